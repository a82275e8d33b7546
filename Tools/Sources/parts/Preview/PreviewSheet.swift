import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// One SVG document with many avatars in a grid.
struct PreviewSheet {
    /// One avatar: parts back to front.
    struct Cell {
        var parts: [PartDrawing]
        var colors = PreviewColors()
        var caption = ""
    }

    let style: ArtStyle
    var cells: [Cell]
    var columns = 8
    /// The width of a cell in pixels.
    var cellSize = 160
    /// The white space between two cells in pixels.
    var gap = 0
    /// What is shown of the art frame.
    var view = Rect(x: 0, y: 0, width: 512, height: 512)

    /// The sheet's width and height in pixels.
    var size: (width: Int, height: Int) {
        (columns * cellSize, (cells.count + columns - 1) / columns * (cellHeight + captionHeight))
    }

    private var cellHeight: Int { Int((Double(cellSize) * view.height / view.width).rounded()) }
    private var captionHeight: Int { cells.contains { !$0.caption.isEmpty } ? 18 : 0 }

    /// - Throws: `DecodingError` when the style's `style.json` cannot be read back.
    func svg() throws -> String {
        let style = try JSONDecoder().decode(StyleFile.self, from: Data(style.json.utf8)).style
        let rowHeight = cellHeight + captionHeight
        let box = [view.x, view.y, view.width, view.height].map(\.text).joined(separator: " ")
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.width) \(size.height)\">\n<style>\n"
        for (number, cell) in cells.enumerated() {
            text += cell.colors.stylesheet(of: style, scope: "c\(number)") + "\n"
        }
        text += "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        for (number, cell) in cells.enumerated() {
            let (x, y) = (number % columns * cellSize, number / columns * rowHeight)
            text += "<svg x=\"\(x)\" y=\"\(y)\" width=\"\(cellSize - gap)\" "
            text += "height=\"\(cellHeight - gap)\" preserveAspectRatio=\"xMidYMid slice\" viewBox=\"\(box)\">"
            text += "<g class=\"c\(number)\">\n"
            for part in cell.parts {
                text += part.contents.map { $0.text(idSuffix: "-\(part.slot.rawValue)-\(number)") }.joined()
            }
            text += "</g></svg>\n"
            guard !cell.caption.isEmpty else { continue }
            text += "<text x=\"\(x + cellSize / 2)\" y=\"\(y + cellHeight + 12)\" font-size=\"11\" "
            text += "font-family=\"sans-serif\" text-anchor=\"middle\">\(cell.caption)</text>\n"
        }
        return text + "</svg>\n"
    }
}
