import FaceAtlas
import Imaging
import PartLibrary

/// Hair that is wound up: buns, knots, twists and puffs.
extension PopHair {
    private static let loose = PopMane(
        crown: PopCrown(rise: 22, side: 158, base: 244), hairline: .drawnBack(146),
        right: .long(168, flare: 4, end: 486))

    static let buns = bunsHigh + bunsLow + puffs

    private static let bunsHigh: [PartDrawing] = [
        hair("high-bun", "short", "straight", up: "bun", back: "back-high-bun") {
            $0.popDrawn(.drawnBack(), to: mid(0, 74))
        },
        hair("high-bun-fringe", "short", "straight", bangs: true, up: "bun", back: "back-high-bun") { drawing in
            drawing.popDrawn(.bangs(bow: 16, width: 117), combs: [], curtain: .tucked(end: 292))
        },
        hair("ballet-bun", "short", "straight", up: "bun", back: "back-ballet-bun") { drawing in
            drawing.popDrawn(
                .drawnBack(136, width: 92), PopCrown(rise: 8, side: 146, base: 244), to: mid(0, 70),
                combs: [-60, 0, 60])
        },
        hair("messy-bun", "short", "wavy", up: "bun", back: "back-messy-bun") { drawing in
            drawing.popDrawn(
                .parted(-30, 140, temple: 122, fall: (0.9, 1.8)), PopCrown(rise: 22, side: 152, base: 244),
                to: mid(6, 60),
                combs: [-78, 6, 84])
            drawing.popStray(length: 100, bow: 8)
        },
        hair("curly-bun", "short", "curly", up: "bun", back: "back-curly-bun") { drawing in
            drawing.popDrawn(.drawnBack(144), PopCrown(rise: 18, side: 150, base: 244), to: mid(0, 70))
            for side in Side.allCases {
                drawing.popRope(
                    PopRope(
                        spine: [mid(134, 246), mid(138, 284), mid(132, 322)].map { side.placed($0) }, width: 22,
                        taper: 0.7,
                        count: 4, mark: .twist), line: 4)
            }
        },
        hair("man-bun", "short", "straight", up: "bun", back: "back-man-bun") { drawing in
            drawing.popDrawn(
                .drawnBack(150, width: 94), PopCrown(rise: 18, side: 149, base: 244), to: mid(0, 60),
                combs: [-88, -52, -16, 20, 56, 90])
        },
        hair("half-up-bun", "long", "straight", up: "bun", back: "back-half-up-bun") { drawing in
            drawing.popMane(loose)
            for side in Side.allCases {
                drawing.popLine([mid(126, 214), mid(140, 176), mid(112, 122)].map { side.placed($0) }, width: 8)
                drawing.popLine([mid(148, 300), mid(150, 370), mid(146, 440)].map { side.placed($0) })
            }
        },
        hair("half-up-bun-wavy", "long", "wavy", up: "bun", back: "back-half-up-messy") { drawing in
            var mane = loose
            mane.crown.side = 162
            mane.hairline = .parted(0, 140, fall: (1.5, 1.5))
            mane.right = .long(178, flare: 12, end: 480, wave: PopWave())
            drawing.popMane(mane, PopLock.both(0.5, 0.55...0.93))
            for side in Side.allCases {
                drawing.popLine([mid(128, 214), mid(140, 176), mid(112, 122)].map { side.placed($0) }, width: 8)
            }
        },
        hair("space-buns", "short", "straight", bangs: true, up: "bun", back: "back-space-buns") { drawing in
            drawing.popDrawn(.curtains(136, low: 250, temple: 122), PopCrown(rise: 18, side: 150, base: 244), combs: [])
            drawing.popLine([mid(0, 136), mid(0, 112), mid(0, 88)], width: 7)
        },
    ]

