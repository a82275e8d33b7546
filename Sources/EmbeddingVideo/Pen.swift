import Basics
import CLibRSVG
import Foundation
import Imaging
import SVGRendering

/// Draws on a canvas; lengths in pixels.
struct Pen {
    let canvas: CairoCanvas
    let labels: LabelCache
    /// Pixels of what is one pixel in a drawing of 1280×720.
    let unit: Double

    private var context: OpaquePointer { canvas.context }

    func fill(_ rect: Rect, _ color: Color) {
        set(color)
        cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
        cairo_fill(context)
    }

    func frame(_ rect: Rect, _ color: Color) {
        set(color)
        cairo_set_line_width(context, 1)
        cairo_rectangle(context, rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1)
        cairo_stroke(context)
    }

    /// A line of one pixel's width, which takes no antialiasing.
    func rule(from start: Point, length: Double, vertical: Bool = false, _ color: Color = VideoColors.rule) {
        let (x, y) = (start.x.rounded(.down), start.y.rounded(.down))
        fill(Rect(x: x, y: y, width: vertical ? 1 : length, height: vertical ? length : 1), color)
    }

    func line(_ points: [Point], _ color: Color, width: Double) {
        guard let first = points.first, points.count > 1 else { return }
        set(color)
        cairo_set_line_width(context, width * unit)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_BEVEL)
        cairo_move_to(context, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
        cairo_stroke(context)
    }

    func disc(at center: Point, radius: Double, _ color: Color) {
        set(color)
        cairo_arc(context, center.x, center.y, radius * unit, 0, 2 * .pi)
        cairo_fill(context)
    }

    func ring(at center: Point, radius: Double, _ color: Color, width: Double) {
        set(color)
        cairo_set_line_width(context, width * unit)
        cairo_new_path(context)
        cairo_arc(context, center.x, center.y, radius * unit, 0, 2 * .pi)
        cairo_stroke(context)
    }

    /// A triangle that points down to `tip`: the choice changes here.
    func marker(at tip: Point, _ color: Color = VideoColors.ink) {
        set(color)
        cairo_move_to(context, tip.x, tip.y)
        cairo_line_to(context, tip.x - 4 * unit, tip.y - 7 * unit)
        cairo_line_to(context, tip.x + 4 * unit, tip.y - 7 * unit)
        cairo_close_path(context)
        cairo_fill(context)
    }

    enum Side { case left, middle, right }

    /// Writes one line of text.
    ///
    /// - Parameters:
    ///   - point: on the base line; which end of the text it is, `side` says.
    ///   - size: of the letters, for a drawing of 1280×720.
    /// - Returns: the text's width.
    @discardableResult
    func text(
        _ text: String, at point: Point, _ side: Side = .left, size: Double, bold: Bool = false,
        _ color: Color = VideoColors.ink
    ) -> Double {
        guard let label = labels.label(text, size: size * unit, bold: bold, color: color) else { return 0 }
        let x =
            switch side {
            case .left: point.x
            case .middle: point.x - label.width / 2
            case .right: point.x - label.width
            }
        cairo_set_source_surface(
            context, label.canvas.surface, (x - label.origin.x).rounded(), (point.y - label.origin.y).rounded())
        cairo_paint(context)
        return label.width
    }

    /// Draws only within `rect`.
    func clipped(to rect: Rect, _ work: () throws -> Void) rethrows {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
        cairo_clip(context)
        try work()
    }

    func set(_ color: Color, opacity: Double = 1) {
        cairo_set_source_rgba(
            context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
            opacity * Double(color.alpha) / 255)
    }
}

extension Pen {
    /// The width that a text takes.
    func width(of text: String, size: Double, bold: Bool = false, _ color: Color = VideoColors.ink) -> Double {
        labels.label(text, size: size * unit, bold: bold, color: color)?.width ?? 0
    }

    /// A bold text, its middle left out where it is too wide.
    func shortened(_ text: String, to room: Double, size: Double) -> String {
        var (head, tail) = (text.count, 0)
        func candidate() -> String { head + tail >= text.count ? text : text.prefix(head) + "…" + text.suffix(tail) }
        if width(of: text, size: size, bold: true) > room { (head, tail) = (text.count / 2, text.count / 2 - 1) }
        while head > 1, width(of: candidate(), size: size, bold: true) > room {
            (head, tail) = (head - 1, max(tail - 1, 0))
        }
        return candidate()
    }

    /// A number that is another one in every frame, set digit by digit, so that no label is kept for it.
    ///
    /// - Returns: the number's width.
    @discardableResult
    func number(_ text: String, endingAt end: Point, size: Double) -> Double {
        // All digits are equally wide.
        let (digit, point) = (0.64 * size * unit, 0.32 * size * unit)
        let width = text.reduce(0) { $0 + ($1 == "." ? point : digit) }
        var x = end.x - width
        for character in text {
            self.text(String(character), at: Point(x: x, y: end.y), size: size, VideoColors.quiet)
            x += character == "." ? point : digit
        }
        return width
    }
}

/// Lines of text that were set before: setting type takes longer than all the rest of a frame, and the same few words and
/// numbers come again and again.
final class LabelCache {
    struct Label {
        let canvas: CairoCanvas
        /// Where the base line begins on the canvas.
        let origin: Point
        let width: Double
    }

    private struct Key: Hashable {
        var text: String
        var size: Double
        var bold: Bool
        var color: Color
    }

    private var labels: [Key: Label?] = [:]
    private static let capacity = 1000

    /// The text, set by pango; `nil` where nothing of it can be seen.
    func label(_ text: String, size: Double, bold: Bool, color: Color) -> Label? {
        let key = Key(text: text, size: size, bold: bold, color: color)
        if let label = labels[key] { return label }
        if labels.count >= Self.capacity { labels.removeAll() }
        let label = try? set(key)
        labels[key] = .some(label)
        return label
    }

    private func set(_ key: Key) throws -> Label? {
        let height = (key.size * 1.6).rounded(.up)
        let room = (key.size * Double(key.text.count + 2) * 1.2).rounded(.up)
        let origin = Point(x: key.size.rounded(.up), y: (key.size * 1.2).rounded())
        let root: XMLWriter.Attributes = [
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(room) \(height)", "width": "\(room)",
            "height": "\(height)",
        ]
        let svg = XMLWriter { writer in
            writer.element("svg", root) { writer in
                writer.element(
                    "text",
                    [
                        "x": "\(origin.x)", "y": "\(origin.y)", "font-family": "DejaVu Sans, sans-serif",
                        "font-size": "\(key.size)", "font-weight": key.bold ? "bold" : "normal",
                        "fill": key.color.hex, "xml:space": "preserve",
                    ], text: key.text)
            }
        }
        let canvas = try CairoCanvas(width: Int(room), height: Int(height))
        try SVGDocument(bytes: svg.bytes).draw(on: canvas, in: Rect(x: 0, y: 0, width: room, height: height))
        guard let right = canvas.lastColumn() else { return nil }
        return Label(canvas: canvas, origin: origin, width: Double(right + 1) - origin.x)
    }
}

extension CairoCanvas {
    /// The last column that holds anything.
    fileprivate func lastColumn() -> Int? {
        guard let bytes = try? bytes() else { return nil }
        return (0..<width).reversed().first { x in
            (0..<height).contains { y in bytes[(y * width + x) * 4 + 3] != 0 }
        }
    }
}
