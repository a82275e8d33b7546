import FaceAtlas
import Imaging
import PartLibrary

/// Ponytails, pigtails, and hair that is half tied up.
extension PopHair {
    static let tails: [PartDrawing] = [
        hair("high-ponytail", "long", "straight", up: "tail", back: "back-high-tail") {
            $0.popDrawn(.drawnBack(140), to: mid(10, 74))
        },
        hair("high-ponytail-fringe", "long", "straight", bangs: true, up: "tail", back: "back-high-tail") { drawing in
            drawing.popDrawn(
                .bangs(bow: 16, width: 117, part: -14, sides: (56, 84, 11)), combs: [], curtain: .tucked(end: 292))
        },
        hair("high-ponytail-wavy", "long", "wavy", up: "tail", back: "back-high-tail-wavy") { drawing in
            drawing.popDrawn(
                .parted(36, 138, temple: 122, fall: (1.7, 1)), PopCrown(rise: 20, side: 151, base: 244), to: mid(0, 72),
                combs: [-70, 84])
        },
        hair("high-ponytail-curly", "long", "curly", up: "tail", back: "back-high-tail-curly") {
            $0.popDrawn(.drawnBack(144), PopCrown(rise: 12, side: 149, base: 244), to: mid(0, 74))
        },
        hair("tied-back", "short", "straight", up: "tail") { drawing in
            drawing.popDrawn(
                .drawnBack(144), PopCrown(rise: 12, side: 148, base: 244), to: mid(0, 60),
                combs: [-88, -44, 0, 44, 88],
                reach: 0.08...0.52)
        },
        hair("low-ponytail", "long", "straight", up: "tail", back: "back-low-tail") { drawing in
            drawing.popDrawn(
                .parted(-40, 134, temple: 122, fall: (0.9, 2)), PopCrown(rise: 18, side: 150, base: 244), combs: [])
            drawing.popLine([mid(-28, 142), mid(44, 156), mid(104, 202)])
            drawing.popShoulderTail()
        },
        hair("low-ponytail-wavy", "long", "wavy", up: "tail", back: "back-low-tail") { drawing in
            drawing.popDrawn(.curtains(138, low: 256, temple: 124), PopCrown(rise: 24, side: 154, base: 244), combs: [])
            drawing.popShoulderTail(swing: 10)
        },
        hair("side-ponytail", "long", "straight", up: "tail", back: "back-side-tail") { drawing in
            drawing.popDrawn(
                .parted(-44, 136, temple: 122, fall: (0.75, 1.8)), PopCrown(rise: 22, side: 152, base: 244), combs: [])
            drawing.popLine([mid(-30, 136), mid(50, 136), mid(118, 186)])
        },
        hair("pigtails-high", "medium", "straight", bangs: true, up: "tail", back: "back-pigtails-high") { drawing in
            drawing.popDrawn(
                .bangs(bow: 16, width: 117, part: 4), PopCrown(rise: 18, side: 150, base: 244), combs: [],
                curtain: .tucked(end: 292))
        },
        hair("pigtails-low", "medium", "straight", up: "tail", back: "back-pigtails-low") { drawing in
            drawing.popDrawn(
                .parted(0, 130, temple: 122, fall: (2.2, 2.2)), PopCrown(rise: 16, side: 150, base: 244), combs: [])
            drawing.popLine([mid(0, 132), mid(0, 112), mid(0, 92)], width: 6)
        },
        hair("pigtails-curly", "medium", "curly", up: "tail", back: "back-pigtails-curly") { drawing in
            drawing.popDrawn(
                .parted(0, 138, temple: 122, fall: (1.8, 1.8)), PopCrown(rise: 16, side: 150, base: 244), combs: [])
            drawing.popLine([mid(0, 140), mid(0, 118), mid(0, 94)], width: 6)
        },
        hair("pigtails-wavy-fringe", "medium", "wavy", bangs: true, up: "tail", back: "back-pigtails-wavy") { drawing in
            drawing.popDrawn(
                .bangs(bow: 16, width: 117, part: 2, notch: 26, sides: (62, 62, 14)),
                PopCrown(rise: 20, side: 150, base: 244), combs: [], curtain: .tucked(end: 292))
        },
    ]

