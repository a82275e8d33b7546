import FaceAtlas
import Imaging
import PartLibrary

/// Straight and wavy bobs.
extension PopHair {
    static let bobs = bobsPlain + bobsWithFringe + bobsWavy

    private static let chin = PopMane(hairline: .parted(), right: .bob())
    private static let jaw = PopMane(
        crown: PopCrown(rise: 28, side: 160, base: 244), hairline: .parted(48, 134, fall: (1.7, 0.8)),
        right: .bob(174, turn: 14, end: 378, slant: 4))
    private static let inverted = PopMane(
        crown: PopCrown(rise: 28, side: 160, base: 244), hairline: .parted(-40, 132, fall: (0.75, 1.8)),
        right: .bob(174, turn: 26, end: 398, inner: 106, slant: 42, round: (40, 12)))
    private static let full = PopMane(
        crown: PopCrown(rise: 28, side: 160, square: 2.2, base: 248), hairline: .bangs(),
        right: .bob(173, turn: 18, end: 406, inner: 105, slant: 3, round: (46, 20)))
    private static let flipped = PopMane(
        crown: PopCrown(rise: 30, side: 162, base: 244), hairline: .parted(44, 136, fall: (1.7, 0.8)), right: flip)
    private static let flip = PopCurtain(
        outer: [mid(167, 284), mid(164, 336), mid(172, 372), mid(206, 388)],
        inner: [mid(204, 404), mid(160, 426), mid(124, 404), mid(116, 360), mid(121, 310), mid(121, 258)], round: (7, 7)
    )
    private static let french = PopMane(
        crown: PopCrown(rise: 26, side: 160, square: 2.2, base: 246), hairline: .bangs(188, bow: 46, part: -18),
        right: .bob(178, turn: 24, end: 366, inner: 112, slant: 8, round: (44, 18)))
    private static let round = PopMane(
        crown: PopCrown(rise: 34, side: 170, square: 2.2, base: 250), hairline: .sideFringe(),
        right: .bob(186, turn: 34, end: 406, inner: 104, round: (56, 22)))
    private static let wavy = PopMane(
        crown: PopCrown(rise: 30, side: 162, base: 240), hairline: .parted(0, 136, fall: (1.5, 1.5)),
        right: .bob(178, turn: -4, end: 418, inner: 106, wave: PopWave(length: 104, depth: 13)))

    private static let finger = PopMane(
        crown: PopCrown(rise: 14, side: 152, base: 236), hairline: .parted(58, 138, fall: (1.4, 0.7)),
        right: .bob(164, turn: 22, end: 372, inner: 112, wave: PopWave(from: 200, length: 76, depth: 9)))

    private static let bobsPlain: [PartDrawing] = [
        hair("bob", "medium", "straight", back: "back-bob") { $0.popMane(chin, PopLock.both(0.45)) },
        hair("bob-jaw-side-part", "medium", "straight", back: "back-bob-jaw") {
            $0.popMane(jaw, [.left(0.5, 0.3...0.8)])
        },
        hair("bob-inverted", "medium", "straight", back: "back-bob-inverted") {
            $0.popMane(inverted, [.right(0.5, 0.4...0.9)])
        },
        hair("bob-flipped", "medium", "straight", back: "back-bob-flipped") {
            $0.popMane(flipped, PopLock.both(0.5, 0.6...0.95))
        },
        hair("bob-tucked", "medium", "straight", back: "back-bob-jaw") { drawing in
            var mane = jaw
            mane.right = .tucked(156)
            drawing.popMane(mane, [.left(0.5, 0.3...0.8), .right(0.5, 0.3...0.8)])
        },
        hair("bob-slide", "medium", "straight", back: "back-bob") { drawing in
            var mane = chin
            mane.hairline = .parted(-46, 134, fall: (0.8, 1.9))
            drawing.popMane(mane, [.right(0.5)])
            drawing.popSlide(mid(-104, 178), angle: -64)
        },
    ]

    private static let bobsWithFringe: [PartDrawing] = [
        hair("bob-fringe", "medium", "straight", bangs: true, back: "back-bob-full") { $0.popMane(full) },
        hair("bob-french", "medium", "straight", bangs: true, back: "back-bob-french") { $0.popMane(french) },
        hair("bob-side-fringe", "medium", "straight", bangs: true, back: "back-bob-round") {
            $0.popMane(round, [.left(0.55, 0.2...0.6)])
        },
        hair("bob-curtain-fringe", "medium", "straight", bangs: true, back: "back-bob") { drawing in
            var mane = chin
            mane.hairline = .curtains()
            drawing.popMane(mane, PopLock.both(0.6, 0.3...0.8))
        },
        hair("bob-locks", "medium", "straight", bangs: true, back: "back-bob-jaw") { drawing in
            var mane = jaw
            mane.hairline = .bangs(part: -24, notch: 24, sides: (38, 78, 15))
            drawing.popMane(mane)
        },
    ]

    private static let bobsWavy: [PartDrawing] = [
        hair("bob-wavy", "medium", "wavy", back: "back-bob-wavy") { $0.popMane(wavy, PopLock.both(0.45, 0.45...0.92)) },
        hair("bob-finger-waves", "medium", "wavy", back: "back-bob-finger") { drawing in
            drawing.popMane(finger, shine: false)
            for share in [0.34, 0.7] {
                drawing.popLine(finger.wavyStrand(.left, share, 0.1...0.84, depth: 7), width: 8)
            }
            drawing.popLine(finger.wavyStrand(.right, 0.5, 0.34...0.84, depth: 6), width: 8)
            drawing.outline(PathBuilder().spline([mid(-84, 116), mid(-58, 104), mid(-32, 110)]), .hairLight, width: 12)
            drawing.outline(
                PathBuilder().spline([mid(-130, 180), mid(-116, 156), mid(-104, 150)]), .hairLight, width: 10)
        },
        hair("bob-wavy-fringe", "medium", "wavy", bangs: true, back: "back-bob-wavy") { drawing in
            var mane = wavy
            mane.hairline = .bangs(part: 20, notch: 26, sides: (84, 56, 14))
            drawing.popMane(mane, PopLock.both(0.45, 0.6...0.92))
        },
    ]

    static let bobBacks: [PartDrawing] = [
        back("back-bob", "medium", "straight") { $0.fill(chin.back(to: 414), .hairShade) },
        back("back-bob-jaw", "medium", "straight") { $0.fill(jaw.back(to: 384), .hairShade) },
        back("back-bob-inverted", "medium", "straight") { $0.fill(inverted.back(to: 392), .hairShade) },
        back("back-bob-full", "medium", "straight") { $0.fill(full.back(to: 410), .hairShade) },
        back("back-bob-flipped", "medium", "straight") {
            $0.fill(flipped.back(to: 398, round: 20, tuck: 30), .hairShade)
        },
        back("back-bob-french", "medium", "straight") { $0.fill(french.back(to: 372), .hairShade) },
        back("back-bob-round", "medium", "straight") { $0.fill(round.back(to: 416), .hairShade) },
        back("back-bob-finger", "medium", "wavy") { $0.fill(finger.back(to: 380), .hairShade) },
        back("back-bob-wavy", "medium", "wavy") { $0.fill(wavy.back(to: 418, round: 36), .hairShade) },
    ]
}
