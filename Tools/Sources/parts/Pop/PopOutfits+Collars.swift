import FaceAtlas
import Imaging
import PartLibrary

/// The two leaves of a collar that is turned down; on the right, from the neck to the middle.
struct PopCollar: Sendable {
    /// Where the leaves come together, or how far apart they end.
    var front = at(3, 472)
    /// The point of a leaf.
    var tip = at(40, 502)
    /// Where it ends on the shoulder.
    var shoulder = at(86, 460)
    var radius = 5.0

    var right: PathBuilder {
        .polygon(
            [mid(50, 414), mid(front.x, front.y), mid(tip.x, tip.y), mid(shoulder.x, shoulder.y), mid(66, 436)],
            radius: radius)
    }

    var leaves: PathBuilder { right.withMirrorImage() }
}

extension PopOutfits {
    /// Collars that are turned down, and what stands up around the neck.
    static let collared = shirts + jackets

    private static let shirts = [
        outfit("shirt-open", .collar, isMatched: true) { drawing in
            drawing.popGarment(PopNeckline(dx: 54, depth: 512, fullness: 0.02), trim: 0)
            drawing.popPatch(PopCollar(front: at(12, 490), tip: at(52, 512), shoulder: at(92, 462)).leaves, .clothLight)
        },
        outfit("shirt-buttoned", .collar) { drawing in
            drawing.popGarment(PopNeckline(dx: 54, depth: 474), trim: 0) { drawing in
                drawing.outline(.through(mid(15, 470), mid(15, 530)).withMirrorImage(), .clothShade, width: 4)
            }
            drawing.popPatch(PopCollar().leaves, .clothLight)
            drawing.light(.circle(256, 500, 5), opacity: 0.95)
        },
        outfit("polo", .collar) { drawing in
            let neckline = PopNeckline(dx: 54, depth: 486, fullness: 0.2)
            drawing.popGarment(neckline, trim: 0) { drawing in
                drawing.fill(.rectangle(240, 470, 32, 70), .clothShade)
                for y in [498.0, 515] { drawing.light(.circle(256, y, 4.5), opacity: 0.95) }
            }
            let collar = PopCollar(front: at(8, 484), tip: at(50, 502), shoulder: at(88, 461), radius: 9)
            drawing.popPatch(collar.leaves, .clothShade, drop: 0)
            drawing.lightLine(
                .through(mid(16, 487), mid(48, 500), mid(84, 462)).withMirrorImage(), width: 5, opacity: 0.9)
        },
        outfit("shirt-jumper", .collar) { drawing in
            drawing.popGarment(PopNeckline(dx: 58, depth: 482), trim: 0)
            drawing.clipped(to: PopBody.outline) {
                $0.outline(PopNeckline(dx: 66, depth: 490).line, .clothShade, width: 13)
            }
            drawing.popWhite(PopCollar(front: at(2, 470), tip: at(44, 498), shoulder: at(82, 458)).leaves, drop: 5)
        },
        outfit("kurta", .collar) { drawing in
            drawing.popGarment(PopNeckline(dx: 56, depth: 490, fullness: 0.2), trim: 0) { drawing in
                drawing.fill(.rectangle(236, 474, 40, 70), .clothShade)
                drawing.outline(.through(mid(20, 474), mid(20, 530)).withMirrorImage(), .clothLight, width: 5)
            }
            let stand = PathBuilder.through(mid(54, 420), mid(50, 446), mid(11, 476)).withMirrorImage()
            drawing.outline(stand.translated(0, 4), .clothShade, width: 22)
            drawing.outline(stand, .clothLight, width: 19)
            for y in [500.0, 516] { drawing.fill(.circle(256, y, 5.5), .metal) }
        },
        outfit("qipao", .collar) { drawing in
            drawing.popGarment(trim: 0) { drawing in
                drawing.outline(.through(mid(0, 474), mid(24, 496), mid(84, 498), mid(132, 526)), .metal, width: 6)
            }
            drawing.popTube(top: 426, base: 460, half: 57)
            drawing.outline(
                .through(mid(-54, 420), mid(-40, 444), mid(0, 458), mid(40, 444), mid(54, 420)), .metal, width: 6)
            drawing.fill(.ellipse(256, 484, 10, 6, angle: 40).adding(.ellipse(330, 502, 11, 6, angle: 10)), .metal)
        },
    ]

