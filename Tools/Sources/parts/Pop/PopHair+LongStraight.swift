import FaceAtlas
import Imaging
import PartLibrary

/// Long straight hair.
extension PopHair {
    private static let sleek = PopMane(hairline: .parted(), right: .long())
    private static let flared = PopMane(
        crown: PopCrown(rise: 30, side: 160, base: 240), hairline: .parted(44, 134, fall: (1.7, 0.8)),
        right: .long(172, flare: 28, inner: 120, slant: -8, round: (26, 34)))
    private static let deep = PopMane(
        crown: PopCrown(rise: 34, side: 164, lean: -6, base: 244), hairline: .parted(-66, 142, fall: (0.7, 1.6)),
        right: .long(182, flare: -8, end: 492, inner: 110, round: (56, 30)),
        left: .long(168, flare: -2, end: 484, inner: 118, round: (40, 24)))
    private static let layered = PopMane(
        crown: PopCrown(rise: 32, side: 164, base: 244), hairline: .curtains(),
        right: .long(178, flare: 12, end: 474, inner: 130, slant: -26, round: (40, 18)))
    private static let fine = PopMane(
        crown: PopCrown(rise: 16, side: 152, base: 240), hairline: .parted(0, 126, fall: (1.6, 1.6)),
        right: .long(171, flare: -18, end: 452, inner: 132, slant: 4, temple: 126, round: (18, 14)))
    private static let shoulder = PopMane(
        crown: PopCrown(rise: 28, side: 158, base: 244), hairline: .parted(-42, 134, fall: (0.8, 1.7)),
        right: .long(180, flare: -2, end: 504, inner: 100, slant: 12, round: (64, 34)), left: .tucked(154))
    private static let hime = PopMane(
        crown: PopCrown(rise: 26, side: 162, square: 2.3, base: 244), hairline: .bangs(bow: 14, part: -12),
        right: PopCurtain(
            outer: [mid(168, 290), mid(172, 350), mid(174, 420), mid(174, 490)],
            inner: [
                mid(138, 490), mid(138, 430), mid(137, 398), mid(126, 390), mid(112, 384), mid(106, 366), mid(112, 320),
                mid(120, 258),
            ],
            round: (16, 14)))

    static let longStraight = longPlain + longFringes

    private static let longPlain: [PartDrawing] = [
        hair("long-straight", "long", "straight", back: "back-long") {
            $0.popMane(sleek, PopLock.both(0.4, 0.5...0.95))
        },
        hair("long-side-part", "long", "straight", back: "back-long-flared") { drawing in
            drawing.popMane(flared, [.left(0.5, 0.3...0.9), .right(0.4, 0.5...0.95)])
        },
        hair("long-side-part-left", "long", "straight", back: "back-long-deep") { drawing in
            drawing.popMane(deep, [.right(0.4, 0.2...0.9), .right(0.7, 0.3...0.85)], shine: false)
            drawing.popShine(deep.crown, inset: 30, from: 128, to: 92, width: 14)
        },
        hair("long-behind-ears", "long", "straight", back: "back-long-behind") { drawing in
            drawing.popMane(
                PopMane(
                    crown: PopCrown(rise: 22, side: 154, base: 244), hairline: .parted(0, 134), right: .tucked(152)),
                PopLock.both(0.5, 0.3...0.75))
        },
        hair("long-over-shoulder", "long", "straight", back: "back-long-shoulder") { drawing in
            drawing.popMane(shoulder, [.right(0.35, 0.25...0.95), .right(0.65, 0.45...0.9)])
        },
        hair("long-fine", "long", "straight", back: "back-long-fine") {
            $0.popMane(fine, PopLock.both(0.5, 0.5...0.92))
        },
    ]

    private static let longFringes: [PartDrawing] = [
        hair("long-fringe", "long", "straight", bangs: true, back: "back-long") { drawing in
            var mane = sleek
            mane.hairline = .bangs(part: -16, sides: (62, 84, 10))
            drawing.popMane(mane, PopLock.both(0.4, 0.55...0.95))
        },
        hair("long-short-fringe", "long", "straight", bangs: true, back: "back-long-flared") { drawing in
            var mane = flared
            mane.hairline = .bangs(188, bow: 46, part: 16)
            drawing.popMane(mane, PopLock.both(0.4, 0.55...0.95))
        },
        hair("long-hime-fringe", "long", "straight", bangs: true, back: "back-long-hime") { $0.popMane(hime) },
        hair("long-curtain-fringe", "long", "straight", bangs: true, back: "back-long-layered") { drawing in
            drawing.popMane(layered, PopLock.both(0.55, 0.3...0.85))
        },
        hair("long-side-fringe", "long", "straight", bangs: true, back: "back-long-deep") { drawing in
            var mane = deep
            mane.hairline = PopHairline.sideFringe(66, 138, low: 262).flipped
            drawing.popMane(mane, [.right(0.62, 0.16...0.5), .right(0.4, 0.5...0.95), .left(0.45, 0.55...0.92)])
        },
        hair("long-wispy-fringe", "long", "straight", bangs: true, back: "back-long-fine") { drawing in
            var mane = fine
            mane.hairline = .bangs(bow: 20, width: 123, part: 4, notch: 26, sides: (48, 60, 16))
            drawing.popMane(mane, PopLock.both(0.5, 0.55...0.92))
        },
    ]

    static let longStraightBacks: [PartDrawing] = [
        back("back-long", "long", "straight") { $0.fill(sleek.back(to: 500), .hairShade) },
        back("back-long-flared", "long", "straight") { $0.fill(flared.back(to: 500), .hairShade) },
        back("back-long-deep", "long", "straight") { $0.fill(deep.back(to: 500), .hairShade) },
        back("back-long-layered", "long", "straight") { $0.fill(layered.back(to: 496), .hairShade) },
        back("back-long-behind", "long", "straight") { $0.popBehind(sleek.back(to: 516, round: 30)) },
        back("back-long-shoulder", "long", "straight") { drawing in
            var mane = shoulder
            mane.left = .long(150, flare: -8, end: 500)
            drawing.fill(mane.back(to: 500), .hairShade)
        },
        back("back-long-fine", "long", "straight") { $0.fill(fine.back(to: 470), .hairShade) },
        back("back-long-hime", "long", "straight") { $0.fill(hime.back(to: 500), .hairShade) },
    ]
}
