import FaceAtlas
import Imaging
import PartLibrary

/// Long wavy hair and soft curls.
extension PopHair {
    private static let swings = PopWave(length: 116, depth: 14)
    private static let wavy = PopMane(
        crown: PopCrown(rise: 30, side: 160, base: 240), hairline: .parted(0, 134, fall: (1.7, 1.7)),
        right: .long(176, flare: 14, end: 486, inner: 114, wave: swings))
    private static let full = PopMane(
        crown: PopCrown(rise: 34, side: 168, lean: 6, base: 240), hairline: .parted(52, 134, fall: (1.6, 0.75)),
        right: .long(186, flare: 28, end: 474, inner: 118, round: (44, 26), wave: PopWave(length: 136, depth: 18)))
    private static let beach = PopMane(
        crown: PopCrown(rise: 26, side: 158, base: 240), hairline: .parted(-44, 132, fall: (0.8, 1.7)),
        right: .long(171, flare: -2, end: 496, inner: 116, round: (24, 22), wave: PopWave(length: 88, depth: 10)))
    private static let glamour = PopMane(
        crown: PopCrown(rise: 32, side: 164, lean: -6, base: 244), hairline: .parted(66, 142, fall: (1.2, 0.75)),
        right: .tucked(158),
        left: .long(
            186, flare: 12, end: 492, inner: 106, slant: -4, round: (46, 30),
            wave: PopWave(from: 210, length: 140, depth: 17)))
    private static let behind = PopMane(
        crown: PopCrown(rise: 24, side: 154, base: 244), hairline: .parted(36, 134, fall: (1.7, 1.2)),
        right: .long(182, flare: 20, end: 520, wave: PopWave(from: 240, length: 112, depth: 14)))
    private static let soft = PopMane(
        crown: PopCrown(rise: 28, side: 160, base: 240), hairline: .parted(0, 136, fall: (1.7, 1.7)),
        right: .long(178, flare: 10, end: 476, inner: 112), curls: PopCurls(outer: 4, inner: 3, depth: 0.32, below: 270)
    )
    private static let softWide = PopMane(
        crown: PopCrown(rise: 32, side: 168, lean: 5, base: 244), hairline: .parted(50, 136, fall: (1.6, 0.75)),
        right: .long(194, flare: 14, end: 456, inner: 116), curls: PopCurls(outer: 3, inner: 3, depth: 0.36, below: 262)
    )

    private static let thin = PopMane(
        crown: PopCrown(rise: 14, side: 153, base: 240), hairline: .parted(-24, 124, temple: 128, fall: (1.2, 1.7)),
        right: .long(
            176, flare: -2, end: 450, inner: 136, slant: 6, temple: 128, round: (20, 16),
            wave: PopWave(length: 100, depth: 12)))

    static let longWavy: [PartDrawing] = [
        hair("long-wavy", "long", "wavy", back: "back-wavy") { $0.popMane(wavy, PopLock.both(0.5, 0.45...0.94)) },
        hair("long-wavy-side-part", "long", "wavy", back: "back-wavy-full") { drawing in
            drawing.popMane(full, [.left(0.55, 0.25...0.9), .right(0.5, 0.5...0.92)])
        },
        hair("long-wavy-beach", "long", "wavy", back: "back-wavy-beach") { drawing in
            drawing.popMane(beach, [.right(0.55, 0.3...0.9), .left(0.5, 0.5...0.92)])
        },
        hair("long-wavy-fringe", "long", "wavy", bangs: true, back: "back-wavy") { drawing in
            var mane = wavy
            mane.hairline = .bangs(part: -10, notch: 26, sides: (72, 56, 14))
            drawing.popMane(mane, PopLock.both(0.5, 0.6...0.94))
        },
        hair("long-wavy-curtain-fringe", "long", "wavy", bangs: true, back: "back-wavy-full") { drawing in
            var mane = full
            mane.crown.lean = 0
            mane.hairline = .curtains(138, low: 264)
            drawing.popMane(mane, PopLock.both(0.6, 0.3...0.9))
        },
        hair("long-wavy-side-fringe", "long", "wavy", bangs: true, back: "back-wavy-beach") { drawing in
            var mane = beach
            mane.hairline = PopHairline.sideFringe(58).flipped
            drawing.popMane(mane, [.right(0.6, 0.15...0.5), .left(0.5, 0.5...0.92)])
        },
        hair("long-wavy-glamour", "long", "wavy", back: "back-wavy-glamour") { drawing in
            drawing.popMane(glamour, [.left(0.4, 0.3...0.95), .left(0.75, 0.4...0.9)])
        },
        hair("long-wavy-behind-ears", "long", "wavy", back: "back-wavy-behind") { drawing in
            var mane = behind
            mane.right = .tucked(152)
            drawing.popMane(mane, [.left(0.5, 0.3...0.8)])
        },
        hair("long-wavy-fine", "long", "wavy", back: "back-wavy-fine") { drawing in
            drawing.popMane(thin, PopLock.both(0.5, 0.5...0.92))
        },
        hair("soft-curls", "long", "curly", back: "back-soft") { $0.popMane(soft, PopLock.both(0.5, 0.5...0.92)) },
        hair("soft-curls-side-part", "long", "curly", back: "back-soft-wide") { drawing in
            drawing.popMane(softWide, [.left(0.55, 0.3...0.9), .right(0.5, 0.5...0.9)])
        },
        hair("soft-curls-fringe", "long", "curly", bangs: true, back: "back-soft") { drawing in
            var mane = soft
            mane.hairline = .bangs(part: -14)
            drawing.popMane(mane, PopLock.both(0.5, 0.6...0.92))
        },
    ]

    static let longWavyBacks: [PartDrawing] = [
        back("back-wavy", "long", "wavy") { $0.fill(wavy.back(to: 496), .hairShade) },
        back("back-wavy-full", "long", "wavy") { $0.fill(full.back(to: 496), .hairShade) },
        back("back-wavy-beach", "long", "wavy") { $0.fill(beach.back(to: 500), .hairShade) },
        back("back-wavy-glamour", "long", "wavy") { drawing in
            var mane = glamour
            mane.right = .long(172, flare: 0, end: 500, wave: PopWave(from: 250, length: 140, depth: 10))
            drawing.fill(mane.back(to: 500), .hairShade)
        },
        back("back-wavy-behind", "long", "wavy") { $0.popBehind(behind.back(to: 510)) },
        back("back-wavy-fine", "long", "wavy") { $0.fill(thin.back(to: 470), .hairShade) },
        back("back-soft", "long", "curly") { $0.fill(soft.back(to: 490), .hairShade) },
        back("back-soft-wide", "long", "curly") { $0.fill(softWide.back(to: 480), .hairShade) },
    ]
}
