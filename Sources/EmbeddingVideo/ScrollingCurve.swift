import CLibRSVG
import Foundation
import Imaging
import SVGRendering

/// A curve over the last seconds, which moves to the left by whole pixels: what was drawn of it is kept, and only its new end is
/// drawn.
final class ScrollingCurve {
    private let plot: Plot
    private let pen: Pen
    /// The part of the frame that the strip covers.
    private let area: PixelArea
    /// Pixels of a second.
    private let pace: Double
    /// The last samples, as far as the end of the curve hangs together with them.
    private var samples: [SlotHistory.Sample] = []
    /// Whole pixels from the beginning of time to the right edge of the plot.
    private var edge = 0

    /// Pixels in which a marker and the joint of two lines lie.
    private static let reach = 8.0

    init(plot: Plot, pen: Pen) throws(SVGError) {
        let (reach, unit) = (Self.reach, pen.unit)
        let rect = plot.rect.inset(left: -1, top: -reach * unit, right: -reach * unit, bottom: -4 * unit)
        let area = PixelArea(around: rect, width: pen.canvas.width, height: pen.canvas.height)
        let canvas = try CairoCanvas(width: max(area.x.count, 1), height: max(area.y.count, 1))
        cairo_translate(canvas.context, -area.rect.x, -area.rect.y)
        self.plot = plot
        self.area = area
        self.pen = Pen(canvas: canvas, labels: pen.labels, unit: unit)
        pace = plot.rect.width / SlotHistory.span
    }

    /// What the curve and its markers cover of a frame.
    var rect: Rect { area.rect }

    /// Adds the next sample, which stands at the right edge.
    func add(_ sample: SlotHistory.Sample) {
        let edge = Int((sample.time * pace).rounded())
        move(by: max(edge - self.edge, 0))
        self.edge = max(edge, self.edge)
        samples.append(sample)
        let reach = Self.reach * pen.unit
        let before = samples.count > 1 ? samples[samples.count - 2] : sample
        let start = min(x(before) - 3 * pen.unit, x(sample) - reach).rounded(.down)
        // One more than what is seen of the end, so that joints are drawn as they were.
        if let first = samples.lastIndex(where: { x($0) < start - 2 * reach }), first > 0 {
            samples.removeFirst(first)
        }
        pen.clipped(to: Rect(x: start, y: rect.y, width: max(rect.maxX - start, 0), height: rect.height)) {
            pen.canvas.clear()
            for sample in samples where sample.isChange {
                let x = x(sample).rounded() + 0.5
                pen.rule(from: Point(x: x, y: plot.rect.y), length: plot.rect.height, vertical: true)
                pen.marker(at: Point(x: x, y: plot.rect.y))
            }
            pen.line(samples.map { ($0, x($0)) }, on: plot, width: 1.5)
        }
    }

    /// Draws the curve over a frame.
    func draw(with pen: Pen) {
        cairo_set_source_surface(pen.canvas.context, self.pen.canvas.surface, rect.x, rect.y)
        cairo_rectangle(pen.canvas.context, rect.x, rect.y, rect.width, rect.height)
        cairo_fill(pen.canvas.context)
    }

    private func x(_ sample: SlotHistory.Sample) -> Double {
        plot.rect.maxX.rounded() - (Double(edge) - sample.time * pace)
    }

    private func move(by pixels: Int) {
        guard pixels > 0 else { return }
        let canvas = pen.canvas
        guard pixels < canvas.width else { return canvas.clear() }
        cairo_surface_flush(canvas.surface)
        guard let data = cairo_image_surface_get_data(canvas.surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(canvas.surface))
        for y in 0..<canvas.height {
            let row = UnsafeMutableRawPointer(data + y * stride)
            memmove(row, row + pixels * 4, (canvas.width - pixels) * 4)
            memset(row + (canvas.width - pixels) * 4, 0, pixels * 4)
        }
        cairo_surface_mark_dirty(canvas.surface)
    }
}

extension Pen {
    /// Lines through the similarities of samples, broken where they have none.
    fileprivate func line(_ samples: [(sample: SlotHistory.Sample, x: Double)], on plot: Plot, width: Double) {
        for run in samples.split(whereSeparator: { $0.sample.similarity == nil }) {
            let points = run.compactMap { entry in
                entry.sample.similarity.map { Point(x: entry.x, y: plot.y($0)) }
            }
            line(points, VideoColors.ink, width: width)
        }
    }
}
