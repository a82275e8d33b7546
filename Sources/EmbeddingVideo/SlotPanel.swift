import FaceAtlas
import Imaging
import LiveAvatars
import Mugmoji
import PartEmbedding
import PartLibrary

/// How vectors are shown.
package enum Projection: String, CaseIterable, Sendable {
    /// Two bars for each coordinate.
    case bars
    /// Every coordinate over time.
    case trace
    /// The two principal axes of the library's parts.
    case pca
}

/// One slot's part of a frame: names, vectors and similarity.
struct SlotPanel {
    private enum Chart {
        case bars(BarChart)
        case trace(TraceChart)
        case scatter(ScatterChart)
    }

    let slot: Slot
    let rect: Rect
    private let chart: Chart
    private let curve: Plot

    /// Vectors with more coordinates than these are shown by their principal components.
    static let narrow = 33

    /// - Parameter parts: the slot's parts by id.
    init(slot: Slot, rect: Rect, unit: Double, parts: [String: [Float]], projection: Projection) {
        self.slot = slot
        self.rect = rect
        let inner = rect.inset(left: 26 * unit, top: 34 * unit, right: 10 * unit, bottom: 10 * unit)
        let half = (inner.width - 12 * unit) / 2
        let left = Rect(x: inner.x, y: inner.y, width: half, height: inner.height)
        curve = Plot(rect: Rect(x: inner.maxX - half, y: inner.y, width: half, height: inner.height))
        let vectors = parts.sorted { $0.key < $1.key }.map(\.value)
        var count = vectors.first?.count ?? 1
        // The coordinate that only hair uses is 0 elsewhere.
        if vectors.allSatisfy({ $0.last == 0 }) { count = max(count - 1, 1) }
        let isWide = count > Self.narrow
        switch projection {
        case .bars where !isWide: chart = .bars(BarChart(plot: Plot(rect: left), count: count))
        case .trace:
            chart = .trace(TraceChart(rect: left, axes: isWide ? PrincipalAxes(of: vectors) : nil, count: count))
        default: chart = .scatter(ScatterChart(rect: left, axes: PrincipalAxes(of: vectors), parts: vectors))
        }
    }

    /// What is the same in all frames.
    func drawGround(with pen: Pen) {
        pen.fill(rect, VideoColors.card)
        pen.frame(rect, VideoColors.rule)
        pen.text(slot.words, at: Point(x: rect.x + 10 * pen.unit, y: baseline(pen)), size: 14, bold: true)
        switch chart {
        case .bars(let chart): chart.plot.drawAxes(with: pen, numbers: true)
        case .trace(let chart): chart.drawAxes(with: pen)
        case .scatter(let chart): chart.drawDots(with: pen)
        }
        curve.drawAxes(with: pen, numbers: false)
    }

    func draw(_ reading: FrameEmoji.SlotReading, history: SlotHistory, with pen: Pen) {
        let samples = history.shown
        guard let sample = samples.last else { return }
        let line = baseline(pen)
        let start = rect.x + 10 * pen.unit + pen.width(of: slot.words, size: 14, bold: true) + 10 * pen.unit
        if let match = reading.match {
            let end = start + pen.text(match.id, at: Point(x: start, y: line), size: 13, VideoColors.part)
            // The marker stays beside the name for half a second.
            if samples.contains(where: { $0.isChange && $0.time > sample.time - 0.5 }) {
                pen.marker(at: Point(x: end + 10 * pen.unit, y: line - 1 * pen.unit))
            }
        } else {
            pen.text("nothing worn", at: Point(x: start, y: line), size: 12, VideoColors.quiet)
        }
        let number = sample.similarity.map(hundredths) ?? (reading.match == nil ? "" : "not seen")
        pen.text(
            number, at: Point(x: rect.maxX - 10 * pen.unit, y: line), .right, size: sample.similarity == nil ? 12 : 15,
            bold: sample.similarity != nil, sample.similarity == nil ? VideoColors.quiet : VideoColors.ink)
        switch chart {
        case .bars(let chart): chart.draw(sample, with: pen)
        case .trace(let chart): chart.draw(samples, with: pen)
        case .scatter(let chart): chart.draw(samples, with: pen)
        }
        drawCurve(samples, with: pen)
    }

    private func drawCurve(_ samples: ArraySlice<SlotHistory.Sample>, with pen: Pen) {
        guard let now = samples.last else { return }
        for sample in samples where sample.isChange {
            let x = curve.x(sample.time, now: now.time).rounded() + 0.5
            pen.rule(from: Point(x: x, y: curve.rect.y), length: curve.rect.height, vertical: true)
            pen.marker(at: Point(x: x, y: curve.rect.y))
        }
        curve.curve(samples, VideoColors.ink, width: 1.5, with: pen) { $0.similarity }
        if let similarity = now.similarity {
            pen.disc(at: Point(x: curve.rect.maxX, y: curve.y(similarity)), radius: 3, VideoColors.ink)
        }
    }

    private func baseline(_ pen: Pen) -> Double { (rect.y + 19 * pen.unit).rounded() }
}

/// A number with two decimals and a true minus.
func hundredths(_ value: Double) -> String {
    let number = Int((abs(value) * 100).rounded())
    return (value < 0 && number > 0 ? "−" : "") + "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
}
