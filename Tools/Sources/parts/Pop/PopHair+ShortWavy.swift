import FaceAtlas
import Imaging
import PartLibrary

/// Wavy and curly cuts.
extension PopHair {
    static let shortWavy: [PartDrawing] = [
        hair("wavy-side-part", "short", "wavy") { drawing in
            let line = [
                [mid(104, 192), mid(92, 170), mid(68, 144)],
                [mid(68, 144), mid(44, 172), mid(8, 166), mid(-22, 186), mid(-58, 180), mid(-104, 202)],
            ]
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 34, side: 154, lean: -5), hairline: line, curls: 9, depth: 0.17))
            drawing.popStrand([mid(68, 148), mid(76, 122), mid(98, 106)], width: 8)
            drawing.popStrand([mid(30, 118), mid(0, 142), mid(-34, 140), mid(-72, 168)])
        },
        hair("wavy-side-part-left", "short", "wavy") { drawing in
            let line = PopCut.flipped([
                [mid(106, 192), mid(96, 168), mid(80, 138)],
                [mid(80, 138), mid(50, 160), mid(14, 150), mid(-24, 168), mid(-64, 160), mid(-108, 198)],
            ])
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 26, side: 152, lean: 5), hairline: line, curls: 9, depth: 0.17),
                shine: false)
            drawing.popStrand([mid(-62, 118), mid(-26, 134), mid(12, 118), mid(60, 142)])
            drawing.popGleam([mid(-60, 100), mid(-20, 91), mid(26, 92)])
        },
        hair("wavy-curtains", "short", "wavy", bangs: true) { drawing in
            let half = [
                mid(114, 226), mid(104, 236), mid(88, 224), mid(82, 196), mid(50, 188), mid(34, 160), mid(0, 130),
            ]
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 32, side: 158), hairline: [half, mirrored(half)], curls: 9, depth: 0.17))
            drawing.popStrand([mid(0, 134), mid(2, 108), mid(6, 84)], width: 8)
            drawing.popStrand([mid(34, 112), mid(58, 136), mid(88, 144), mid(108, 180)])
        },
        hair("wavy-swept-back", "short", "wavy") { drawing in
            let crown = PopCrown(rise: 34, side: 152)
            drawing.popCut(PopCut(crown: crown, hairline: PopCut.round(154), curls: 9, depth: 0.17), shine: false)
            drawing.popStrand([mid(-62, 146), mid(-44, 124), mid(-56, 104), mid(-34, 84)], width: 10)
            drawing.popStrand([mid(2, 142), mid(18, 120), mid(4, 100), mid(20, 80)], width: 10)
            drawing.popStrand([mid(66, 146), mid(80, 126), mid(64, 106), mid(72, 92)], width: 10)
            drawing.popGleam(crown.points(from: 158, to: 130, count: 4, inset: 24))
        },
        hair("wavy-quiff", "short", "wavy") { drawing in
            drawing.popSides()
            drawing.popTop(
                [
                    [
                        mid(-112, 198), mid(-132, 166), mid(-130, 116), mid(-98, 68), mid(-36, 46), mid(34, 42),
                        mid(94, 60),
                        mid(126, 108),
                        mid(130, 162), mid(112, 198),
                    ]
                ],
                [
                    [
                        mid(112, 198), mid(96, 162), mid(60, 168), mid(26, 148), mid(-18, 164), mid(-60, 160),
                        mid(-112, 198),
                    ]
                ],
                scallops: (9, 0), depth: 0.2)
            drawing.popStrand([mid(86, 144), mid(46, 122), mid(12, 128), mid(-30, 108), mid(-80, 130)], width: 10)
            drawing.popStrand([mid(86, 92), mid(50, 82), mid(16, 92), mid(-20, 76)])
            drawing.popGleam([mid(-112, 126), mid(-98, 94), mid(-68, 72)])
        },
        hair("wavy-fringe", "short", "wavy", bangs: true) { drawing in
            let notches = [mid(112, 196), mid(66, 176), mid(14, 172), mid(-38, 174), mid(-112, 196)]
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 34, side: 156),
                    outer: PopCut.locks(
                        [
                            mid(-150, 210), mid(-136, 152), mid(-92, 106), mid(-26, 80), mid(46, 82), mid(106, 112),
                            mid(142, 164), mid(150, 214),
                        ], height: 15, lean: 0.2, uneven: 0.1),
                    hairline: PopCut.locks(notches, height: 22, lean: -0.15)))
            drawing.popStrand([mid(14, 176), mid(0, 152), mid(14, 126), mid(2, 104)], width: 10)
        },
        hair("wavy-side-fringe", "short", "wavy", bangs: true) { drawing in
            let line = [
                [mid(108, 194), mid(92, 156)],
                [mid(92, 156), mid(70, 196), mid(26, 190), mid(0, 214), mid(-46, 202), mid(-72, 222), mid(-114, 216)],
            ]
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 34, side: 157, lean: -4), hairline: line, curls: 9, depth: 0.18))
            drawing.popStrand([mid(76, 136), mid(40, 160), mid(4, 156), mid(-34, 182)], width: 10)
            drawing.popStrand([mid(10, 112), mid(-30, 136), mid(-66, 138), mid(-100, 174)], width: 10)
        },
    ]

    static let shortCurly: [PartDrawing] = [
        curly("curly-crop", PopCrown(rise: 26, side: 151), PopCut.round(170), curls: 14, fringe: 11),
        curly(
            "curly-mop", PopCrown(rise: 44, side: 164), PopCut.round(200, width: 106), curls: 13, fringe: 9, rows: 2,
            bangs: true),
        curly(
            "curly-fringe", PopCrown(rise: 30, side: 153), PopCut.round(206, width: 108), curls: 15, fringe: 11,
            rows: 2,
            bangs: true),
        curly(
            "curly-side-part", PopCrown(rise: 34, side: 156, lean: -4),
            [[mid(102, 188), mid(88, 164), mid(68, 142), mid(40, 168), mid(-10, 184), mid(-60, 190), mid(-106, 198)]],
            curls: 13,
            fringe: 13),
        curly(
            "curly-receding", PopCrown(rise: 20, side: 152), PopCut.receding(162, depth: 22, at: 70), curls: 15,
            fringe: 15,
            rows: 0),
        hair("curly-top-fade", "short", "curly") { drawing in
            drawing.popCurlyFade(PopCrown(rise: 58, side: 146, square: 2.5), PopCut.round(168), curls: 12, fringe: 9)
        },
        hair("curly-fringe-fade", "short", "curly", bangs: true) { drawing in
            drawing.popCurlyFade(
                PopCrown(rise: 46, side: 146, square: 2.4), PopCut.round(202, width: 102), curls: 12, fringe: 8)
        },
        hair("curly-pixie", "short", "curly", bangs: true) { drawing in
            let line = [
                [
                    mid(112, 226), mid(100, 196), mid(70, 158), mid(30, 190), mid(-30, 208), mid(-80, 214),
                    mid(-112, 232),
                ]
            ]
            let cut = PopCut(
                crown: PopCrown(rise: 30, side: 156), hairline: line, burn: 290, curls: 15, fringe: 14, depth: 0.38)
            drawing.popCut(cut, shine: false)
            drawing.popCurlLights(cut.crown, inset: 20, radius: 12)
            drawing.popCurlRow(cut.crown.points(from: 148, to: 60, count: 7, inset: 48), count: 5)
        },
        hair("curly-round", "medium", "curly", back: "back-curly-round") { drawing in
            drawing.popAfro(curlyRound, hairline: PopCut.round(168)[0], fringe: 11)
        },
        hair("curly-round-bangs", "medium", "curly", bangs: true, back: "back-curly-round") { drawing in
            drawing.popAfro(curlyRound, hairline: PopCut.round(206, width: 106)[0], fringe: 9)
        },
    ]

    static let curlyRound = PopAfro(rx: 192, ry: 176, y: 222, count: 17)

    private static func curly(
        _ id: String, _ crown: PopCrown, _ hairline: [[Point]], curls: Int, fringe: Int, rows: Int = 1,
        bangs: Bool = false
    ) -> PartDrawing {
        hair(id, "short", "curly", bangs: bangs) { drawing in
            drawing.popCut(
                PopCut(crown: crown, hairline: hairline, burn: 262, curls: curls, fringe: fringe), shine: false)
            drawing.popCurlLights(crown, inset: 20, radius: 13)
            for row in 0..<rows {
                let inset = 44.0 + 38 * Double(row)
                drawing.popCurlRow(
                    crown.points(from: 146 - 8 * Double(row), to: 36, count: 9, inset: inset), count: 6 - row)
            }
        }
    }
}

extension PartDrawing {
    /// Curls on top, sides that get thinner towards the ears.
    mutating func popCurlyFade(_ crown: PopCrown, _ hairline: [[Point]], curls: Int, fringe: Int) {
        popFadedTop([crown.points(from: 163, to: 17)], hairline: hairline, scallops: (curls, fringe))
        popCurlLights(crown, inset: 20, radius: 13, from: 150, to: 104)
        popCurlRow(crown.points(from: 140, to: 40, count: 9, inset: 44), count: 6)
    }
}
