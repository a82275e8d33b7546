package import FaceAtlas
package import FaceParsing
import Imaging
package import PartLibrary

extension LabelMap {
    /// Slots that are drawn into a label map of parts, back to front: those that are placed by their own measures.
    package static let drawnSlots: [Slot] = Slot.allCases.filter { $0.row.placing == .own }

    /// What a drawn face is when it is seen as a photo is: parts of a style in the canonical frame at half size, each by
    /// the windows of its slot, so that drawing and photo can be measured alike.
    ///
    /// - Parameters:
    ///   - parts: of the slots in ``drawnSlots``; those of other slots are left out.
    ///   - library: the style that the parts belong to.
    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part is broken.
    package init(drawing parts: [Slot: Part], library: StyleLibrary) throws {
        try self.init(drawing: parts) { part in try DrawnLabels(of: part, library: library) }
    }

    /// The same of parts that may have been drawn before.
    package init(drawing parts: [Slot: Part], by draw: (Part) throws -> DrawnLabels) rethrows {
        let size = CanonicalFrame.parserSize
        self.init(width: size, height: size, labels: [UInt8](repeating: 0, count: size * size))
        for slot in Self.drawnSlots {
            guard let part = parts[slot] else { continue }
            for cell in try draw(part).cells { labels[Int(cell.place)] = cell.label.rawValue }
        }
    }
}

/// What a part covers of a label map in the canonical frame at half size.
package struct DrawnLabels: Sendable {
    /// Places count from the upper left, row by row.
    fileprivate private(set) var cells: [(place: Int32, label: FaceLabel)] = []

    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part is broken.
    package init(of part: Part, library: StyleLibrary) throws {
        guard let view = part.slot.view else { return }
        draw(try PartCanvas(part: part, library: library), window: view.window, classes: view.classes)
    }

    private mutating func draw(_ canvas: PartCanvas, window: Rect, classes: [ShownClass]) {
        let width = CanonicalFrame.parserSize
        let unit = CanonicalFrame.size / Double(width)
        let side = Double(PartCanvas.size)
        func pixels(from start: Double, length: Double) -> Range<Int> {
            max(Int((start / unit).rounded()), 0)..<min(Int(((start + length) / unit).rounded()), width)
        }
        for y in pixels(from: window.y, length: window.height) {
            let row = Int(((Double(y) + 0.5) * unit - window.y) / window.height * side)
            for x in pixels(from: window.x, length: window.width) {
                let column = Int(((Double(x) + 0.5) * unit - window.x) / window.width * side)
                let color = canvas[min(max(column, 0), PartCanvas.size - 1), min(max(row, 0), PartCanvas.size - 1)]
                let black = FaceLabel.background.color
                guard let best = classes.min(by: { $0.color.gap(to: color) < $1.color.gap(to: color) }),
                    best.color.gap(to: color) < black.gap(to: color)
                else { continue }
                cells.append((Int32(y * width + x), best.label))
            }
        }
    }
}

extension Color {
    /// Squared distance of the channels; edges of a canvas are mixed colours.
    fileprivate func gap(to other: Color) -> Int {
        let red = Int(red) - Int(other.red)
        let green = Int(green) - Int(other.green)
        let blue = Int(blue) - Int(other.blue)
        return red * red + green * green + blue * blue
    }
}
