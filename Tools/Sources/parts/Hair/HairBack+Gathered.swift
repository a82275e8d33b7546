import Imaging
import PartLibrary

/// Buns, puffs, tails and braids.
extension HairBack {
    static let gathered: [PartTemplate] = [
        back("back-rim") { drawing in
            for sign in [-1.0, 1] { drawing.shaded(.ellipse(256 + sign * 136, 268, 25, 60)) }
        },
        back("back-top-bun") { $0.ball(mid(0, 62), rx: 56, ry: 46, swirl: true) },
        back("back-messy-bun") { $0.ball(mid(4, 58), rx: 64, ry: 50, swirl: true, edge: .waves(length: 58, depth: 6)) },
        back("back-curly-puff") { $0.ball(mid(0, 66), rx: 80, ry: 54, texture: .curly) },
        back("back-puff") { $0.ball(mid(0, 70), rx: 100, ry: 62, texture: .coily) },
        back("back-two-puffs") { drawing in
            drawing.ball(mid(-124, 104), rx: 64, ry: 58, texture: .coily)
            drawing.ball(mid(124, 104), rx: 64, ry: 58, texture: .coily)
        },
        back("back-space-buns") { drawing in
            drawing.ball(mid(-104, 92), rx: 46, ry: 44, swirl: true)
            drawing.ball(mid(104, 92), rx: 46, ry: 44, swirl: true)
        },
        back("back-ponytail") { drawing in
            drawing.tail(
                [mid(-20, 88), mid(4, 52), mid(66, 40), mid(136, 74), mid(172, 140), mid(182, 220), mid(168, 296)],
                [mid(168, 296), mid(146, 240), mid(134, 180), mid(104, 126), mid(40, 100), mid(-20, 88)])
        },
        back("back-pigtails") { drawing in
            for isLeft in [true, false] {
                let outer = [
                    mid(-120, 190), mid(-164, 168), mid(-196, 218), mid(-202, 310), mid(-184, 396), mid(-158, 434),
                ]
                let inner = [mid(-158, 434), mid(-142, 396), mid(-138, 300), mid(-132, 240), mid(-120, 200)]
                drawing.tail(
                    isLeft ? outer.reversed() : outer.map(\.mirrored), isLeft ? inner.reversed() : inner.map(\.mirrored)
                )
            }
        },
        back("back-pigtails-curly") { drawing in
            for isLeft in [true, false] {
                let outer = [
                    mid(-118, 190), mid(-166, 156), mid(-206, 210), mid(-212, 300), mid(-188, 384), mid(-160, 404),
                ]
                let inner = [mid(-160, 404), mid(-130, 370), mid(-122, 290), mid(-118, 200)]
                drawing.tail(
                    isLeft ? outer.reversed() : outer.map(\.mirrored),
                    isLeft ? inner.reversed() : inner.map(\.mirrored),
                    texture: .curly)
            }
        },
        back("back-two-braids") { drawing in
            for sign in [-1.0, 1] {
                let spine = [mid(sign * 120, 250), mid(sign * 146, 320), mid(sign * 152, 390), mid(sign * 142, 446)]
                drawing.shaded(
                    HairLock(
                        spine: [mid(sign * 146, 446), mid(sign * 142, 470), mid(sign * 132, 500)], width: 42, belly: 0.4
                    ).path)
                drawing.braid(spine, width: 58, taper: 0.75, pitch: 0.38)
            }
        },
    ]
}
