import Imaging

/// How far a box lies from the true one, each way as a share of the true one's size.
struct BoxComparison: Sendable, Equatable {
    /// Shift of the centre, positive to the right, as a share of the true width.
    let across: Double
    /// Shift of the centre, positive downwards, as a share of the true height.
    let down: Double
    /// Excess of the width; 0 for equal widths.
    let width: Double
    /// Excess of the height.
    let height: Double

    init(found: Rect, truth: Rect) {
        across = (found.x + found.width / 2 - truth.x - truth.width / 2) / truth.width
        down = (found.y + found.height / 2 - truth.y - truth.height / 2) / truth.height
        width = found.width / truth.width - 1
        height = found.height / truth.height - 1
    }

    /// Whether the centre and both sides are each within `tolerance`.
    func isWithin(_ tolerance: Double) -> Bool { worst <= tolerance }

    /// The largest of the four, without its sign.
    var worst: Double { [across, down, width, height].map(abs).max() ?? 0 }

    /// The largest shift of the centre.
    var shift: Double { max(abs(across), abs(down)) }

    /// The largest excess or lack of a side.
    var size: Double { max(abs(width), abs(height)) }
}

extension FaceTable.Row {
    /// The face's box in pixels of the photo; `nil` when the table has none.
    var box: Rect? {
        let values = ["face_x", "face_y", "face_w", "face_h"].compactMap { Double(self[$0]) }
        guard values.count == 4, values[2] > 0, values[3] > 0 else { return nil }
        return Rect(x: values[0], y: values[1], width: values[2], height: values[3])
    }
}
