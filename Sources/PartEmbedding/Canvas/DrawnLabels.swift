package import FaceAtlas
import Imaging
package import PartLibrary

/// What a part covers of a label map in the canonical frame at half size.
package struct DrawnLabels: Sendable, Hashable {
    /// Cells of one label side by side in a row.
    package struct Run: Sendable, Hashable {
        package let row: UInt8
        package let first: UInt8
        /// Not less than ``first``; every run lies in the map, whose sides are 256.
        package let last: UInt8
        /// Not the background.
        package let label: FaceLabel

        init(row: UInt8, columns: ClosedRange<UInt8>, label: FaceLabel) {
            (self.row, first, last, self.label) = (row, columns.lowerBound, columns.upperBound, label)
        }
    }

    /// No two share a cell.
    package private(set) var runs: [Run] = []

    init(runs: [Run]) { self.runs = runs }

    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part is broken.
    package init(of part: Part, library: StyleLibrary) throws {
        guard let view = part.slot.view else {
            self.init(runs: [])
            return
        }
        self.init(try PartCanvas(part: part, library: library), view: view)
    }

    /// Takes for each cell the pixel of the canvas at its middle, and of the classes the one with the nearest colour: edges are mixed
    /// colours.
    private init(_ canvas: PartCanvas, view: SlotView) {
        let across = Self.cells(from: view.window.x, length: view.window.width)
        let down = Self.cells(from: view.window.y, length: view.window.height)
        let classes = view.classes.map { (label: $0.label, color: $0.color) }
        var (pixel, label) = (FaceLabel.background.color, FaceLabel?.none)
        for (y, row) in down {
            var start: Int?
            var last: (x: Int, label: FaceLabel?) = (-1, nil)
            func end() {
                guard let first = start, let label = last.label else { return }
                runs.append(Run(row: UInt8(y), columns: UInt8(first)...UInt8(last.x), label: label))
            }
            for (x, column) in across {
                let color = canvas[column, row]
                if color != pixel { (pixel, label) = (color, Self.label(of: color, among: classes)) }
                if label != last.label {
                    end()
                    start = x
                }
                last = (x, label)
            }
            end()
        }
    }

    /// The rows or columns of the map in a window, and for each the row or column of the canvas.
    private static func cells(from start: Double, length: Double) -> [(cell: Int, pixel: Int)] {
        let unit = CanonicalFrame.size / Double(CanonicalFrame.parserSize)
        let first = max(Int((start / unit).rounded()), 0)
        let end = min(Int(((start + length) / unit).rounded()), CanonicalFrame.parserSize)
        return (first..<max(end, first)).map { cell in
            let pixel = Int(((Double(cell) + 0.5) * unit - start) / length * Double(PartCanvas.size))
            return (cell, min(max(pixel, 0), PartCanvas.size - 1))
        }
    }

    /// The label of the class whose colour is nearest, the first of equals; `nil` where black is as near.
    private static func label(of color: Color, among classes: [(label: FaceLabel, color: Color)]) -> FaceLabel? {
        var (label, smallest) = (FaceLabel?.none, FaceLabel.background.color.gap(to: color))
        for shown in classes {
            let gap = shown.color.gap(to: color)
            if gap < smallest { (label, smallest) = (shown.label, gap) }
        }
        return label
    }
}

extension Color {
    /// Squared distance of the channels.
    fileprivate func gap(to other: Color) -> Int {
        let red = Int(red) - Int(other.red)
        let green = Int(green) - Int(other.green)
        let blue = Int(blue) - Int(other.blue)
        return red * red + green * green + blue * blue
    }
}
