import FaceAtlas
import Imaging
import PartLibrary

/// Curly hair that covers the ears.
extension PopHair {
    private static let bob = PopMane(
        crown: PopCrown(rise: 36, side: 174, base: 240), hairline: .parted(0, 142, fall: (1.5, 1.5)),
        right: .bob(190, turn: 10, end: 400, inner: 116), curls: PopCurls(outer: 15, inner: 16, bottom: 5))
    private static let lob = PopMane(
        crown: PopCrown(rise: 34, side: 170, lean: 5, base: 240), hairline: .parted(50, 140, fall: (1.2, 1.0)),
        right: .bob(190, turn: -10, end: 440, inner: 124), curls: PopCurls(outer: 16, inner: 17, bottom: 5))
    private static let hanging = PopMane(
        crown: PopCrown(rise: 34, side: 170, base: 236), hairline: .parted(0, 140, fall: (1.3, 1.3)),
        right: .long(190, flare: 4, end: 470, inner: 124), curls: PopCurls(outer: 17, inner: 19, depth: 0.4))
    private static let side = PopMane(
        crown: PopCrown(rise: 40, side: 178, lean: 8, base: 236), hairline: .parted(-54, 142, fall: (0.9, 1.2)),
        right: .long(206, flare: 2, end: 440, inner: 122), curls: PopCurls(outer: 15, inner: 17, depth: 0.4))
    private static let wide = PopMane(
        crown: PopCrown(rise: 34, side: 168, square: 2.1, base: 226), hairline: .parted(0, 144, fall: (1.2, 1.2)),
        right: PopCurtain(
            outer: [mid(184, 268), mid(204, 330), mid(220, 400), mid(222, 448)],
            inner: [mid(136, 452), mid(126, 400), mid(124, 330), mid(121, 264)]),
        curls: PopCurls(outer: 16, inner: 17, depth: 0.4, bottom: 6))
    private static let narrow = PopMane(
        crown: PopCrown(rise: 28, side: 162, base: 240), hairline: .parted(30, 138, fall: (1.2, 1.2)),
        right: .long(176, flare: -6, end: 490, inner: 118), curls: PopCurls(outer: 5, inner: 3, depth: 0.4, below: 250))
    private static let round = PopMane(
        crown: PopCrown(rise: 40, side: 182, square: 2.1, base: 250), hairline: .fringe(212, bow: 12),
        right: .bob(198, turn: 30, end: 380, inner: 126), curls: PopCurls(outer: 14, inner: 16, depth: 0.44))

    private static let halfUp = PopMane(
        crown: PopCrown(rise: 28, side: 158, base: 236), hairline: .drawnBack(146),
        right: .long(190, flare: 4, end: 468, inner: 120), curls: PopCurls(outer: 5, inner: 4, depth: 0.4, below: 232))
    private static let rolls = PopMane(
        crown: PopCrown(rise: 36, side: 168, base: 244), hairline: .parted(40, 150, fall: (1.3, 0.9)),
        right: .bob(180, turn: 14, end: 346, inner: 132), curls: PopCurls(outer: 11, inner: 11, depth: 0.4))

    static let longCurly = curlyMedium + curlyLong

    private static let curlyMedium: [PartDrawing] = [
        hair("bob-curly", "medium", "curly", back: "back-bob-curly") { $0.popCurly(bob) },
        hair("bob-curly-side-part", "medium", "curly", back: "back-lob-curly") { $0.popCurly(lob) },
        hair("set-rolls", "medium", "curly", back: "back-set-rolls") { drawing in
            drawing.rounded(rolls.path, .hair, .hairShade, depth: 0.9)
            for (x, y) in [
                (-112.0, 132.0), (-52, 104), (16, 100), (80, 116), (126, 160), (-146, 204), (148, 226), (-152, 276),
                (154, 296),
            ] {
                drawing.popCurlLines([mid(x, y)], radius: 17, from: 150, to: 420, width: 7)
            }
            drawing.popCurlShine(rolls, inset: 14, radius: 16)
        },
        hair("bob-curly-fringe", "medium", "curly", bangs: true, back: "back-curly-ball") { $0.popCurly(round) },
        hair("bob-curly-side-fringe", "medium", "curly", bangs: true, back: "back-lob-curly") { drawing in
            var mane = lob
            mane.hairline = .sideFringe(60, 146, low: 246)
            mane.curls?.inner = 18
            drawing.popCurly(mane)
        },
    ]

