import Imaging

/// The area of a chart whose vertical axis goes from -1 to 1.
struct Plot {
    let rect: Rect
    /// Values at the lower and at the upper edge.
    var range = -1.0...1.0

    func y(_ value: Double) -> Double {
        let share = (value.clamped(to: range) - range.lowerBound) / (range.upperBound - range.lowerBound)
        return rect.maxY - share * rect.height
    }

    /// The place of a time in the span that ends now.
    func x(_ time: Double, now: Double) -> Double { rect.maxX - (now - time) / SlotHistory.span * rect.width }

    /// Lines at -1, 0 and 1; with their numbers where `numbers` is set.
    func drawAxes(with pen: Pen, numbers: Bool) {
        for value in [-1.0, 0, 1] {
            let y = y(value).rounded() + 0.5
            pen.rule(from: Point(x: rect.x, y: y), length: rect.width)
            guard numbers else { continue }
            let name = value < 0 ? "−1" : value > 0 ? "1" : "0"
            pen.text(
                name, at: Point(x: rect.x - 4 * pen.unit, y: y + 4 * pen.unit), .right, size: 11, VideoColors.quiet)
        }
    }

    /// Lines through the samples that have a value, broken where they have none.
    func curve(
        _ samples: ArraySlice<SlotHistory.Sample>, _ color: Color, width: Double, with pen: Pen,
        value: (SlotHistory.Sample) -> Double?
    ) {
        guard let now = samples.last?.time else { return }
        var run: [Point] = []
        for sample in samples {
            if let value = value(sample) {
                run.append(Point(x: x(sample.time, now: now), y: y(value)))
            } else {
                pen.line(run, color, width: width)
                run = []
            }
        }
        pen.line(run, color, width: width)
    }
}

extension Double {
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
