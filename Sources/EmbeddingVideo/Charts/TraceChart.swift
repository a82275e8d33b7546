import Imaging

/// The coordinates over time, each in a lane of its own: the face's part and the avatar's part.
struct TraceChart {
    let rect: Rect
    let axes: PrincipalAxes?
    /// Coordinates of the vectors.
    let count: Int

    /// More lanes than these are no longer read; wide vectors are shown by their principal components.
    private static let lanes = 9

    var laneCount: Int { axes == nil ? min(count, Self.lanes) : PrincipalAxes.count }

    func lane(_ index: Int) -> Plot {
        let height = rect.height / Double(laneCount)
        return Plot(
            rect: Rect(x: rect.x, y: rect.y + Double(index) * height + 1, width: rect.width, height: height - 2))
    }

    func drawAxes(with pen: Pen) {
        for index in 0..<laneCount {
            let plot = lane(index)
            let y = plot.y(0).rounded() + 0.5
            pen.rule(from: Point(x: rect.x, y: y), length: rect.width)
            pen.text(
                "\(index + 1)", at: Point(x: rect.x - 4 * pen.unit, y: y + 3.5 * pen.unit), .right,
                size: laneCount > 6 ? 9 : 11, VideoColors.quiet)
        }
    }

    func draw(_ samples: ArraySlice<SlotHistory.Sample>, with pen: Pen) {
        for index in 0..<laneCount {
            let plot = lane(index)
            func value(_ vector: [Float]) -> Double? {
                if let axes { return vector.isEmpty ? nil : axes.project(vector)[index] }
                return index < vector.count ? Double(vector[index]) : nil
            }
            plot.curve(samples, VideoColors.part, width: 2, with: pen) { value($0.part) }
            plot.curve(samples, VideoColors.face, width: 1.5, with: pen) { value($0.face) }
        }
    }
}
