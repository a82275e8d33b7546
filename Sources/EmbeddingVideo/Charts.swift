import Imaging
import LiveAvatars
import Mugmoji
import PartEmbedding

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

/// What a slot's charts show of the last seconds.
struct SlotHistory {
    struct Sample {
        var time: Double
        /// `nil` where nothing was compared.
        var similarity: Double?
        var isChange: Bool
        var face: [Float]
        var part: [Float]
    }

    /// Seconds that a chart shows.
    static let span = 5.0

    private(set) var samples: [Sample] = []

    mutating func add(_ reading: FrameEmoji.SlotReading, time: Double) {
        let similarity = reading.face.isEmpty ? nil : reading.match.map { Double($0.similarity) }
        samples.append(
            Sample(
                time: time, similarity: similarity, isChange: reading.isChange, face: reading.face, part: reading.part))
        if let first = samples.firstIndex(where: { $0.time >= time - Self.span }), first > 64 {
            samples.removeFirst(first)
        }
    }

    /// The samples that are shown, oldest first.
    var shown: ArraySlice<Sample> {
        guard let last = samples.last else { return [] }
        return samples.drop { $0.time < last.time - Self.span }
    }
}

/// Two bars for each coordinate: the face's part and the avatar's part.
struct BarChart {
    let plot: Plot
    /// Coordinates.
    let count: Int

    func draw(_ sample: SlotHistory.Sample, with pen: Pen) {
        let group = plot.rect.width / Double(count)
        let bar = (group * 0.4).rounded(.down)
        for index in 0..<count {
            let x = (plot.rect.x + Double(index) * group + (group - 2 * bar) / 2).rounded()
            for (vector, color, offset) in [(sample.face, VideoColors.face, 0), (sample.part, VideoColors.part, bar)]
            where index < vector.count {
                let (zero, end) = (plot.y(0).rounded(), plot.y(Double(vector[index])).rounded())
                // A bar of nothing is still seen.
                let height = max(abs(end - zero), 1)
                pen.fill(Rect(x: x + offset, y: min(zero, end), width: bar, height: height), color)
            }
        }
    }
}

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

/// A slot's parts as dots in the plane of their two principal axes, with the face's part and the chosen part among them.
struct ScatterChart {
    let rect: Rect
    let axes: PrincipalAxes
    /// All parts, projected.
    let parts: [[Double]]
    /// Pixels of a unit.
    private let scale: Double

    init(rect: Rect, axes: PrincipalAxes, parts: [[Float]]) {
        self.rect = rect
        self.axes = axes
        self.parts = parts.map(axes.project)
        let reach = self.parts.joined().map { abs($0) }.max() ?? 1
        scale = min(rect.width, rect.height) / 2 / max(reach * 1.15, 0.1)
    }

    private func place(_ vector: [Float]) -> Point { place(axes.project(vector)) }

    private func place(_ point: [Double]) -> Point {
        let x = rect.middle.x + point[0] * scale
        let y = rect.middle.y - point[1] * scale
        return Point(x: x.clamped(to: rect.x...rect.maxX), y: y.clamped(to: rect.y...rect.maxY))
    }

    func drawDots(with pen: Pen) {
        pen.frame(rect, VideoColors.rule)
        for part in parts { pen.disc(at: place(part), radius: 2, VideoColors.dots) }
    }

    func draw(_ samples: ArraySlice<SlotHistory.Sample>, with pen: Pen) {
        guard let sample = samples.last else { return }
        // Where the face's part was in the last second.
        let tail = samples.suffix(while: { $0.time > sample.time - 1 && !$0.face.isEmpty }).map { place($0.face) }
        pen.line(tail, VideoColors.face, width: 1)
        if !sample.part.isEmpty { pen.ring(at: place(sample.part), radius: 6, VideoColors.part, width: 3) }
        if !sample.face.isEmpty { pen.disc(at: place(sample.face), radius: 4, VideoColors.face) }
    }
}

extension ArraySlice {
    /// The longest end of which all elements satisfy a condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice {
        self[(lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}