    static let tailBacks: [PartDrawing] = [
        back("back-high-tail", "long", "straight") { drawing in
            drawing.popTail(
                [
                    (0, 110, 26), (14, 74, 32), (58, 68, 42), (114, 98, 50), (152, 168, 52), (168, 258, 52),
                    (172, 344, 40),
                    (158, 418, 12),
                ], lines: [0.3])
            drawing.popLine([mid(-2, 64), mid(24, 46), mid(58, 42)], width: 11, .hairLight)
        },
        back("back-high-tail-wavy", "long", "wavy") { drawing in
            drawing.popTail(
                [
                    (0, 110, 26), (14, 74, 34), (60, 66, 44), (118, 98, 52), (150, 168, 50), (180, 236, 48),
                    (162, 312, 46),
                    (184, 376, 36), (170, 432, 12),
                ], lines: [0.2])
        },
        back("back-high-tail-curly", "long", "curly") { drawing in
            let spine = [mid(0, 96), mid(60, 80), mid(122, 112), mid(156, 182), mid(170, 262), mid(166, 344)]
            drawing.popRope(
                PopRope(spine: spine, width: 100, taper: 0.86, count: 6, mark: .none, depth: 0.4), depth: 0.9)
            drawing.popCurlLines(
                [mid(70, 76), mid(140, 120), mid(176, 190), mid(186, 262), mid(178, 330)], radius: 16, from: 200,
                to: 330)
            drawing.popCurlLines([mid(4, 66), mid(50, 48)], radius: 13, .hairLight)
        },
        back("back-low-tail", "long", "straight") {
            $0.fill(
                .tapered([(256, 340, 90), (330, 366, 58), (384, 392, 36), (404, 424, 28), (406, 470, 24)]), .hairShade)
        },
        back("back-side-tail", "long", "straight") { drawing in
            drawing.popTail([
                (116, 222, 26), (158, 204, 30), (194, 240, 40), (200, 316, 42), (188, 388, 32), (172, 436, 12),
            ])
            drawing.outline(PathBuilder().spline([mid(148, 182), mid(150, 232)]), .metal, width: 13)
        },
        back("back-pigtails-high", "medium", "straight") { drawing in
            drawing.popTails(
                [(108, 140, 20), (154, 112, 30), (194, 150, 40), (204, 226, 40), (194, 300, 14)], tie: (126, 128))
        },
        back("back-pigtails-low", "medium", "straight") { drawing in
            drawing.popTails(
                [(118, 318, 22), (158, 328, 30), (182, 372, 38), (184, 430, 36), (172, 480, 14)], tie: (140, 322))
        },
        back("back-pigtails-curly", "medium", "curly") { drawing in
            for sign in [-1.0, 1] { drawing.popPuff(mid(sign * 168, 290), 58, 92, count: 12, depth: 0.42) }
        },
        back("back-pigtails-wavy", "medium", "wavy") { drawing in
            drawing.popTails(
                [(116, 222, 22), (156, 208, 30), (190, 250, 38), (174, 310, 40), (196, 366, 34), (178, 424, 12)],
                tie: (136, 214))
        },
    ]
}

extension PartDrawing {
    /// A tail that lies over the right shoulder.
    mutating func popShoulderTail(swing: Double = 0) {
        popTail(
            [
                (150, 400, 22), (160 + swing, 434, 34), (154 - swing, 470, 36), (148 + swing * 0.4, 500, 22),
                (138, 514, 10),
            ],
            lines: [0.2])
        outline(PathBuilder().spline([mid(128, 406), mid(150, 411), mid(173, 402)]), .metal, width: 13)
    }

    /// A tail on either side, with a tie.
    mutating func popTails(_ spine: [(x: Double, y: Double, half: Double)], tie: (x: Double, y: Double)) {
        for sign in [-1.0, 1] {
            popTail(spine.map { (x: sign * $0.x, y: $0.y, half: $0.half) })
            let way = mid(sign * (spine[1].x - spine[0].x), spine[1].y - spine[0].y) - mid(0, 0)
            let across = at(-way.y, way.x) * (19 / max(way.length, 1))
            let center = mid(sign * tie.x, tie.y)
            outline(PathBuilder().spline([center - across, center + across]), .metal, width: 13)
        }
    }
}