    private static let bunsLow: [PartDrawing] = [
        hair("low-bun", "short", "straight", up: "bun", back: "back-low-bun") { drawing in
            drawing.popDrawn(
                .parted(0, 130, temple: 122, fall: (2.4, 2.4)), PopCrown(rise: 14, side: 149, base: 244), combs: [])
            drawing.popLine([mid(0, 132), mid(0, 112), mid(0, 92)], width: 6)
        },
        hair("low-bun-side-part", "short", "straight", up: "bun", back: "back-low-bun-side") { drawing in
            drawing.popDrawn(
                .parted(50, 138, temple: 122, fall: (1.7, 0.8)), PopCrown(rise: 22, side: 152, base: 244), combs: [])
            drawing.popLine([mid(34, 146), mid(-40, 158), mid(-104, 200)], width: 7)
        },
        hair("low-bun-soft", "short", "wavy", up: "bun", back: "back-low-bun") { drawing in
            drawing.popDrawn(.curtains(140, low: 258, temple: 124), PopCrown(rise: 24, side: 154, base: 244), combs: [])
            drawing.popStray(length: 96, bow: 8)
        },
        hair("french-twist", "short", "straight", up: "bun", back: "back-french-twist") { drawing in
            drawing.popDrawn(
                .parted(64, 142, temple: 120, fall: (1.7, 0.7)), PopCrown(rise: 30, side: 152, base: 244), combs: [])
            drawing.popLine([mid(48, 120), mid(-20, 128), mid(-86, 170)], width: 8)
            drawing.popLine([mid(84, 116), mid(104, 138), mid(120, 178)], width: 7)
        },
        hair("updo-soft", "short", "wavy", up: "bun", back: "back-updo") { drawing in
            drawing.popDrawn(
                .parted(46, 138, temple: 122, fall: (1.6, 0.75)), PopCrown(rise: 34, side: 156, base: 244), combs: [])
            drawing.popLine([mid(30, 120), mid(-44, 122), mid(-104, 176)], width: 8)
            drawing.popLine([mid(80, 112), mid(112, 150), mid(126, 196)], width: 7)
            drawing.popStray(length: 84, bow: 12)
        },
        hair("braided-crown", "short", "straight", up: "braid") { drawing in
            drawing.popDrawn(
                .parted(0, 146, temple: 122, fall: (2, 2)), PopCrown(rise: 8, side: 147, base: 244), combs: [],
                shine: false)
            let spine = PopCrown(rise: 20, side: 150, base: 240).points(from: 176, to: 4, count: 17)
            drawing.popRope(PopRope(spine: spine, width: 50, taper: 1, count: 15))
        },
    ]

    private static let puffs: [PartDrawing] = [
        hair("bantu-knots", "short", "coily", up: "bun") { drawing in
            for (x, y) in [(-126.0, 146.0), (126, 146), (-70, 94), (70, 94), (0, 78)] {
                drawing.popBall(mid(x, y), 32, 29)
            }
            drawing.popDrawn(.drawnBack(150), PopCrown(rise: 4, side: 147, base: 244), combs: [], shine: false)
            for dx in [-1.0, 1] {
                let lines = [[mid(34, 152), mid(38, 122), mid(38, 98)], [mid(88, 176), mid(98, 146), mid(102, 120)]]
                for line in lines {
                    drawing.outline(
                        PathBuilder().spline(line.map { at(256 + dx * ($0.x - 256), $0.y) }), .skinShade, width: 5)
                }
            }
        },
        hair("afro-puff", "short", "coily", up: "bun", back: "back-puff") { drawing in
            drawing.popDrawn(.drawnBack(146), PopCrown(rise: 6, side: 147, base: 244), to: mid(0, 80))
        },
        hair("afro-puffs", "short", "coily", up: "bun", back: "back-puffs") { drawing in
            drawing.popDrawn(
                .parted(0, 140, temple: 122, fall: (2.2, 2.2)), PopCrown(rise: 6, side: 147, base: 244), combs: [])
            drawing.outline(PathBuilder().spline([mid(0, 144), mid(0, 122), mid(0, 102)]), .skinShade, width: 6)
        },
        hair("afro-puff-fringe", "short", "coily", bangs: true, up: "bun", back: "back-puff") { drawing in
            let mane = PopMane(
                crown: PopCrown(rise: 10, side: 149, base: 240), hairline: .fringe(198, bow: 8, width: 108),
                right: .tucked(150),
                curls: PopCurls(outer: 18, inner: 15, depth: 0.3))
            drawing.rounded(mane.path, .hair, .hairShade, depth: 0.8)
            drawing.popCurlShine(mane, inset: 22, radius: 9, count: 4)
            drawing.popCurlLines([mid(-58, 168), mid(-10, 156), mid(40, 166), mid(84, 178)], radius: 10, width: 6)
        },
    ]

