import FaceAtlas
import Imaging
import PartLibrary

/// Layered cuts, lobs, and the medium hair of men.
extension PopHair {
    private static let lob = PopMane(
        hairline: .parted(0, 134), right: .bob(173, turn: 12, end: 452, inner: 106, slant: 0, round: (38, 22)))
    private static let lobSide = PopMane(
        crown: PopCrown(rise: 32, side: 162, lean: 6, base: 244), hairline: .parted(54, 136, fall: (1.6, 0.75)),
        right: .bob(178, turn: 20, end: 448, inner: 106, round: (44, 24)))
    private static let lobWavy = PopMane(
        crown: PopCrown(rise: 30, side: 162, base: 240), hairline: .parted(-46, 136, fall: (0.8, 1.7)),
        right: .bob(180, turn: -6, end: 456, inner: 112, wave: PopWave(length: 118, depth: 14)))
    private static let press = PopMane(
        crown: PopCrown(rise: 20, side: 156, base: 240), hairline: .parted(0, 126, fall: (1.5, 1.5)),
        right: .bob(168, turn: 18, end: 444, inner: 104, slant: 6, round: (44, 26)))
    private static let shag = PopMane(
        crown: PopCrown(rise: 36, side: 168, square: 2.2, base: 244),
        hairline: .bangs(part: 6, notch: 28, sides: (56, 62, 18)),
        right: PopCurtain(
            outer: [mid(172, 290), mid(164, 330), mid(166, 380), mid(172, 428)],
            inner: [mid(126, 440), mid(118, 380), mid(122, 310), mid(121, 262)], round: (16, 14)))
    private static let wolf = PopMane(
        crown: PopCrown(rise: 42, side: 166, square: 2.1, base: 236), hairline: .curtains(150, low: 262),
        right: PopCurtain(
            outer: [mid(174, 280), mid(160, 330), mid(156, 390), mid(166, 456)],
            inner: [mid(128, 474), mid(116, 410), mid(120, 330), mid(121, 268)], round: (14, 12)))
    private static let tuckedMan = PopMane(
        crown: PopCrown(rise: 26, side: 154, base: 244), hairline: .parted(-42, 138, fall: (0.9, 2)),
        right: .long(166, flare: -6, end: 440))
    private static let flow = PopMane(
        crown: PopCrown(rise: 22, side: 154, base: 240), hairline: .drawnBack(150),
        right: PopCurtain(
            outer: [mid(166, 280), mid(170, 330), mid(168, 366), mid(196, 392)], inner: [mid(121, 392), mid(121, 262)]))
    private static let surfer = PopMane(
        crown: PopCrown(rise: 28, side: 158, base: 240), hairline: .parted(20, 136, fall: (1.3, 1.0)),
        right: .bob(172, turn: -4, end: 438, inner: 124, round: (20, 14), wave: PopWave(length: 96, depth: 12)))
    private static let curtains = PopMane(
        crown: PopCrown(rise: 30, side: 160, square: 2.2, base: 248), hairline: .curtains(134, low: 268, temple: 128),
        right: PopCurtain(
            outer: [mid(164, 290), mid(158, 324)], inner: [mid(134, 326), mid(130, 286)], round: (16, 12)))
    private static let rocker = PopMane(
        crown: PopCrown(rise: 22, side: 154, base: 236), hairline: .parted(0, 122, fall: (2.6, 2.6)),
        right: .long(168, flare: -2, end: 494, inner: 128, slant: -2, temple: 128, round: (16, 16)))

    static let longCuts = lobs + layered + mens

    private static let lobs: [PartDrawing] = [
        hair("lob", "medium", "straight", back: "back-lob") { $0.popMane(lob, PopLock.both(0.42, 0.5...0.92)) },
        hair("lob-side-part", "medium", "straight", back: "back-lob-side") { drawing in
            drawing.popMane(lobSide, [.left(0.5, 0.28...0.85), .right(0.45, 0.5...0.9)])
        },
        hair("lob-fringe", "medium", "straight", bangs: true, back: "back-lob") { drawing in
            var mane = lob
            mane.hairline = .bangs(part: 18)
            drawing.popMane(mane, PopLock.both(0.42, 0.6...0.92))
        },
        hair("lob-wavy", "medium", "wavy", back: "back-lob-wavy") { drawing in
            drawing.popMane(lobWavy, [.right(0.55, 0.28...0.9), .left(0.5, 0.5...0.92)])
        },
        hair("lob-wavy-curtain-fringe", "medium", "wavy", bangs: true, back: "back-lob-wavy") { drawing in
            var mane = lobWavy
            mane.hairline = .curtains(140)
            drawing.popMane(mane, PopLock.both(0.6, 0.3...0.85))
        },
        hair("silk-press", "medium", "straight", back: "back-press") { drawing in
            drawing.popMane(press, PopLock.both(0.35, 0.5...0.9))
            drawing.outline(
                PathBuilder().spline([mid(-146, 262), mid(-142, 240), mid(-130, 214)]), .hairLight, width: 12)
            drawing.outline(PathBuilder().spline([mid(144, 250), mid(138, 226), mid(126, 204)]), .hairLight, width: 9)
        },
    ]

