import FaceParsing
import Imaging
import PartLibrary

extension PartDrawing {
    /// A round mass around the whole head; what is behind the ears is its `hairBack`.
    mutating func afro(_ texture: HairTexture, rise: Double, side: Double) {
        var outline = HairOutline()
        let crown = Crown(rise: rise, side: side, square: 2.05, base: 220)
        let half = [mid(-132, 312), mid(-(140 + side * 0.72), 306), mid(-(140 + side * 0.96), 268)]
        outline.add(half + crown.points() + mirrored(half), texture.edge(texture == .coily ? 1.1 : 1))
        let inner = [mid(132, 312), mid(120, 280), mid(116, 230), mid(104, 190), mid(58, 158), mid(0, 150)]
        outline.add(inner + mirrored(inner).dropFirst(), texture.edge(0.75))
        castShadow(outline)
        mass(outline, reach: 370) { $0.curls(outline, size: texture == .coily ? 24 : 36) }
    }
}
