import FaceAtlas
import Imaging
import PartLibrary

/// Braids of smooth hair.
extension PopHair {
    private static let cover = PopCurtain(
        outer: [mid(164, 280), mid(168, 322), mid(166, 356)], inner: [mid(126, 356), mid(123, 310), mid(121, 262)],
        round: (20, 16))
    private static let loose = PopMane(
        crown: PopCrown(rise: 24, side: 158, base: 244), hairline: .parted(0, 150, fall: (1.4, 1.4)),
        right: .long(170, flare: 8, end: 486))

    static let braids: [PartDrawing] = [
        hair("two-braids", "long", "straight", up: "braid", back: "back-nape-wide") { drawing in
            drawing.popTwoBraids(.parted(0, 134), cover)
        },
        hair("two-braids-fringe", "long", "straight", bangs: true, up: "braid", back: "back-nape-wide") { drawing in
            var bangs = PopHairline.bangs(part: -12)
            bangs.strands.removeLast(3)
            drawing.popTwoBraids(bangs, cover, tie: .metal)
        },
        hair("two-braids-wavy", "long", "wavy", up: "braid", back: "back-nape-wide") { drawing in
            drawing.popTwoBraids(.curtains(138, low: 262), cover, width: 64, count: 4)
        },
        hair("side-braid", "long", "straight", up: "braid", back: "back-side-braid") { drawing in
            let mane = PopMane(
                crown: PopCrown(rise: 26, side: 156, base: 244), hairline: .parted(-46, 134, fall: (0.75, 1.8)),
                right: PopCurtain(
                    outer: [mid(166, 290), mid(170, 350), mid(164, 404)],
                    inner: [mid(122, 410), mid(121, 340), mid(121, 262)],
                    round: (24, 18)),
                left: .tucked(150))
            drawing.popBraid(
                PopRope(spine: [mid(142, 388), mid(146, 440), mid(132, 484)], width: 60, taper: 0.76, count: 4),
                tuft: 26)
            drawing.popMane(mane, [.right(0.5, 0.25...0.9)])
        },
        hair("long-headband-braid", "long", "straight", up: "braid", back: "back-braid-loose") { drawing in
            drawing.popMane(loose, PopLock.both(0.42, 0.55...0.95), shine: false)
            let spine = PopCrown(rise: -12, side: 132, base: 226).points(from: 172, to: 8, count: 15)
            drawing.popRope(PopRope(spine: spine, width: 40, taper: 1, count: 15))
        },
        hair("long-half-up-braids", "long", "wavy", up: "braid", back: "back-braid-wavy") { drawing in
            var mane = loose
            mane.hairline = .parted(0, 138, fall: (1.7, 1.7))
            mane.right = .long(176, flare: 12, end: 484, wave: PopWave())
            drawing.popMane(mane, PopLock.both(0.45, 0.6...0.95))
            for side in Side.allCases {
                let spine = [mid(20, 120), mid(74, 128), mid(120, 172), mid(146, 236)].map { side.placed($0) }
                drawing.popRope(PopRope(spine: spine, width: 34, taper: 0.9, count: 7))
            }
        },
        hair("long-half-up", "long", "straight", up: "tail", back: "back-braid-loose") { drawing in
            var mane = loose
            mane.hairline = .drawnBack(144)
            drawing.popMane(mane, PopLock.both(0.42, 0.6...0.95))
            for side in Side.allCases {
                drawing.popLine(
                    [mid(118, 232), mid(138, 206), mid(142, 172), mid(122, 136)].map { side.placed($0) }, width: 9)
                drawing.popLine([mid(44, 146), mid(50, 120), mid(40, 96)].map { side.placed($0) })
            }
        },
    ]

    static let braidBacks: [PartDrawing] = [
        back("back-nape-wide", "medium", "straight") { drawing in
            let mane = PopMane(hairline: .parted(), right: cover)
            drawing.fill(mane.back(to: 384, round: 40, tuck: 24), .hairShade)
        },
        back("back-side-braid", "medium", "straight") { drawing in
            drawing.fill(
                PathBuilder.closed([
                    mid(-136, 230), mid(0, 200), mid(150, 240), mid(168, 340), mid(158, 410), mid(60, 420),
                    mid(-70, 396),
                    mid(-128, 330),
                ]), .hairShade)
        },
        back("back-braid-loose", "long", "straight") { $0.fill(loose.back(to: 500), .hairShade) },
        back("back-braid-wavy", "long", "wavy") { drawing in
            var mane = loose
            mane.right = .long(176, flare: 12, end: 484, wave: PopWave())
            drawing.fill(mane.back(to: 496), .hairShade)
        },
    ]
}

extension PartDrawing {
    /// Hair that covers the ears and ends in a braid on either side.
    mutating func popTwoBraids(
        _ hairline: PopHairline, _ cover: PopCurtain, tie: Role = .hairShade, width: Double = 56, count: Int = 5
    ) {
        for side in Side.allCases {
            let spine = [mid(148, 338), mid(153, 408), mid(140, 470)].map { side.placed($0) }
            popBraid(PopRope(spine: spine, width: width, taper: 0.76, count: count), tie: tie, tuft: 32)
        }
        popMane(
            PopMane(crown: PopCrown(rise: 22, side: 156, base: 244), hairline: hairline, right: cover),
            PopLock.both(0.5, 0.45...0.9))
    }
}