    private static let jackets = [
        outfit("denim-jacket", .collar) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 56, depth: 476))
            drawing.popOpenFront(top: 62, base: 34) { drawing in
                drawing.outline(
                    .through(mid(66, 440), mid(44, 486), mid(40, 530)).withMirrorImage(), .clothLight, width: 4)
                drawing.outline(.through(mid(84, 504), mid(128, 502)).withMirrorImage(), .clothLight, width: 5)
                drawing.popArms()
            }
            for dx in [-48.0, 48] { drawing.fill(.circle(256 + dx, 506, 6), .metal) }
            let collar = PopCollar(front: at(38, 470), tip: at(66, 506), shoulder: at(112, 468))
            drawing.popPatch(collar.leaves, .cloth, drop: 6)
            drawing.outline(
                .through(mid(47, 472), mid(68, 497), mid(102, 467)).withMirrorImage(), .clothLight, width: 4)
        },
        outfit("leather-jacket", .collar) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 56, depth: 478))
            drawing.popOpenFront(top: 60, base: 20) { $0.popArms() }
            let lapel = PathBuilder.polygon(
                [mid(54, 420), mid(16, 530), mid(40, 540), mid(118, 492), mid(84, 480), mid(112, 466), mid(70, 436)],
                radius: 5)
            drawing.clipped(to: PathBuilder.rectangle(0, 400, 512, 130)) {
                $0.popPatch(lapel.withMirrorImage(), .clothLight, drop: 6)
            }
            drawing.fill(.circle(256 - 88, 493, 5).adding(.circle(256 + 88, 493, 5)), .metal)
        },
        outfit("puffer-jacket", .collar) { drawing in
            let line = PathBuilder().move(18, 524).curve(at(10, 470), at(70, 446), at(120, 448)).curve(
                at(160, 440), at(196, 440), at(206, 430)
            )
            .line(256, 430)
            drawing.popCloth(line.reflected()) { drawing in
                drawing.outline(
                    .through(mid(-250, 486), mid(-150, 500), mid(0, 506), mid(150, 500), mid(250, 486)), .clothShade,
                    width: 8)
                drawing.outline(
                    .through(mid(132, 440), mid(148, 470), mid(146, 502)).withMirrorImage(), .clothShade, width: 8)
                drawing.outline(
                    .through(mid(-214, 478), mid(-196, 466), mid(-164, 460)).adding(
                        .through(mid(-122, 466), mid(-96, 474))),
                    .clothLight, width: 9)
            }
            drawing.popTube(top: 414, base: 458, half: 72)
            drawing.outline(
                .through(mid(-71, 446), mid(-40, 459), mid(0, 463), mid(40, 459), mid(71, 446)), .clothShade, width: 6)
            drawing.fill(.rectangle(251, 440, 10, 90), .clothShade)
            drawing.fill(.rectangle(249, 470, 14, 20, radius: 6), .metal)
        },
    ]
}

extension PartDrawing {
    /// A jacket that hangs open; `top` and `base` are how far its edges are from the middle at the neck and below.
    mutating func popOpenFront(top: Double, base: Double, details: (inout PartDrawing) -> Void = { _ in }) {
        let half = PopBody.shoulder(until: top).curve(mid(-top + 6, 466), mid(-base, 490), mid(-base, 530)).line(
            34, 530
        ).close()
        popCloth(half.withMirrorImage(), details: details)
    }
}
