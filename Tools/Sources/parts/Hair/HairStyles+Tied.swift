import Imaging
import PartLibrary

/// Hair tied up, tied back, or worked into locs and braids.
extension HairStyle {
    static let tied: [PartDrawing] = [
        hair("tied-back", "short", "straight") { $0.pulledBack() },
        hair("tied-back-part", "short", "straight") { drawing in
            drawing.pulledBack(part: mid(0, 150))
        },
        hair("tied-back-side-part", "short", "wavy") { drawing in
            drawing.pulledBack(part: mid(44, 150), texture: .wavy)
        },
        hair("top-bun", "short", "straight", back: "back-top-bun") { $0.pulledBack(lift: true) },
        hair("top-bun-bangs", "short", "straight", bangs: true, back: "back-top-bun") { drawing in
            drawing.pulledBack(lift: true)
            Fringe(edge: Fringe.tips(from: mid(108, 228), to: mid(-108, 228), locks: 6, sag: -2)).draw(&drawing)
        },
        hair("messy-bun", "short", "wavy", back: "back-messy-bun") { drawing in
            drawing.pulledBack(texture: .wavy, lift: true)
            for sign in [-1.0, 1] {
                drawing.fill(
                    HairLock(
                        spine: [mid(sign * 88, 164), mid(sign * 116, 206), mid(sign * 118, 258), mid(sign * 124, 300)],
                        width: 16, wave: (70, 4)
                    ).path, .flat(.hair))
            }
        },
        hair("curly-bun", "short", "curly", back: "back-curly-puff") { $0.pulledBack(texture: .curly, lift: true) },
        hair("afro-puff", "short", "coily", back: "back-puff") { $0.pulledBack(texture: .coily, lift: true) },
        hair("two-puffs", "short", "coily", back: "back-two-puffs") {
            $0.pulledBack(part: mid(0, 150), texture: .coily)
        },
        hair("space-buns", "short", "straight", back: "back-space-buns") { $0.pulledBack(part: mid(0, 150)) },
        hair("ponytail", "short", "straight", back: "back-ponytail") { $0.pulledBack(lift: true) },
        hair("ponytail-bangs", "short", "straight", bangs: true, back: "back-ponytail") { drawing in
            drawing.pulledBack(lift: true)
            let edge = [
                mid(114, 256), mid(88, 222), mid(52, 200), mid(34, 150), mid(6, 212), mid(-50, 230), mid(-112, 252),
            ]
            Fringe(edge: edge, bulge: 0.1).draw(&drawing)
        },
        hair("ponytail-curly", "short", "curly", back: "back-ponytail-curly") { drawing in
            drawing.pulledBack(texture: .curly, lift: true)
        },
        hair("pigtails", "medium", "straight", bangs: true, back: "back-pigtails") { drawing in
            drawing.pulledBack(part: mid(0, 120))
            Fringe(edge: Fringe.tips(from: mid(106, 226), to: mid(-106, 226), locks: 6, sag: -2)).draw(&drawing)
        },
        hair("pigtails-curly", "medium", "curly", back: "back-pigtails-curly") { drawing in
            drawing.pulledBack(part: mid(0, 150), texture: .curly)
        },
        hair("two-braids", "long", "straight", back: "back-two-braids") { $0.pulledBack(part: mid(0, 150), burn: 268) },
        hair("two-braids-bangs", "long", "wavy", bangs: true, back: "back-two-braids") { drawing in
            drawing.pulledBack(part: mid(0, 120), burn: 268)
            let edge = [mid(118, 262), mid(84, 206), mid(0, 158), mid(-84, 206), mid(-118, 262)]
            Fringe(edge: edge, bulge: 0.13).draw(&drawing)
        },
        hair("locs", "long", "coily", back: "back-long") { drawing in
            drawing.ropes(width: 30, bottom: 486, count: 4, seed: 3) { $0.rope($1, width: $2, band: 26) }
        },
        hair("locs-short", "medium", "coily", back: "back-bob") { drawing in
            drawing.ropes(width: 30, bottom: 388, count: 4, seed: 9) { $0.rope($1, width: $2, band: 26) }
        },
        hair("box-braids", "long", "coily", back: "back-long") { drawing in
            drawing.ropes(width: 30, bottom: 492, count: 4, seed: 5) { $0.braid($1, width: $2 * 1.1, taper: 0.8) }
        },
    ]
}