    private static let layered: [PartDrawing] = [
        hair("shag", "medium", "wavy", bangs: true, back: "back-shag") { drawing in
            drawing.popMane(
                shag,
                flicks: [
                    [(150, 268, 14), (168, 314, 20), (183, 344, 8)], [(146, 340, 15), (164, 386, 21), (182, 416, 8)],
                    [(138, 384, 16), (146, 428, 20), (157, 448, 9)],
                ])
        },
        hair("wolf-cut", "medium", "wavy", bangs: true, back: "back-wolf") { drawing in
            drawing.popMane(
                wolf, PopLock.both(0.55, 0.3...0.6),
                flicks: [
                    [(150, 250, 10), (176, 300, 18), (196, 338, 3)], [(144, 350, 10), (160, 400, 14), (182, 440, 3)],
                ])
        },
        hair("mullet", "medium", "straight", back: "back-mullet") { drawing in
            drawing.popDrawn(
                .locks(
                    [mid(10, 168), mid(64, 172), mid(113, 196)], left: [mid(-10, 168), mid(46, 170), mid(113, 196)],
                    drop: 26,
                    lean: 0.28), PopCrown(rise: 32, side: 152, base: 244))
        },
        hair("mullet-curly", "medium", "curly", bangs: true, back: "back-mullet-curly") { drawing in
            let mane = PopMane(
                crown: PopCrown(rise: 38, side: 158, base: 240), hairline: .fringe(196, bow: 10, width: 110),
                right: .tucked(154),
                curls: PopCurls(outer: 11, inner: 9))
            drawing.rounded(mane.path, .hair, .hairShade, depth: 0.8)
            drawing.popCurlShine(mane)
            drawing.popCurlLines([mid(-50, 140), mid(4, 122), mid(60, 140)], radius: 15)
        },
    ]

    private static let mens: [PartDrawing] = [
        hair("medium-tucked", "medium", "straight", back: "back-tucked") { drawing in
            var mane = tuckedMan
            mane.right = .tucked(152)
            drawing.popMane(mane, [.right(0.5, 0.3...0.8)])
        },
        hair("medium-flow", "medium", "wavy", back: "back-flow") { drawing in
            drawing.popDrawn(
                .drawnBack(152, width: 92), PopCrown(rise: 36, side: 156, lean: 6, base: 244), to: mid(16, 30),
                combs: [-84, -34, 24, 78], reach: 0.06...0.56, shine: false)
            drawing.popShine(PopCrown(rise: 36, side: 156, base: 244), inset: 24, from: 158, to: 132, width: 13)
        },
        hair("medium-surfer", "medium", "wavy", back: "back-surfer") { drawing in
            drawing.popMane(surfer, [.left(0.5, 0.3...0.85), .right(0.5, 0.4...0.9)])
        },
        hair("medium-curtains", "medium", "straight", bangs: true, back: "back-ears") {
            $0.popMane(curtains, PopLock.both(0.55, 0.25...0.8))
        },
        hair("long-rocker", "long", "straight", back: "back-rocker") {
            $0.popMane(rocker, PopLock.both(0.5, 0.45...0.9))
        },
    ]

    static let longCutBacks: [PartDrawing] = [
        back("back-lob", "medium", "straight") { $0.fill(lob.back(to: 452, round: 36), .hairShade) },
        back("back-lob-side", "medium", "straight") { $0.fill(lobSide.back(to: 454), .hairShade) },
        back("back-lob-wavy", "medium", "wavy") { $0.fill(lobWavy.back(to: 460), .hairShade) },
        back("back-press", "medium", "straight") { $0.fill(press.back(to: 448), .hairShade) },
        back("back-shag", "medium", "wavy") { $0.fill(shag.back(to: 444, round: 60), .hairShade) },
        back("back-wolf", "medium", "wavy") { $0.fill(wolf.back(to: 470, round: 20), .hairShade) },
        back("back-mullet", "medium", "straight") { drawing in
            drawing.popBehind(tuckedMan.back(to: 470, round: 30))
        },
        back("back-mullet-curly", "medium", "curly") { drawing in
            let mane = PopMane(
                crown: PopCrown(rise: 30, side: 150, base: 240), hairline: .parted(),
                right: .long(164, flare: 8, end: 460),
                curls: PopCurls(outer: 4, inner: 4, depth: 0.36, below: 270))
            drawing.popBehind(mane.back(to: 470))
        },
        back("back-tucked", "medium", "straight") { $0.popBehind(tuckedMan.back(to: 432, round: 40)) },
        back("back-flow", "medium", "wavy") { drawing in
            let half = PathBuilder().spline([
                mid(0, 90), mid(110, 110), mid(154, 220), mid(162, 300), mid(152, 356), mid(156, 388), mid(176, 410),
            ])
            drawing.popBehind(
                half.spline([mid(173, 419), mid(146, 430), mid(100, 426), mid(0, 428)], joined: true).reflected())
        },
        back("back-surfer", "medium", "wavy") { $0.fill(surfer.back(to: 444), .hairShade) },
        back("back-ears", "medium", "straight") { $0.fill(curtains.back(to: 340, tuck: 10), .hairShade) },
        back("back-rocker", "long", "straight") { $0.fill(rocker.back(to: 500), .hairShade) },
    ]
}