    static let bunBacks: [PartDrawing] = [
        back("back-high-bun", "short", "straight") { $0.popBall(mid(0, 70), 54, 46) },
        back("back-ballet-bun", "short", "straight") { $0.popBall(mid(0, 78), 38, 30) },
        back("back-messy-bun", "short", "wavy") { drawing in
            let path = PathBuilder.tapered([(196, 84, 8), (180, 50, 10), (192, 30, 3)]).adding(
                .tapered([(320, 70, 8), (340, 52, 9), (336, 30, 3)]))
            drawing.fill(path, .hair)
            drawing.rounded(
                PopHair.lobes(center: mid(4, 66), rx: 66, ry: 44, count: 7, depth: 0.26), .hair, .hairShade, depth: 0.9)
            drawing.popLine([mid(-40, 84), mid(-22, 48), mid(22, 46), mid(36, 74)])
            drawing.popLine([mid(-6, 86), mid(6, 66), mid(24, 82)])
        },
        back("back-curly-bun", "short", "curly") { $0.popPuff(mid(0, 68), 72, 46, count: 10) },
        back("back-man-bun", "short", "straight") { $0.popBall(mid(0, 80), 44, 36) },
        back("back-half-up-bun", "long", "straight") { drawing in
            drawing.fill(loose.back(to: 500), .hairShade)
            drawing.popBall(mid(0, 66), 48, 42)
        },
        back("back-half-up-messy", "long", "wavy") { drawing in
            var mane = loose
            mane.crown.side = 162
            mane.right = .long(178, flare: 12, end: 480, wave: PopWave())
            drawing.fill(mane.back(to: 496), .hairShade)
            drawing.rounded(
                PopHair.lobes(center: mid(0, 66), rx: 54, ry: 40, count: 7, depth: 0.26), .hair, .hairShade, depth: 0.9)
            drawing.popLine([mid(-32, 80), mid(-18, 50), mid(18, 48), mid(30, 72)])
        },
        back("back-space-buns", "short", "straight") { drawing in
            for x in [-104.0, 104] { drawing.popBall(mid(x, 88), 50, 46) }
        },
        back("back-low-bun", "short", "straight") { drawing in
            drawing.rounded(.ellipse(256, 392, 138, 52), .hair, .hairShade)
            for side in Side.allCases {
                drawing.popLine([mid(96, 366), mid(118, 384), mid(112, 414)].map { side.placed($0) })
            }
        },
        back("back-low-bun-side", "short", "straight") { $0.popBall(mid(134, 382), 54, 48) },
        back("back-french-twist", "short", "straight") { drawing in
            drawing.rounded(
                .closed([
                    mid(-56, 90), mid(-40, 54), mid(10, 38), mid(66, 40), mid(106, 66), mid(112, 104), mid(60, 130),
                    mid(-20, 120),
                ]), .hair, .hairShade)
            drawing.popLine([mid(-36, 70), mid(4, 54), mid(52, 50), mid(88, 62), mid(94, 82), mid(76, 84), mid(70, 72)])
        },
        back("back-updo", "short", "wavy") { drawing in
            drawing.rounded(PopHair.lobes(center: mid(8, 92), rx: 96, ry: 52, count: 9, depth: 0.3), .hair, .hairShade)
            drawing.popCurlLines([mid(-44, 66), mid(10, 56), mid(64, 70)], radius: 15)
        },
        back("back-puff", "short", "coily") { $0.popPuff(mid(0, 84), 112, 58, count: 20) },
        back("back-puffs", "short", "coily") { drawing in
            for x in [-118.0, 118] { drawing.popPuff(mid(x, 104), 68, 62, count: 15) }
        },
    ]
}

extension PartDrawing {
    /// Soft strands that have come loose beside the face.
    mutating func popStray(length: Double = 70, bow: Double = 10) {
        for side in Side.allCases {
            let points = [
                (120.0, 216.0, 9.0), (128 + bow * 0.4, 216 + length * 0.45, 9),
                (122 + bow * 0.2, 216 + length * 0.85, 6),
                (128 + bow, 216 + length * 1.15, 3),
            ]
            fill(.tapered(points.map { (side.placed(mid($0.0, 0)).x, $0.1, $0.2) }), .hair)
        }
    }
}
