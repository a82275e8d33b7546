import Imaging
import PartLibrary

/// Buns, puffs, tails and braids.
extension HairBack {
    static let gathered: [PartDrawing] = [
        back("back-rim") { drawing in
            for sign in [-1.0, 1] { drawing.fill(.ellipse(256 + sign * 136, 268, 25, 60), .hairShade) }
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
                [mid(-14, 86), mid(22, 44), mid(96, 46), mid(166, 92), mid(198, 176), mid(202, 262), mid(180, 348)],
                [mid(180, 348), mid(158, 290), mid(144, 210), mid(110, 140), mid(40, 100), mid(-14, 86)])
        },
        back("back-ponytail-curly") { drawing in
            drawing.tail(
                [mid(-30, 96), mid(-6, 44), mid(70, 30), mid(170, 86), mid(216, 190), mid(222, 300), mid(186, 392)],
                [mid(186, 392), mid(146, 350), mid(132, 240), mid(104, 150), mid(40, 106), mid(-30, 96)],
                texture: .curly)
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
                drawing.fill(
                    HairLock(
                        spine: [mid(sign * 146, 446), mid(sign * 142, 470), mid(sign * 132, 500)], width: 42, belly: 0.4
                    ).path, .flat(.hairShade))
                drawing.braid(spine, width: 58, taper: 0.75, pitch: 0.38)
            }
        },
    ]
}

extension PartDrawing {
    /// A bun or a puff.
    mutating fileprivate func ball(
        _ center: Point, rx: Double, ry: Double, texture: HairTexture = .straight, swirl: Bool = false,
        edge: HairEdge? = nil
    ) {
        let ring = (0...16).map { index in
            let angle = (Double(index) / 16 + 0.25) * 2 * Double.pi
            return center + Point.onCircle(angle, rx, ry)
        }
        var outline = HairOutline()
        outline.add(ring, edge ?? texture.edge(texture == .curly ? 0.9 : 1))
        mass(outline, dark: 0.9, light: center + at(-rx * 0.5, -ry * 0.6), reach: max(rx, ry) * 1.7) { drawing in
            if let size = texture.curl { drawing.curls(outline, size: size) }
            guard swirl else { return }
            drawing.lock(
                [
                    center + at(-rx * 0.8, ry * 0.3), center + at(-rx * 0.1, -ry * 0.1),
                    center + at(rx * 0.75, -ry * 0.35),
                ], width: 12)
            drawing.lock(
                [center + at(-rx * 0.5, ry * 0.8), center + at(rx * 0.2, ry * 0.4), center + at(rx * 0.85, ry * 0.1)],
                width: 12)
            drawing.sheen(
                [center + at(-rx * 0.75, 0), center + at(-rx * 0.4, -ry * 0.6), center + at(rx * 0.2, -ry * 0.75)],
                width: 18)
        }
    }

    /// A tail of hair between two lines that meet at its ends.
    mutating fileprivate func tail(_ outer: [Point], _ inner: [Point], texture: HairTexture = .straight) {
        var outline = HairOutline()
        outline.add(outer, texture.edge())
        outline.add(inner, texture.edge())
        mass(outline, dark: 0.85) { drawing in
            if let size = texture.curl {
                drawing.curls(outline, size: size)
            } else {
                drawing.strands(inner: inner.reversed(), outer: outer, at: [0.35, 0.68], span: (0.1, 0.96), width: 14)
            }
        }
    }
}
