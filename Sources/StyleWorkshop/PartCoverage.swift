import FaceAtlas
import Imaging
import PartLibrary
import SVGRendering

/// Where the paint of a part lies.
struct PartCoverage {
    /// Painted area in square units of the art frame; what is half transparent counts half.
    private(set) var total = 0.0
    /// The share (0…1) of it that lies in the window of the part's slot, and that lies in the art frame.
    private(set) var (inWindow, inFrame) = (0.0, 0.0)

    /// Pixels along a side of the picture that is measured, which shows twice the art frame's width and height.
    private static let size = 256

    /// - Throws: `SVGError` when drawing fails.
    init(of part: Part, in style: Style) throws(SVGError) {
        let box = style.viewBox
        // What a part draws beyond the art frame is cut off in an emoji, and seen here.
        let wide = Rect(
            x: box.x - box.width / 2, y: box.y - box.height / 2, width: 2 * box.width, height: 2 * box.height)
        let picture = try SVGDocument(bytes: style.document(of: part, frame: wide)).render(
            width: Self.size, height: Self.size)
        let window = style.windows[part.slot.windowSlot] ?? box
        let (stepX, stepY) = (wide.width / Double(Self.size), wide.height / Double(Self.size))
        for row in 0..<Self.size {
            let y = wide.y + (Double(row) + 0.5) * stepY
            for column in 0..<Self.size {
                let alpha = picture.pixels[(row * Self.size + column) * 4 + 3]
                guard alpha > 0 else { continue }
                let x = wide.x + (Double(column) + 0.5) * stepX
                let area = Double(alpha) / 255 * stepX * stepY
                total += area
                if window.contains(x: x, y: y) { inWindow += area }
                if box.contains(x: x, y: y) { inFrame += area }
            }
        }
        guard total > 0 else { return }
        inWindow /= total
        inFrame /= total
    }
}

extension Rect {
    fileprivate func contains(x: Double, y: Double) -> Bool {
        x >= self.x && x < self.x + width && y >= self.y && y < self.y + height
    }
}
