import Foundation
import PartLibrary

/// One SVG document with many avatars in a grid.
struct PreviewSheet {
    /// One avatar: parts back to front, and the part of the art frame that is shown.
    struct Cell {
        var parts: [PartDrawing]
        var colors = PreviewColors()
        var caption = ""
    }

    let style: ArtStyle
    var cells: [Cell]
    var columns = 8
    /// The side of a cell in pixels.
    var cellSize = 160

    /// The sheet's width and height in pixels.
    var size: (width: Int, height: Int) {
        (columns * cellSize, (cells.count + columns - 1) / columns * (cellSize + captionHeight))
    }

    private var captionHeight: Int { cells.contains { !$0.caption.isEmpty } ? 18 : 0 }

    /// - Throws: `DecodingError` when the style's `style.json` cannot be read back.
    func svg() throws -> String {
        let style = try JSONDecoder().decode(Style.self, from: Data(style.json.utf8))
        let rowHeight = cellSize + captionHeight
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.width) \(size.height)\">\n<style>\n"
        for (number, cell) in cells.enumerated() {
            text += cell.colors.stylesheet(of: style, scope: "c\(number)") + "\n"
        }
        text += "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        for (number, cell) in cells.enumerated() {
            let (x, y) = (number % columns * cellSize, number / columns * rowHeight)
            text += "<svg x=\"\(x)\" y=\"\(y)\" width=\"\(cellSize)\" height=\"\(cellSize)\" viewBox=\"0 0 512 512\">"
            text += "<g class=\"c\(number)\">\n"
            for part in cell.parts {
                text += part.contents.map { $0.text(idSuffix: "-\(part.slot.rawValue)-\(number)") }.joined()
            }
            text += "</g></svg>\n"
            guard !cell.caption.isEmpty else { continue }
            text += "<text x=\"\(x + cellSize / 2)\" y=\"\(y + cellSize + 12)\" font-size=\"11\" "
            text += "font-family=\"sans-serif\" text-anchor=\"middle\">\(cell.caption)</text>\n"
        }
        return text + "</svg>\n"
    }
}
