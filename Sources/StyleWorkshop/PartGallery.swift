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
        func add(_ markup: String, height rowHeight: Int) throws {
            let row = try SVGDocument(svg: document(markup, width: width, height: rowHeight)).render(
                width: width, height: rowHeight)
            pixels += row.pixels
            height += rowHeight
        }
        for slot in slots {
            let parts = library.parts(in: slot)
            let count = parts.count == 1 ? "1 part" : "\(parts.count) parts"
            try add(
                "<text x=\"\(Self.margin)\" y=\"28\" font-size=\"18\" font-weight=\"bold\">\(slot.rawValue)"
                    + "<tspan dx=\"8\" font-weight=\"normal\" font-size=\"13\">\(count)</tspan></text>",
                height: Self.headingHeight)
            for start in stride(from: 0, to: parts.count, by: columns) {
                let row = parts[start..<min(start + columns, parts.count)]
                try add(
                    row.enumerated().map { cell($0.element, column: $0.offset) }.joined(), height: Self.cellHeight)
            }
        }
        return try Image(width: width, height: height, pixels: pixels).pngBytes()
    }

    private func document(_ markup: String, width: Int, height: Int) -> String {
        // A middling skin, on which lights and shades are both seen.
        let tones = library.style.palettes[.skin] ?? []
        let skin = tones.isEmpty ? [:] : [Role.skin: tones[(tones.count - 1) / 2].color]
        let recipe = AvatarRecipe(style: library.style.name, colors: skin)
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            + "viewBox=\"0 0 \(width) \(height)\" font-family=\"sans-serif\">\n"
            + "<style>\(Role.stylesheet { scheme[$0].hex })</style>\n"
            + "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#fff\"/>\n\(markup)</svg>\n"
    }

    private func cell(_ part: Part, column: Int) -> String {
        let x = Self.margin + column * Self.cellWidth
        let shape = PartPicture(of: part, in: library).faceWithPart.map {
            $0.markup(prefix: "c\(column)-\($0.slot.rawValue)")
        }
        let name = part.id.count > 20 ? part.id.prefix(19) + "…" : part.id[...]
        return "<svg x=\"\(x + (Self.cellWidth - Self.picture) / 2)\" y=\"2\" width=\"\(Self.picture)\" "
            + "height=\"\(Self.picture)\" viewBox=\"\(frame(of: part.slot).viewBoxText)\">\(shape.joined())</svg>\n"
            + "<text x=\"\(x + Self.cellWidth / 2)\" y=\"\(Self.picture + 14)\" font-size=\"10\" text-anchor=\"middle\" "
            + "fill=\"\(part.isMatched ? "#222" : "#888")\">\(name)</text>\n"
    }
}
