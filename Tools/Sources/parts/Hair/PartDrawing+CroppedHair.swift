import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    mutating func scalpShine() {
        if pen == .ink { return carve([mid(-92, 176), mid(-68, 142), mid(-24, 122)], width: 11) }
        let shine = HairLock(spine: [mid(-88, 176), mid(-64, 138), mid(-16, 118)], width: 36).path
        fill(shine, .glow(.light, center: mid(-58, 138), radius: 64, [(0, 0.34), (1, 0)]))
    }

    /// Hair at the sides of a bald head only.
    mutating func rim(width: Double, top: Double, depth: Double = 0, edge: HairEdge = .smooth) {
        let outer = [
            mid(-125, 268), mid(-139, 260), mid(-138 - width * 0.8, 240), mid(-138 - width, 216),
            mid(-134 - width * 0.6 + (178 - min(178, top)) * 0.32, top + 12),
            mid(-128 + (178 - min(178, top)) * 0.7, top - 8),
        ]
        let inner = [
            mid(-128 + (178 - min(178, top)) * 0.7, top - 8), mid(-119 + depth * 1.4, max(top + 14, 168)),
            mid(-116 + depth, 218), mid(-119, 244), mid(-125, 268),
        ]
        for isRight in [false, true] {
            var outline = HairOutline()
            outline.add(isRight ? mirrored(inner) : outer, isRight ? .smooth : edge)
            outline.add(isRight ? mirrored(outer) : inner, isRight ? edge : .smooth)
            mass(outline, dark: 0.8, reach: 340) { drawing in
                let lock = [mid(-122, top + 4), mid(-134, 214), mid(-126, 254)]
                drawing.lock(isRight ? lock.map(\.mirrored) : lock, width: 14, opacity: 0.65)
            }
        }
    }

    /// Hair so short that the scalp shines through, in ink: half a tone, and dots.
    mutating func shaven(_ outline: HairOutline) {
        fill(outline.path, .hair, opacity: 0.45)
        stipple(outline.polygon, spacing: 22, radius: 3)
    }

    /// Hair so short that the scalp shines through.
    mutating func buzz(_ hairline: Hairline, strength: Double = 0.62) {
        let crown = Crown(rise: 4, side: 3)
        let outline = HairOutline(crown: crown, hairline: hairline)
        if pen == .ink { return shaven(outline) }
        fill(outline.path, .flat(.hair, strength))
        clipped(to: outline.path) { drawing in
            drawing.fill(.everything, .glow(.hairShade, center: mid(-60, 96), radius: 320, [(0.3, 0), (1, 0.6)]))
            drawing.sheen(crown.points(152, 92, count: 5, inset: 20), width: 26, opacity: 0.2)
        }
    }
}
