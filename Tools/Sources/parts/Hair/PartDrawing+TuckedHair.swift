import FaceParsing
import Imaging
import PartLibrary

extension PartDrawing {
    /// The front of hair that is tucked behind the ears.
    mutating func tucked(part: Point, texture: HairTexture = .straight) {
        let crown = Crown(rise: 24, side: 12)
        let right = Hairline.temple(268) + [mid(100, 180), part.mix(mid(96, 160), 0.5), part]
        let left = [part, part.mix(mid(-96, 160), 0.5), mid(-100, 180)] + mirrored(Hairline.temple(268))
        cap(crown, texture: texture, burn: 268, hairline: Hairline(stretches: [(right, .smooth), (left, .smooth)])) {
            drawing in
            let peak = mid((part.x - 256) * 0.7, 76)
            for sign in [-1.0, 1] {
                drawing.strands(
                    inner: sign < 0 ? left : right.reversed(),
                    outer: [peak] + crown.points(90 - sign * 10, 90 - sign * 90, count: 5) + [mid(sign * 138, 262)],
                    at: [0.22, 0.5, 0.78], span: (0.1, 0.96), width: 14, opacity: sign < 0 ? 0.55 : 0.7,
                    wave: texture.wave)
            }
            drawing.parting(part, to: peak + at(0, 10))
            drawing.sheen(crown: crown, inset: 28, from: 172, to: 106, width: 28)
        }
    }
}
