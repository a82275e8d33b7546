import Basics
import Compositing
import FaceAtlas
import Imaging
package import PartLibrary
import SVGRendering

/// Every part of a style on one sheet: a picture, or a page for a browser.
package struct PartGallery: Sendable {
    let library: StyleLibrary

    package init(of library: StyleLibrary) {
        self.library = library
    }

    /// The slots that have parts.
    var slots: [Slot] { Slot.allCases.filter { !library.parts(in: $0).isEmpty } }

    /// What is shown of the art frame for a part in `slot`: a square about the slot's window, so that a nose is seen.
    func frame(of slot: Slot) -> Style.Frame {
        let box = library.style.viewBox
        guard let window = library.style.windows[slot.windowSlot] else { return box }
        let near = max(max(window.width, window.height) * 1.35, 0.4 * box.width)
        let side = min(near, box.width, box.height)
        func start(_ middle: Double, from: Double, length: Double) -> Double {
            min(max(middle - side / 2, from), from + length - side).rounded()
        }
        return Style.Frame(
            x: start(window.x + window.width / 2, from: box.x, length: box.width),
            y: start(window.y + window.height / 2, from: box.y, length: box.height), width: side, height: side)
    }

    /// The picture of a part on the sheet, in pixels, and the room that it takes with its name.
    private static let (picture, cellWidth, cellHeight) = (96, 116, 122)
    private static let (mostColumns, leastColumns, headingHeight, margin) = (10, 4, 40, 8)

    /// A contact sheet as a PNG file: every part at 96 pixels on the style's default face, near, slot by slot, with its name;
    /// the names of parts that no photo is matched with are grey.
    ///
    /// - Throws: `SVGError` when drawing fails.
    package func png() throws -> [UInt8] {
        // Row by row, since one document with the paths of hundreds of parts takes too much memory.
        let most = slots.map { library.parts(in: $0).count }.max() ?? 0
        let columns = min(max(most, Self.leastColumns), Self.mostColumns)
        let width = columns * Self.cellWidth + 2 * Self.margin
        var (pixels, height) = ([UInt8](), 0)
        func add(height rowHeight: Int, _ content: (inout XMLWriter) -> Void) throws {
            let bytes = document(width: width, height: rowHeight, content)
            let row = try SVGDocument(bytes: bytes).render(width: width, height: rowHeight)
            pixels += row.pixels
            height += rowHeight
        }
        for slot in slots {
            let parts = library.parts(in: slot)
            let count = parts.count == 1 ? "1 part" : "\(parts.count) parts"
            try add(height: Self.headingHeight) { writer in
                let heading: XMLWriter.Attributes = [
                    "x": "\(Self.margin)", "y": "28", "font-size": "18", "font-weight": "bold",
                ]
                writer.element("text", heading) { writer in
                    writer.add(text: slot.rawValue)
                    writer.element("tspan", ["dx": "8", "font-weight": "normal", "font-size": "13"], text: count)
                }
            }
            for start in stride(from: 0, to: parts.count, by: columns) {
                let row = parts[start..<min(start + columns, parts.count)]
                try add(height: Self.cellHeight) { writer in
                    for (column, part) in row.enumerated() { write(cellOf: part, column: column, to: &writer) }
                }
            }
        }
        return try Image(width: width, height: height, pixels: pixels).pngBytes()
    }

    private func document(width: Int, height: Int, _ content: (inout XMLWriter) -> Void) -> [UInt8] {
        // A middling skin, on which lights and shades are both seen.
        let tones = library.style.palettes[.skin] ?? []
        let skin = tones.isEmpty ? [:] : [Role.skin: tones[(tones.count - 1) / 2].color]
        let recipe = AvatarRecipe(style: library.style.name, colors: skin)
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        return XMLWriter { writer in
            writer.element("svg", Drawing.document(viewBox: "0 0 \(width) \(height)")) { writer in
                writer.element("style") { $0.add(raw: Role.stylesheet { scheme[$0].hex }) }
                writer.element("rect", ["width": "\(width)", "height": "\(height)", "fill": "#fff"])
                writer.element("g", ["font-family": "sans-serif"], content: content)
            }
        }.bytes
    }

    private func write(cellOf part: Part, column: Int, to writer: inout XMLWriter) {
        let x = Self.margin + column * Self.cellWidth
        let picture: XMLWriter.Attributes = [
            "x": "\(x + (Self.cellWidth - Self.picture) / 2)", "y": "2", "width": "\(Self.picture)",
            "height": "\(Self.picture)", "viewBox": frame(of: part.slot).viewBoxText,
        ]
        writer.element("svg", picture) { writer in
            for other in PartPicture(of: part, in: library).faceWithPart {
                other.drawing.write(to: &writer, prefix: "c\(column)-\(other.slot.rawValue)")
            }
        }
        let label: XMLWriter.Attributes = [
            "x": "\(x + Self.cellWidth / 2)", "y": "\(Self.picture + 14)", "font-size": "10", "text-anchor": "middle",
            "fill": part.isMatched ? "#222" : "#888",
        ]
        writer.element("text", label, text: part.id.count > 20 ? part.id.prefix(19) + "…" : part.id)
    }
}
