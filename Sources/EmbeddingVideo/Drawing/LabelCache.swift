import Basics
import CLibRSVG
import Imaging
import SVGRendering

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
