import FaceAtlas
import PartLibrary

extension PreviewSheet {
    /// Faces of colours and of parts that a photo may be given, drawn by lot; the same `seed` gives the same faces.
    static func random(count: Int, seed: UInt64, style: ArtStyle) -> PreviewSheet {
        var lot = SplitMix64(state: seed)
        func choices(_ slot: Slot) -> [PartDrawing] {
            style.parts(of: slot).filter { part in !part.tags.contains { $0.name == "matched" } }
        }
        let cells = (0..<count).map { _ in
            var chosen = [Slot.outfit, .ears, .head, .mouth, .nose, .eyes, .brows, .hairFront].compactMap {
                choices($0).randomElement(using: &lot)
            }
            for (slot, chance) in [
                (Slot.facialHair, 0.25), (.glasses, 0.25), (.headwear, 0.12), (.earrings, 0.15), (.details, 0.25),
            ]
            where Double.random(in: 0..<1, using: &lot) < chance {
                if let part = choices(slot).randomElement(using: &lot) { chosen.append(part) }
            }
            var colors = PreviewColors()
            for palette in style.palettes {
                // As on most faces, the lips' colour follows from the skin.
                if palette.role == .lip, Double.random(in: 0..<1, using: &lot) < 0.8 { continue }
                colors.chosen[palette.role] = palette.colors.randomElement(using: &lot)?.hex
            }
            return Cell(parts: face(with: chosen, style: style), colors: colors)
        }
        return PreviewSheet(style: style, cells: cells)
    }
}

/// A small generator of pseudo-random numbers (Steele, Lea and Flood 2014), the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
