import FaceParsing
import Imaging
import PartLibrary

/// Constructions that many short styles share.
extension PartDrawing {
    /// Hair that ends at the sideburns, with `details` inside.
    mutating func cap(
        _ crown: Crown, texture: HairTexture = .straight, burn: Double = 262, edge: HairEdge? = nil,
        hairline: Hairline, dark: Double = 0.7, details: (inout PartDrawing) -> Void = { _ in }
    ) {
        var edge = edge ?? texture.edge()
        if pen == .ink, case .bumps(let size) = edge { edge = .bumps(max(size, 22)) }
        let outline = HairOutline(crown: crown, burn: burn, edge: edge, hairline: hairline)
        castShadow(outline)
        mass(outline, dark: dark) { drawing in
            if let size = texture.curl { drawing.curls(outline, size: size) }
            details(&drawing)
        }
    }

    /// Sides shaved so short that the skin shines through, fading out towards the ears.
    mutating func fadedSides(top: Double = 0.85, hairline: Hairline = .square(burn: 252)) {
        let outline = HairOutline(crown: Crown(rise: 3, side: -4), burn: 252, hairline: hairline)
        if pen == .ink { return shaven(outline) }
        fill(outline.path, .fade(.hair, from: mid(0, 150), to: mid(0, 256), [(0, top), (0.45, top * 0.7), (1, 0.1)]))
        fill(outline.path, .fade(.hairShade, from: mid(-60, 150), to: mid(170, 230), [(0, 0), (1, 0.5)]))
    }

    /// A tuft of hair on top, over sides drawn before: its outer line from left to right, then its lower line back.
    mutating func top(
        _ outer: [Point], _ lower: [Point], outerEdge: HairEdge = .smooth, lowerEdge: HairEdge = .smooth,
        texture: HairTexture = .straight, details: (inout PartDrawing) -> Void = { _ in }
    ) {
        var outline = HairOutline()
        outline.add(outer, outerEdge)
        outline.add(lower, lowerEdge)
        castShadow(outline, drop: 8)
        mass(outline, dark: 0.6) { drawing in
            if let size = texture.curl { drawing.curls(outline, size: size, margin: size * 0.3) }
            details(&drawing)
        }
    }

    /// A parting from the forehead at `start` to the crown.
    mutating func parting(_ start: Point, to end: Point) {
        mark(
            HairLock(spine: [start, start.mix(end, 0.5) + at(2, 0), end], width: 8, belly: 0.3).path, .hairShade,
            opacity: 0.9)
    }
}

extension Crown {
    /// Corner points of a tousled crown: tips that stand `height` out, notches between them, swept by `sweep` degrees.
    func spikes(_ count: Int, height: Double, sweep: Double = 6, from: Double = 172, to: Double = 8) -> [Point] {
        var points: [Point] = []
        for index in 0...count * 2 {
            let angle = from + (to - from) * Double(index) / Double(count * 2)
            let isTip = !index.isMultiple(of: 2)
            let vary = 0.7 + 0.6 * HairCurve.noise(index * 11 + count)
            let turned = isTip ? min(178, max(2, angle + sweep)) : angle
            points += self.points(turned, turned + 0.01, count: 2, inset: isTip ? -height * vary : 0).prefix(1)
        }
        return points
    }
}