extension PartDrawing {
    /// Hair drawn tightly off the face; the ears are free.
    mutating fileprivate func pulledBack(
        part: Point? = nil, texture: HairTexture = .straight, burn: Double = 256, lift: Bool = false
    ) {
        let crown = Crown(rise: 16, side: 5)
        let hairline: Hairline
        if let part {
            let right = Hairline.temple(burn) + [mid(96, 180), part.mix(mid(94, 168), 0.5), part]
            let left = [part, part.mix(mid(-94, 168), 0.5), mid(-96, 180)] + mirrored(Hairline.temple(burn))
            hairline = Hairline(stretches: [(right, .smooth), (left, .smooth)])
        } else {
            hairline = .round(y: 160, burn: burn, recede: 4)
        }
        let edge: HairEdge =
            switch texture {
            case .straight: .smooth
            case .wavy: .waves(length: 80, depth: 3.5)
            case .curly: .bumps(30)
            case .coily: .bumps(15)
            }
        cap(crown, burn: burn, edge: edge, hairline: hairline) { drawing in
            let wave: (length: Double, depth: Double)? = texture == .straight ? nil : (46, texture == .wavy ? 4 : 5)
            if let part {
                for sign in [-1.0, 1] {
                    for (start, end) in [(0.2, 232.0), (0.5, 196), (0.8, 160)] {
                        let from = part.mix(mid(part.x - 256, 92), start)
                        drawing.lock(
                            [from, mid((part.x - 256) * 0.3 + sign * 74, end - 58), mid(sign * 134, end)], width: 13,
                            opacity: sign < 0 ? 0.5 : 0.65, wave: wave)
                    }
                }
                drawing.parting(part, to: mid((part.x - 256) * 0.8, 86))
            } else {
                let goal = lift ? mid(0, 62) : mid(0, 20)
                for offset in [-124.0, -96, -60, -22, 20, 60, 96, 124] {
                    let low = abs(offset) > 110 ? 236 : 152 + abs(offset) * 0.28
                    let start = mid(offset, low)
                    let end = start.mix(goal, 0.72)
                    drawing.lock(
                        [end, start.mix(end, 0.45) + at(offset * 0.14, -6), start], width: 12, opacity: 0.55, wave: wave
                    )
                }
            }
            drawing.sheen(crown: crown, inset: 22, from: 160, to: 104, width: 24)
        }
    }

    /// Ropes of hair that fall from a middle parting to both sides, drawn one by one with `draw`.
    mutating fileprivate func ropes(
        width: Double, bottom: Double, count: Int, seed: Int,
        draw: (inout PartDrawing, [Point], Double) -> Void
    ) {
        let curtain = Curtain(
            texture: .straight, crown: Crown(rise: 24, side: 28), part: mid(0, 146), bottom: bottom - 20, cheek: 184,
            end: 184, inner: 120, innerEnd: 104)
        let outline = curtain.outline
        castShadow(outline)
        fill(outline.path, .flat(.hairShade))
        for sign in [-1.0, 1] {
            let inside = HairCurve.sample(curtain.innerSide(sign).reversed(), count: 21)
            let side = curtain.crown.points(90 - sign * 4, 90 - sign * 90, count: 7)
            let half = curtain.outerHalf
            let outside = HairCurve.sample(
                [mid(sign * 5, 78)] + side.dropFirst() + (sign < 0 ? half.reversed() : mirrored(half)), count: 21)
            // From the back to the front: the outer ropes first, the one beside the face last.
            for index in (0..<count).reversed() {
                let share = (Double(index) + 0.32) / (Double(count) - 0.36)
                let last = 20 - Int(HairCurve.noise(seed + index * 5 + Int(sign)) * 2)
                let spine = stride(from: 0, through: last, by: 1).map { inside[$0].mix(outside[$0], share) }
                draw(&self, spine + [spine[spine.count - 1] + at(0, 12)], width)
            }
        }
        clipped(to: outline.path) { drawing in
            drawing.sheen(crown: curtain.crown, inset: 30, from: 172, to: 104, width: 30)
        }
    }
}
