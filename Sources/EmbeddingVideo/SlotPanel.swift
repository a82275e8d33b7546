import FaceAtlas
import Imaging
import LiveAvatars
import Mugmoji
import PartEmbedding
import PartLibrary
import SVGRendering

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
final class SlotPanel {
    private enum Chart {
        case bars(BarChart)
        case trace(TraceChart)
        case scatter(ScatterChart)
    }

    /// What stands above the charts.
    private struct Heading: Equatable {
        var part: String?
        var isMarked: Bool
        var number: String
        var isCompared: Bool
    }

    let slot: Slot
    let rect: Rect
    private let chart: Chart
    private let plot: Plot
    private let curve: ScrollingCurve
    /// What the sheet shows.
    private var heading: Heading?
    private var vectors: [[Float]]?

    /// Vectors with more coordinates than these are shown by their principal components.
    static let narrow = 33

    /// - Parameter parts: the slot's parts by id.
    init(slot: Slot, rect: Rect, pen: Pen, parts: [String: [Float]], projection: Projection) throws(SVGError) {
        self.slot = slot
        self.rect = rect
        let unit = pen.unit
        let inner = rect.inset(left: 26 * unit, top: 34 * unit, right: 10 * unit, bottom: 10 * unit)
        let half = (inner.width - 12 * unit) / 2
        let left = Rect(x: inner.x, y: inner.y, width: half, height: inner.height)
        plot = Plot(rect: Rect(x: inner.maxX - half, y: inner.y, width: half, height: inner.height))
        curve = try ScrollingCurve(plot: plot, pen: pen)
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
        plot.drawAxes(with: pen, numbers: false)
    }

    func draw(_ reading: FrameEmoji.SlotReading, history: SlotHistory, on sheet: Sheet, with pen: Pen) {
        let samples = history.shown
        guard let sample = samples.last else { return }
        drawHeading(
            Heading(
                part: reading.match?.id,
                // The marker stays beside the name for half a second.
                isMarked: samples.contains { $0.isChange && $0.time > sample.time - 0.5 },
                number: sample.similarity.map(hundredths) ?? (reading.match == nil ? "" : "not seen"),
                isCompared: sample.similarity != nil), on: sheet, with: pen)
        drawChart(samples, sample, on: sheet, with: pen)
        curve.add(sample)
        sheet.clear(curve.rect)
        curve.draw(with: pen)
        if let similarity = sample.similarity {
            pen.disc(at: Point(x: plot.rect.maxX, y: plot.y(similarity)), radius: 3, VideoColors.ink)
        }
    }

    private func drawHeading(_ new: Heading, on sheet: Sheet, with pen: Pen) {
        if heading == new { return }
        heading = new
        let unit = pen.unit
        let line = baseline(pen)
        let start = rect.x + 10 * unit + pen.width(of: slot.words, size: 14, bold: true) + 10 * unit
        sheet.clear(
            Rect(x: start - 4 * unit, y: rect.y + 2, width: rect.maxX - 2 - start + 4 * unit, height: 23 * unit))
        if let part = new.part {
            let end = start + pen.text(part, at: Point(x: start, y: line), size: 13, VideoColors.part)
            if new.isMarked { pen.marker(at: Point(x: end + 10 * unit, y: line - 1 * unit)) }
        } else {
            pen.text("nothing worn", at: Point(x: start, y: line), size: 12, VideoColors.quiet)
        }
        pen.text(
            new.number, at: Point(x: rect.maxX - 10 * unit, y: line), .right, size: new.isCompared ? 15 : 12,
            bold: new.isCompared, new.isCompared ? VideoColors.ink : VideoColors.quiet)
    }

    private func drawChart(
        _ samples: ArraySlice<SlotHistory.Sample>, _ sample: SlotHistory.Sample, on sheet: Sheet, with pen: Pen
    ) {
        switch chart {
        case .bars(let chart):
            if vectors == [sample.face, sample.part] { return }
            vectors = [sample.face, sample.part]
            sheet.clear(chart.plot.rect.inset(left: -1, top: -1, right: -1, bottom: -1))
            chart.draw(sample, with: pen)
        case .trace(let chart):
            sheet.clear(chart.rect.inset(left: -2, top: -2, right: -2, bottom: -2))
            chart.draw(samples, with: pen)
        case .scatter(let chart):
            // Rings reach beyond the plane.
            let reach = -8 * pen.unit
            sheet.clear(chart.rect.inset(left: reach, top: reach, right: reach, bottom: reach))
            chart.draw(samples, with: pen)
        }
    }

    private func baseline(_ pen: Pen) -> Double { (rect.y + 19 * pen.unit).rounded() }
}

/// A number with two decimals and a true minus.
func hundredths(_ value: Double) -> String {
    let number = Int((abs(value) * 100).rounded())
    return (value < 0 && number > 0 ? "−" : "") + "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
}
