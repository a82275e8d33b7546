import FaceAtlas
import Imaging
import PartLibrary

/// Brows of `pop`: one stroke each with round ends; at rest the inner end is never lower than the outer one.
enum PopBrows {
    static let all = [
        brows("soft", width: 11), brows("thin", width: 8, arch: 17), brows("thick", width: 16, arch: 13),
    ]

    /// - Parameters:
    ///   - width: of the stroke.
    ///   - arch: how high the peak lies above the line of the ends.
    ///   - peak: where it lies, from the inner end (0) to the outer one (1).
    ///   - drop: how much lower the outer end is than the inner one.
    static func brows(
        _ id: String, width: Double, length: Double = 76, arch: Double = 15, peak: Double = 0.52, drop: Double = 4,
        y: Double = 222, gap: Double = 0
    ) -> PartDrawing {
        PartDrawing(.brows, id) { drawing in
            let inner = at(320 - length / 2 + gap, y)
            let outer = at(320 + length / 2 + gap, y + drop)
            // A cubic curve reaches ¾ of its control points' height.
            let lift = at(0, -(arch + drop * 0.4) / 0.75)
            let path = PathBuilder().move(inner.x, inner.y)
                .curve(inner + at(length * (peak - 0.24), 0) + lift, inner + at(length * (peak + 0.18), 0) + lift, outer)
            drawing.outline(path.withMirrorImage(), .brow, width: width)
        }
    }
}
