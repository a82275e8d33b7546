import FaceAtlas
import Imaging
import PartLibrary

/// What a veil leaves free of the face.
struct PopVeilFace: Sendable {
    var top = 150.0
    var half = 121.0
    var chin = 430.0

    /// Counter-clockwise, so that it is a hole in a shape that runs clockwise.
    var hole: PathBuilder {
        let side = mid(-half, 278)
        let left = PathBuilder().move(256, top).curve(mid(-half * 0.62, top), mid(-half, top + 50), side)
            .curve(mid(-half, 350), mid(-half * 0.66, chin - 12), mid(0, chin))
        return left.curve(mid(half * 0.66, chin - 12), mid(half, 350), side.mirrored)
            .curve(mid(half, top + 50), mid(half * 0.62, top), mid(0, top)).close()
    }

    /// A band along the upper edge, as of a cap worn beneath.
    var brow: PathBuilder {
        PathBuilder().move(256 - half, 278).curve(mid(-half, top + 50), mid(-half * 0.62, top), mid(0, top)).reflected()
    }
}

extension PopHeadwear {
    /// The veil over head, neck and shoulders; ears and hair are under it.
    static let hijabs = [
        headwear("hijab", .hijab, hides: true) { drawing in
            drawing.popVeil(veil(foot: 150, waist: 128), face: PopVeilFace()) { drawing in
                drawing.popFolds(
                    [
                        [mid(-128, 330), mid(-96, 398), mid(-30, 446), mid(60, 462)],
                        [mid(-140, 390), mid(-92, 448), mid(0, 488)],
                        [mid(128, 350), mid(112, 420), mid(70, 462)],
                    ], width: 8)
                drawing.popGleam(mid(-142, 216), mid(-128, 152), mid(-84, 102))
            }
        },
        headwear("hijab-draped", .hijab, hides: true) { drawing in
            let end = PathBuilder.closed([
                mid(70, 420), mid(132, 386), mid(168, 430), mid(186, 540), mid(96, 540), mid(92, 470),
            ])
            drawing.popVeil(veil(foot: 156, waist: 132), face: PopVeilFace()) { drawing in
                drawing.popFolds(
                    [
                        [mid(-130, 350), mid(-70, 436), mid(40, 456), mid(110, 420)],
                        [mid(-150, 400), mid(-80, 484), mid(30, 500)],
                    ], width: 8)
                drawing.popGleam(mid(-142, 216), mid(-128, 152), mid(-84, 102))
            }
            drawing.fill(end.translated(-6, 3), .fabricShade)
            drawing.popFabric(end, depth: 1.2) { drawing in
                drawing.popFolds(
                    [[mid(120, 410), mid(128, 470), mid(126, 530)], [mid(146, 430), mid(158, 480), mid(160, 530)]],
                    width: 7)
            }
        },
        headwear("hijab-underscarf", .hijab, hides: true) { drawing in
            let face = PopVeilFace(top: 164)
            drawing.popVeil(veil(foot: 140, waist: 120), face: PopVeilFace(top: 142, half: 124)) { drawing in
                drawing.popFolds(
                    [
                        [mid(104, 340), mid(72, 420), mid(-30, 462), mid(-110, 500)],
                        [mid(-120, 350), mid(-100, 410), mid(-56, 446)], [mid(112, 400), mid(70, 470), mid(0, 510)],
                    ], width: 8)
                drawing.popGleam(mid(-144, 216), mid(-130, 148), mid(-86, 98))
            }
            let cap = PathBuilder().move(256 - 123, 270).curve(mid(-122, 180), mid(-70, 142), mid(0, 142)).curve(
                mid(70, 142), mid(122, 180), mid(123, 270)
            )
            .curve(mid(118, 214), mid(72, face.top), mid(0, face.top)).curve(
                mid(-72, face.top), mid(-118, 214), mid(-123, 270)
            )
            .close()
            drawing.fill(cap, .fabricShade)
            drawing.shadow(cap, opacity: 0.25)
            drawing.fill(.circle(256 + 106, 336, 8), .metal)
            drawing.light(.circle(256 + 103, 333, 3), opacity: 0.8)
        },
        headwear("khimar", .hijab, hides: true) { drawing in
            let cape = shape(
                both([
                    mid(-232, 530), mid(-206, 470), mid(-164, 404), mid(-170, 322), mid(-174, 240), mid(-150, 148),
                    mid(-84, 80),
                    mid(0, 64),
                ]),
                [mid(232, 530), mid(-232, 530)])
            drawing.popVeil(cape, face: PopVeilFace(chin: 432)) { drawing in
                drawing.popFolds(
                    [
                        [mid(-46, 448), mid(-58, 490), mid(-60, 526)], [mid(0, 452), mid(0, 524)],
                        [mid(-110, 424), mid(-138, 470), mid(-150, 526)],
                    ].onBothSides, width: 7)
                drawing.popGleam(mid(-142, 216), mid(-128, 152), mid(-84, 102))
            }
        },
        headwear("shayla", .hijab, hides: true) { drawing in
            let cloth = shape(
                both([
                    mid(-60, 470), mid(-118, 440), mid(-142, 388), mid(-172, 312), mid(-174, 240), mid(-150, 148),
                    mid(-84, 80),
                    mid(0, 64),
                ]),
                [mid(60, 470), mid(-60, 470)])
            let tails = PathBuilder.polygon([mid(20, 456), mid(108, 426), mid(142, 545), mid(54, 545)], radius: 14)
                .withMirrorImage()
            drawing.fill(tails.translated(4, 4), .fabricShade)
            drawing.fill(tails, .fabric)
            drawing.popFolds([[mid(58, 470), mid(80, 530)], [mid(86, 462), mid(112, 530)]].onBothSides, width: 6)
            drawing.popVeil(cloth, face: PopVeilFace(top: 144, half: 124)) { drawing in
                drawing.popGleam(mid(-144, 216), mid(-130, 150), mid(-86, 98))
                drawing.popFolds(
                    [[mid(-124, 120), mid(-148, 200)], [mid(124, 120), mid(148, 200), mid(146, 290)]], width: 7)
            }
            let wrap = PathBuilder().move(256 - 132, 388).curve(mid(-96, 420), mid(-50, 438), mid(0, 438)).curve(
                mid(50, 438), mid(96, 412), mid(130, 384)
            )
            .curve(mid(140, 400), mid(136, 420), mid(126, 436)).curve(mid(80, 478), mid(20, 484), mid(-20, 476)).curve(
                mid(-70, 470), mid(-116, 440), mid(-132, 388)
            ).close()
            drawing.fill(wrap.translated(0, 6), .fabricShade)
            drawing.fill(wrap, .fabric)
            drawing.popFolds([[mid(-104, 424), mid(-40, 458), mid(50, 458), mid(116, 424)]], width: 7)
        },
    ]

