import FaceParsing
import Imaging
import PartLibrary

extension PartDrawing {
    /// Hair drawn tightly off the face; the ears are free.
    mutating func pulledBack(
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
    mutating func ropes(
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
            let side = curtain.crown.points(90 - sign * 4, 90 - sign * 90, count: 7, inset: 12)
            let half = curtain.outerHalf
            let outside = HairCurve.sample(
                [mid(sign * 5, 88)] + side.dropFirst() + (sign < 0 ? half.reversed() : mirrored(half)), count: 21)
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
