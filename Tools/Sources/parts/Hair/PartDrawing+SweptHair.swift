import FaceParsing
import Imaging
import PartLibrary

extension PartDrawing {
    /// Hair combed to one side from a parting on the other.
    mutating func sidePart(_ crown: Crown, right isRight: Bool, texture: HairTexture = .straight) {
        var near = Hairline.temple(262) + [mid(101, 178), mid(82, 160), mid(50, 148)]
        var far = [
            mid(50, 148), mid(24, 166), mid(-26, 182), mid(-80, 186), mid(-109, 202), mid(-114, 228), mid(-119, 262),
        ]
        if !isRight { (near, far) = (mirrored(far), mirrored(near)) }
        let hairline = Hairline(stretches: [
            (near, .smooth), (far, texture == .wavy ? .waves(length: 90, depth: 4) : .smooth),
        ])
        let sign = isRight ? 1.0 : -1
        let part = mid(50 * sign, 149)
        let peak = mid(38 * sign, 98 - crown.rise)
        cap(crown, texture: texture, hairline: hairline) { drawing in
            drawing.strands(
                inner: isRight ? far : near.reversed(),
                outer: [peak] + crown.points(90 + sign * 12, 90 + sign * 90, count: 5) + [mid(-137 * sign, 262)],
                at: [0.3, 0.62], span: (0.1, 0.8), width: 15, opacity: 0.6, wave: texture.wave)
            drawing.strands(
                inner: isRight ? near.reversed() : far,
                outer: [peak] + crown.points(90 - sign * 20, 90 - sign * 90, count: 5) + [mid(137 * sign, 262)],
                at: [0.4, 0.75], span: (0.12, 0.95), width: 15, opacity: 0.7, wave: texture.wave)
            drawing.parting(part, to: peak + at(0, 10))
            drawing.sheen(crown: crown, inset: 26, from: isRight ? 164 : 172, to: isRight ? 92 : 118, width: 28)
            if !isRight { drawing.sheen(crown: crown, inset: 28, from: 100, to: 48, width: 24) }
        }
    }

    /// Short sides under a high wave of hair over the forehead.
    mutating func quiff(texture: HairTexture) {
        cap(Crown(rise: 12, side: 5), hairline: .round(y: 170), dark: 0.95)
        let outer = [
            mid(-108, 190), mid(-126, 152), mid(-126, 104), mid(-96, 62), mid(-36, 42), mid(30, 38), mid(84, 50),
            mid(116, 86), mid(120, 132), mid(106, 180),
        ]
        let lower = [mid(106, 180), mid(84, 170), mid(36, 168), mid(-20, 174), mid(-70, 176), mid(-108, 190)]
        let edge = texture == .wavy ? HairEdge.waves(length: 86, depth: 7) : .smooth
        top(outer, lower, outerEdge: edge) { drawing in
            drawing.lock(
                [mid(-80, 168), mid(-98, 122), mid(-62, 78), mid(6, 58)], width: 20, opacity: 0.6, wave: texture.wave)
            drawing.lock(
                [mid(-34, 166), mid(-48, 126), mid(-12, 92), mid(54, 78)], width: 20, opacity: 0.65, wave: texture.wave)
            drawing.lock(
                [mid(24, 160), mid(14, 132), mid(40, 112), mid(92, 106)], width: 18, opacity: 0.7, wave: texture.wave)
            drawing.sheen([mid(-112, 140), mid(-104, 94), mid(-62, 64), mid(0, 54)], width: 24)
        }
    }
}
