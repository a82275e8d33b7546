import FaceAtlas
import Imaging
import PartLibrary

extension PopOutfits {
    static let hooded = [
        outfit("hoodie", .hood, isMatched: true, hasHood: true) { drawing in
            drawing.popGarment(PopNeckline(dx: 56, depth: 478), trim: 0)
            drawing.popHoodRolls()
            for sign in [-1.0, 1] {
                drawing.fill(.circle(256 + sign * 27, 487, 6), .clothShade)
                drawing.lightLine(
                    .through(mid(sign * 27, 488), mid(sign * 31, 504), mid(sign * 29, 524)), width: 8, opacity: 0.95)
            }
        },
        outfit("hoodie-zip", .hood, hasHood: true) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 56, depth: 474))
            drawing.popOpenFront(top: 56, base: 3) { $0.popArms() }
            drawing.popHoodRolls(open: true)
            drawing.lightLine(.through(mid(-2, 502), mid(-2, 530)), width: 7, opacity: 0.9)
            drawing.fill(.rectangle(246, 496, 16, 14, radius: 5), .metal)
        },
    ]

    /// Garments that leave the shoulders bare, and dungarees.
    static let strapped = tops + bareShoulders

    private static let tops = [
        outfit("tank-top", .straps, isMatched: true) { drawing in
            drawing.popStraps(outer: 116, inner: 72, depth: 500, trim: 7)
        },
        outfit("dress-straps", .straps) { drawing in
            let bodice = PathBuilder().move(256 - 152, 540).curve(mid(-144, 504), mid(-116, 492), mid(-86, 490))
                .curve(mid(-52, 489), mid(-24, 498), mid(0, 502)).line(256, 540).reflected()
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(.through(mid(80, 440), mid(88, 466), mid(88, 500)).withMirrorImage(), .cloth, width: 14)
            }
            drawing.popCloth(bodice)
        },
        outfit("halter", .straps) { drawing in
            let path = PathBuilder().move(256 - 168, 540).curve(mid(-110, 500), mid(-84, 474), mid(-64, 400)).line(
                256 - 34, 400
            )
            .curve(mid(-34, 452), mid(-22, 484), mid(0, 508)).line(256, 540).reflected()
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.popCloth(path)
                drawing.outline(
                    .through(mid(40, 420), mid(33, 452), mid(20, 482), mid(0, 508)).withMirrorImage(), .clothShade,
                    width: 7)
            }
        },
        outfit("dungarees", .straps) { drawing in
            drawing.popWhiteTee(arms: 154)
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(
                    .through(mid(92, 430), mid(92, 470), mid(76, 508)).withMirrorImage(), .clothShade, width: 34)
                drawing.outline(.through(mid(92, 430), mid(92, 470), mid(76, 508)).withMirrorImage(), .cloth, width: 28)
            }
            let bib = PathBuilder.rectangle(160, 494, 192, 60, radius: 14)
            drawing.fill(bib.translated(0, -5), .clothShade)
            drawing.fill(bib, .cloth)
            for dx in [-76.0, 76] { drawing.fill(.circle(256 + dx, 503, 9), .metal) }
        },
        outfit("apron", .straps) { drawing in
            drawing.popWhiteTee(arms: 138)
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(
                    .through(mid(64, 410), mid(70, 460), mid(84, 520)).withMirrorImage(), .clothShade, width: 15)
            }
            drawing.popPatch(
                .polygon([mid(-84, 496), mid(84, 496), mid(128, 560), mid(-128, 560)], radius: 10), .cloth, drop: -4)
        },
    ]

    private static let bareShoulders = [
        outfit("bare", .bare, isMatched: true) { $0.popCollarbones() },
        outfit("off-shoulder", .bare) { drawing in
            drawing.popCollarbones()
            drawing.clipped(to: PopBody.outline) { drawing in
                let edge = PathBuilder().spline([mid(-250, 466), mid(-170, 490), mid(-80, 502), mid(0, 504)]).line(
                    256, 560
                ).line(
                    0, 560
                )
                .reflected()
                drawing.popCloth(edge)
                drawing.outline(
                    .through(
                        mid(-250, 466), mid(-170, 490), mid(-80, 502), mid(0, 504), mid(80, 502), mid(170, 490),
                        mid(250, 466)),
                    .clothLight, width: 13)
            }
        },
        outfit("strapless", .bare) { drawing in
            drawing.popCollarbones()
            let top = PathBuilder().move(256 - 158, 540).curve(mid(-152, 502), mid(-110, 490), mid(-74, 492)).curve(
                mid(-44, 494), mid(-20, 506), mid(0, 508)
            )
            .line(256, 540).reflected()
            drawing.popCloth(top)
        },
    ]
}

extension PartDrawing {
    /// A hood that lies on the back, as it is seen on either side of the neck.
    mutating func popHoodBehind() {
        let path = PathBuilder().move(256, 396).line(196, 396).curve(mid(-112, 404), mid(-138, 432), mid(-128, 462))
            .line(
                256, 480
            ).reflected()
        fill(path, .clothShade)
    }

    /// The front edges of a hood, which come together below the chin.
    mutating func popHoodRolls(open: Bool = false) {
        let inner = open ? 3.0 : 0
        let path = PathBuilder().move(256 + inner, 478).curve(mid(30, 474), mid(54, 458), mid(54, 416))
            .curve(mid(98, 414), mid(134, 432), mid(128, 458)).curve(mid(112, 486), mid(48, 508), mid(inner, 510))
            .close()
        for side in Side.allCases { fill(side.placed(path.translated(0, 6)), .clothShade) }
        for side in Side.allCases {
            rounded(side.placed(path), .cloth, .clothShade, depth: 0.7)
        }
        outline(.through(mid(-116, 448), mid(-104, 466), mid(-78, 484)), .clothLight, width: 8)
    }

    /// A top with straps, of which `outer` and `inner` are the edges on the shoulder.
    mutating func popStraps(outer: Double, inner: Double, depth: Double, trim: Double) {
        let neckline = PathBuilder().move(256 - inner, 430).curve(
            mid(-inner + 2, 478), mid(-inner * 0.6, depth), mid(0, depth))
        let path = PathBuilder().move(256 - 172, 545).curve(mid(-150, 500), mid(-outer - 8, 490), mid(-outer, 430))
            .line(256 - inner, 430).curve(mid(-inner + 2, 478), mid(-inner * 0.6, depth), mid(0, depth)).line(256, 545)
            .reflected()
        let armhole = PathBuilder().move(256 - 172, 545).curve(mid(-150, 500), mid(-outer - 8, 490), mid(-outer, 430))
        clipped(to: PopBody.outline) { drawing in
            drawing.popCloth(path)
            drawing.outline(neckline.reflected(), .clothShade, width: trim)
            drawing.outline(armhole.withMirrorImage(), .clothShade, width: trim)
        }
    }
}