    /// A veil that lies close at the neck and falls over the shoulders.
    ///
    /// - Parameters:
    ///   - foot: its half width at the lower edge.
    ///   - waist: its half width at the neck.
    private static func veil(foot: Double, waist: Double) -> PathBuilder {
        shape(
            both([
                mid(-foot, 530), mid(-foot - 14, 480), mid(-waist - 14, 436), mid(-waist - 14, 384), mid(-172, 312),
                mid(-174, 240), mid(-150, 148), mid(-84, 80),
                mid(0, 64),
            ]), [mid(foot, 530), mid(-foot, 530)])
    }

    static let hoods = [
        headwear("hood", .hood, hairTop: 112) { drawing in
            drawing.popHood()
            for sign in [-1.0, 1] {
                drawing.fill(.circle(256 + sign * 34, 456, 6.5), .fabricShade)
                drawing.lightLine(
                    .through(mid(sign * 34, 458), mid(sign * 40, 480), mid(sign * 37, 512)), width: 9, opacity: 0.95)
            }
        },
        headwear("hood-fur", .hood, hairTop: 112) { drawing in
            drawing.popHood()
            let ring = PopHair.lobes(center: at(256, 282), rx: 146, ry: 168, count: 18, depth: 0.36)
            let fur = ring.adding(PopVeilFace(top: 134, half: 119, chin: 442).hole)
            drawing.light(fur, opacity: 1, hex: "#d8cfc4")
            drawing.clipped(to: fur) { $0.light(ring.translated(-9, -8), opacity: 1, hex: "#f1ebe2") }
        },
    ]
}

extension PartDrawing {
    /// A veil with a hole for the face, whose edge throws a shadow on it.
    mutating func popVeil(_ outer: PathBuilder, face: PopVeilFace, details: (inout PartDrawing) -> Void) {
        let cloth = outer.adding(face.hole)
        clipped(to: .ellipse(256, 290, 124, 152)) { $0.shadow(cloth.translated(0, 9), opacity: 0.16) }
        fill(cloth, .fabricShade)
        clipped(to: cloth) { drawing in
            drawing.fill(outer.translated(-12, -8), .fabric)
            details(&drawing)
            drawing.outline(face.hole, .fabricShade, width: 14)
        }
    }

    /// A hood that is up, open down to the chin.
    mutating func popHood() {
        let outer = shape(
            both([
                mid(-154, 530), mid(-188, 460), mid(-200, 350), mid(-198, 220), mid(-162, 112), mid(-84, 46),
                mid(0, 30),
            ]),
            [mid(154, 530), mid(-154, 530)])
        let hole = PopVeilFace(top: 122, half: 127, chin: 454).hole
        let cloth = outer.adding(hole)
        clipped(to: .ellipse(256, 276, 140, 176)) { $0.shadow(cloth.translated(0, 10), opacity: 0.16) }
        fill(cloth, .fabricShade)
        clipped(to: cloth) { drawing in
            drawing.fill(outer.translated(-12, -8), .fabric)
            drawing.outline(hole, .fabricShade, width: 44)
            drawing.shadowLine(hole, width: 22, opacity: 0.16)
            drawing.popFolds([[mid(-166, 360), mid(-148, 430), mid(-96, 486)]].onBothSides, width: 8)
            drawing.popGleam(mid(-172, 214), mid(-150, 138), mid(-98, 80))
        }
    }
}
