import FaceAtlas
import Imaging
import PartLibrary

/// Coily hair that covers the ears.
extension PopHair {
    private static let bob = PopMane(
        crown: PopCrown(rise: 40, side: 178, square: 2.2, base: 240), hairline: .parted(0, 150, fall: (1.2, 1.2)),
        right: .bob(196, turn: 14, end: 384, inner: 124), curls: PopCurls(outer: 26, inner: 26, depth: 0.4, bottom: 10))
    private static let lob = PopMane(
        crown: PopCrown(rise: 36, side: 172, lean: -6, base: 236), hairline: .parted(48, 146, fall: (1.1, 0.9)),
        right: .bob(194, turn: -8, end: 424, inner: 128), curls: PopCurls(outer: 26, inner: 27, depth: 0.4, bottom: 10))
    private static let big = PopMane(
        crown: PopCrown(rise: 58, side: 204, square: 2.05, base: 240), hairline: .parted(0, 154, fall: (1.3, 1.3)),
        right: PopCurtain(
            outer: [mid(214, 290), mid(214, 350), mid(196, 420), mid(176, 452)],
            inner: [mid(134, 456), mid(128, 400), mid(126, 320), mid(121, 262)]),
        curls: PopCurls(outer: 28, inner: 26, depth: 0.4, bottom: 10))
    private static let triangle = PopMane(
        crown: PopCrown(rise: 32, side: 162, square: 2.0, base: 214), hairline: .parted(0, 148, fall: (1.3, 1.3)),
        right: PopCurtain(
            outer: [mid(182, 260), mid(208, 330), mid(226, 400), mid(226, 440)],
            inner: [mid(142, 448), mid(128, 400), mid(124, 330), mid(121, 264)]),
        curls: PopCurls(outer: 27, inner: 26, depth: 0.4, bottom: 12))
    private static let hanging = PopMane(
        crown: PopCrown(rise: 34, side: 170, base: 236), hairline: .parted(-46, 144, fall: (0.9, 1.2)),
        right: .long(192, flare: 6, end: 484, inner: 126), curls: PopCurls(outer: 30, inner: 32, depth: 0.4, bottom: 10)
    )

    private static let halfUp = PopMane(
        crown: PopCrown(rise: 16, side: 152, base: 230), hairline: .drawnBack(150),
        right: PopCurtain(
            outer: [mid(186, 272), mid(206, 330), mid(214, 400), mid(208, 446)],
            inner: [mid(136, 450), mid(126, 400), mid(124, 330), mid(121, 264)]),
        curls: PopCurls(outer: 8, inner: 6, depth: 0.42, bottom: 11, below: 226))

    static let longCoily: [PartDrawing] = [
        hair("bob-coily", "medium", "coily", back: "back-bob-coily") { $0.popCoily(bob) },
        hair("bob-coily-side-part", "medium", "coily", back: "back-lob-coily") { $0.popCoily(lob) },
        hair("bob-coily-fringe", "medium", "coily", bangs: true, back: "back-bob-coily") { drawing in
            var mane = bob
            mane.hairline = .fringe(204, bow: 10)
            drawing.popCoily(mane)
        },
        hair("bob-coily-side-fringe", "medium", "coily", bangs: true, back: "back-lob-coily") { drawing in
            var mane = lob
            mane.hairline = .sideFringe(60, 150, low: 240)
            drawing.popCoily(mane)
        },
        hair("long-coily", "long", "coily", back: "back-coily") { $0.popCoily(hanging) },
        hair("long-coily-big", "long", "coily", back: "back-coily-big") { $0.popCoily(big) },
        hair("long-coily-triangle", "long", "coily", back: "back-coily-triangle") { $0.popCoily(triangle) },
        hair("half-up-puff", "long", "coily", up: "bun", back: "back-coily-half-up") { drawing in
            drawing.popCoily(halfUp)
            for dx in [-70.0, -24, 24, 70] {
                drawing.popLine([mid(dx, 152 + abs(dx) * 0.2), mid(dx * 0.86, 124), mid(dx * 0.5, 94)], width: 6)
            }
        },
        hair("long-coily-fringe", "long", "coily", bangs: true, back: "back-coily-triangle") { drawing in
            var mane = triangle
            mane.hairline = .fringe(206, bow: 12)
            drawing.popCoily(mane)
        },
        hair("long-coily-big-fringe", "long", "coily", bangs: true, back: "back-coily-big") { drawing in
            var mane = big
            mane.hairline = .fringe(210, bow: 8)
            drawing.popCoily(mane)
        },
    ]

    static let longCoilyBacks: [PartDrawing] = [
        back("back-bob-coily", "medium", "coily") { $0.fill(bob.back(to: 408), .hairShade) },
        back("back-lob-coily", "medium", "coily") { $0.fill(lob.back(to: 440), .hairShade) },
        back("back-coily", "long", "coily") { $0.fill(hanging.back(to: 490), .hairShade) },
        back("back-coily-half-up", "long", "coily") { drawing in
            drawing.fill(halfUp.back(to: 470), .hairShade)
            drawing.popPuff(mid(0, 80), 88, 52, count: 17)
        },
        back("back-coily-big", "long", "coily") { $0.fill(big.back(to: 480), .hairShade) },
        back("back-coily-triangle", "long", "coily") { $0.fill(triangle.back(to: 466), .hairShade) },
    ]
}

extension PartDrawing {
    /// Hair of many small lobes, with small arcs in it.
    mutating func popCoily(_ mane: PopMane) {
        rounded(mane.path, .hair, .hairShade, depth: 0.8)
        popCurlShine(mane, inset: 24, radius: 9, count: 4, from: 156, to: 106)
        var centers: [Point] = []
        for (share, way) in [(0.3, 0.24), (0.62, 0.38), (0.32, 0.5), (0.6, 0.64), (0.34, 0.78)] {
            for side in Side.allCases { centers.append(mane.strand(side, share, way...way, count: 2)[0]) }
        }
        popCurlLines(centers, radius: 10, from: 200, to: 330, width: 6)
    }
}
