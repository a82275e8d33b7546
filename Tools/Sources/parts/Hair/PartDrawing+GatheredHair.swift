import FaceParsing
import Imaging
import PartLibrary

extension PartDrawing {
    /// A bun or a puff.
    mutating func ball(
        _ center: Point, rx: Double, ry: Double, texture: HairTexture = .straight, swirl: Bool = false,
        edge: HairEdge? = nil
    ) {
        // Bumps and the contour around them need room above.
        let center = pen == .ink && texture.curl != nil ? center + at(0, 16) : center
        let ring = (0...16).map { index in
            let angle = (Double(index) / 16 + 0.25) * 2 * Double.pi
            return center + Point.onCircle(angle, rx, ry)
        }
        var outline = HairOutline()
        outline.add(ring, edge ?? texture.edge(texture == .curly ? 0.9 : 1))
        mass(outline, dark: 0.9, light: center + at(-rx * 0.5, -ry * 0.6), reach: max(rx, ry) * 1.7) { drawing in
            if let size = texture.curl { drawing.curls(outline, size: size) }
            guard swirl else { return }
            drawing.lock(
                [
                    center + at(-rx * 0.8, ry * 0.3), center + at(-rx * 0.1, -ry * 0.1),
                    center + at(rx * 0.75, -ry * 0.35),
                ], width: 12)
            drawing.lock(
                [center + at(-rx * 0.5, ry * 0.8), center + at(rx * 0.2, ry * 0.4), center + at(rx * 0.85, ry * 0.1)],
                width: 12)
            drawing.sheen(
                [center + at(-rx * 0.75, 0), center + at(-rx * 0.4, -ry * 0.6), center + at(rx * 0.2, -ry * 0.75)],
                width: 18)
        }
    }

    /// A tail of hair between two lines that meet at its ends.
    mutating func tail(_ outer: [Point], _ inner: [Point], texture: HairTexture = .straight) {
        var outline = HairOutline()
        outline.add(outer, texture.edge())
        outline.add(inner, texture.edge())
        mass(outline, dark: 0.85) { drawing in
            if let size = texture.curl {
                drawing.curls(outline, size: size)
            } else {
                drawing.strands(inner: inner.reversed(), outer: outer, at: [0.35, 0.68], span: (0.1, 0.96), width: 14)
            }
        }
    }
}
