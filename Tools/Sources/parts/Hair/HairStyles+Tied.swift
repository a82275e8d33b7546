import FaceAtlas
import Imaging
import PartLibrary

/// Hair tied up, tied back, or worked into locs and braids.
extension HairStyle {
    static let tied: [PartTemplate] = [
        hair("tied-back", "short", "straight", up: .tail) { $0.pulledBack() },
        hair("tied-back-part", "short", "straight", up: .tail) { drawing in
            drawing.pulledBack(part: mid(0, 150))
        },
        hair("tied-back-side-part", "short", "wavy", up: .tail) { drawing in
            drawing.pulledBack(part: mid(44, 150), texture: .wavy)
        },
        hair("top-bun", "short", "straight", back: "back-top-bun", up: .bun) { $0.pulledBack(lift: true) },
        hair("top-bun-bangs", "short", "straight", bangs: true, back: "back-top-bun", up: .bun) { drawing in
            drawing.pulledBack(lift: true)
            Fringe(edge: Fringe.tips(from: mid(108, 228), to: mid(-108, 228), locks: 6, sag: -2)).draw(&drawing)
        },
        hair("messy-bun", "short", "wavy", back: "back-messy-bun", up: .bun) { drawing in
            drawing.pulledBack(texture: .wavy, lift: true)
            for sign in [-1.0, 1] {
                drawing.fill(
                    HairLock(
                        spine: [mid(sign * 88, 164), mid(sign * 116, 206), mid(sign * 118, 258), mid(sign * 124, 300)],
                        width: 16, wave: (70, 4)
                    ).path, .flat(.hair))
            }
        },
        hair("curly-bun", "short", "curly", back: "back-curly-puff", up: .bun) {
            $0.pulledBack(texture: .curly, lift: true)
        },
        hair("afro-puff", "short", "coily", back: "back-puff", up: .bun) { $0.pulledBack(texture: .coily, lift: true) },
        hair("two-puffs", "short", "coily", back: "back-two-puffs", up: .bun, isMatched: false) {
            $0.pulledBack(part: mid(0, 150), texture: .coily)
        },
        hair("space-buns", "short", "straight", back: "back-space-buns", up: .bun, isMatched: false) {
            $0.pulledBack(part: mid(0, 150))
        },
        hair("ponytail", "long", "straight", back: "back-ponytail", up: .tail) { $0.pulledBack(lift: true) },
        hair("pigtails", "medium", "straight", bangs: true, back: "back-pigtails", up: .tail, isMatched: false) {
            drawing in
            drawing.pulledBack(part: mid(0, 120))
            Fringe(edge: Fringe.tips(from: mid(106, 226), to: mid(-106, 226), locks: 6, sag: -2)).draw(&drawing)
        },
        hair("pigtails-curly", "medium", "curly", back: "back-pigtails-curly", up: .tail, isMatched: false) { drawing in
            drawing.pulledBack(part: mid(0, 150), texture: .curly)
        },
        hair("two-braids", "long", "straight", back: "back-two-braids", up: .braid) {
            $0.pulledBack(part: mid(0, 150), burn: 268)
        },
        hair("two-braids-wavy", "long", "wavy", back: "back-two-braids", up: .braid) { drawing in
            drawing.pulledBack(part: mid(0, 120), burn: 268)
            let edge = [mid(118, 262), mid(84, 206), mid(0, 158), mid(-84, 206), mid(-118, 262)]
            Fringe(edge: edge, bulge: 0.13).draw(&drawing)
        },
        hair("locs", "long", "coily", back: "back-long", up: .braid) { drawing in
            drawing.ropes(width: 30, bottom: 486, count: 4, seed: 3) { $0.rope($1, width: $2, band: 26) }
        },
        hair("locs-short", "medium", "coily", back: "back-bob", up: .braid) { drawing in
            drawing.ropes(width: 30, bottom: 388, count: 4, seed: 9) { $0.rope($1, width: $2, band: 26) }
        },
        hair("box-braids", "long", "coily", back: "back-long", up: .braid) { drawing in
            drawing.ropes(width: 30, bottom: 492, count: 4, seed: 5) { $0.braid($1, width: $2 * 1.1, taper: 0.8) }
        },
    ]
}