    private static let curlyLong: [PartDrawing] = [
        hair("long-curly", "long", "curly", back: "back-curly") { $0.popCurly(hanging) },
        hair("long-curly-side-part", "long", "curly", back: "back-curly-side") { $0.popCurly(side) },
        hair("long-curly-wide", "long", "curly", back: "back-curly-wide") { $0.popCurly(wide) },
        hair("long-curly-narrow", "long", "curly", back: "back-curly-narrow") { drawing in
            drawing.popMane(narrow)
            let centers = [0.5, 0.66, 0.82].flatMap { way in
                Side.allCases.map { narrow.strand($0, 0.5, way...way, count: 2)[0] }
            }
            drawing.popCurlLines(centers, radius: 15, from: 190, to: 330)
        },
        hair("long-curly-half-up", "long", "curly", up: "tail", back: "back-curly-half-up") { drawing in
            drawing.popMane(halfUp)
            for side in Side.allCases {
                drawing.popLine(
                    [mid(120, 228), mid(142, 200), mid(146, 170), mid(124, 134)].map { side.placed($0) }, width: 9)
                drawing.popLine([mid(44, 148), mid(50, 120), mid(40, 94)].map { side.placed($0) })
                drawing.popCurlLines(
                    [mid(158, 300), mid(150, 370), mid(166, 426)].map { side.placed($0) }, radius: 15, from: 190,
                    to: 330)
            }
        },
        hair("long-curly-fringe", "long", "curly", bangs: true, back: "back-curly") { drawing in
            var mane = hanging
            mane.hairline = .fringe(214, bow: 8)
            drawing.popCurly(mane)
        },
        hair("long-curly-wide-fringe", "long", "curly", bangs: true, back: "back-curly-wide") { drawing in
            var mane = wide
            mane.hairline = .curtains(146, low: 254)
            drawing.popCurly(mane)
        },
        hair("ringlets", "long", "curly", back: "back-ringlets") { drawing in
            drawing.popDrawn(
                .parted(0, 136), PopCrown(rise: 24, side: 160, base: 244),
                curtain: PopCurtain(
                    outer: [mid(166, 276), mid(166, 306)], inner: [mid(124, 310), mid(121, 260)], round: (10, 10)))
            for side in Side.allCases {
                for (x, end) in [(164.0, 452.0), (132, 486)] {
                    let spine = [mid(x, 282), mid(x + 3, 360), mid(x - 1, end)].map { side.placed($0) }
                    drawing.popRope(PopRope(spine: spine, width: 42, taper: 0.66, count: 6, mark: .twist, depth: 0.34))
                }
            }
        },
    ]

    static let longCurlyBacks: [PartDrawing] = [
        back("back-bob-curly", "medium", "curly") { $0.fill(bob.back(to: 420), .hairShade) },
        back("back-lob-curly", "medium", "curly") { $0.fill(lob.back(to: 456), .hairShade) },
        back("back-set-rolls", "medium", "curly") { $0.fill(rolls.back(to: 380), .hairShade) },
        back("back-curly-ball", "medium", "curly") { $0.fill(round.back(to: 410), .hairShade) },
        back("back-curly", "long", "curly") { $0.fill(hanging.back(to: 486), .hairShade) },
        back("back-curly-side", "long", "curly") { $0.fill(side.back(to: 470), .hairShade) },
        back("back-curly-wide", "long", "curly") { $0.fill(wide.back(to: 470), .hairShade) },
        back("back-curly-half-up", "long", "curly") { $0.fill(halfUp.back(to: 484), .hairShade) },
        back("back-ringlets", "long", "curly") { drawing in
            drawing.fill(PopMane(hairline: .parted(), right: .long(164, flare: -6, end: 460)).back(to: 470), .hairShade)
        },
        back("back-curly-narrow", "long", "curly") { $0.fill(narrow.back(to: 500), .hairShade) },
    ]
}

extension PartDrawing {
    /// Hair of round lobes, with a few arcs of light and of shade.
    mutating func popCurly(_ mane: PopMane, radius: Double = 16) {
        rounded(mane.path, .hair, .hairShade, depth: 0.8)
        popCurlShine(mane, inset: 26, radius: radius)
        var centers: [Point] = []
        for (share, way) in [(0.45, 0.3), (0.5, 0.56), (0.42, 0.76)] {
            for side in Side.allCases { centers.append(mane.strand(side, share, way...way, count: 2)[0]) }
        }
        popCurlLines(centers, radius: radius, from: 200, to: 330)
    }
}
