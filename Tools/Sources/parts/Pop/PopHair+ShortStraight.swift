import FaceAtlas
import Imaging
import PartLibrary

/// Straight cuts with a parting, or combed away from the forehead.
extension PopHair {
    static let shortParted: [PartDrawing] = [
        hair("short-side-part", "short", "straight") { drawing in
            let line = [
                [mid(102, 192), mid(88, 172), mid(64, 146)],
                [mid(64, 146), mid(36, 170), mid(-14, 184), mid(-62, 192), mid(-104, 196)],
            ]
            drawing.popCut(PopCut(crown: PopCrown(rise: 32, side: 150, lean: -4), hairline: line))
            drawing.popStrand([mid(66, 150), mid(70, 126), mid(84, 108)], width: 8)
            drawing.popStrand([mid(40, 124), mid(-20, 142), mid(-88, 172)], width: 8)
        },
        hair("short-side-part-left", "short", "straight") { drawing in
            let line = PopCut.flipped([
                [mid(104, 192), mid(94, 170), mid(78, 140)],
                [mid(78, 140), mid(30, 156), mid(-40, 160), mid(-84, 168), mid(-104, 192)],
            ])
            drawing.popCut(PopCut(crown: PopCrown(rise: 20, side: 148, lean: 4), hairline: line), shine: false)
            drawing.popStrand([mid(-79, 144), mid(-82, 124), mid(-90, 114)], width: 8)
            drawing.popGleam([mid(-60, 116), mid(-20, 104), mid(30, 104)])
        },
        hair("ivy-league", "short", "straight") { drawing in
            drawing.popSides()
            let upper = [
                [
                    mid(-112, 198), mid(-134, 172), mid(-134, 136), mid(-104, 92), mid(-40, 68), mid(30, 68),
                    mid(80, 88),
                ],
                [mid(80, 88), mid(98, 112), mid(92, 132), mid(76, 144)],
            ]
            drawing.popTop(upper, [[mid(76, 144), mid(36, 146), mid(-10, 156), mid(-60, 172), mid(-112, 198)]])
            drawing.popStrand([mid(62, 132), mid(0, 128), mid(-66, 150)], width: 9)
            drawing.popStrand([mid(74, 106), mid(20, 96), mid(-40, 104)], width: 8)
            drawing.popGleam([mid(-112, 146), mid(-94, 116), mid(-64, 96)])
        },
        hair("short-plain", "short", "straight") { drawing in
            drawing.popCut(PopCut(crown: PopCrown(rise: 18, side: 148), hairline: PopCut.round(172)))
            drawing.popStrand([mid(52, 104), mid(78, 120), mid(96, 150)], width: 8)
        },
        hair("short-curtains", "short", "straight", bangs: true) { drawing in
            let half = [mid(112, 222), mid(104, 232), mid(92, 224), mid(68, 190), mid(32, 158), mid(0, 130)]
            drawing.popCut(PopCut(crown: PopCrown(rise: 30, side: 154, square: 2.4), hairline: [half, mirrored(half)]))
            drawing.popStrand([mid(0, 134), mid(2, 108), mid(6, 84)], width: 8)
            drawing.popStrand([mid(36, 122), mid(76, 152), mid(104, 198)], width: 8)
        },
        hair("widows-peak", "short", "straight") { drawing in
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 20, side: 148), hairline: PopCut.widow(154, peak: 24, recede: 8)))
            for x in [-52.0, 52] { drawing.popStrand([mid(x, 140), mid(x * 0.86, 118), mid(x * 0.5, 98)], width: 8) }
        },
        hair("receding", "short", "straight") { drawing in
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 16, side: 148), hairline: PopCut.receding(164, depth: 28)), shine: false)
            drawing.popGleam([mid(-44, 116), mid(-14, 108), mid(24, 108)], width: 11)
            for x in [-14.0, 16] { drawing.popStrand([mid(x, 156), mid(x * 1.3, 142), mid(x * 1.8, 130)], width: 6) }
        },
        hair("receding-far", "short", "straight") { drawing in
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 17, side: 149),
                    hairline: [
                        PopCut.whole([
                            mid(113, 200), mid(108, 176), mid(97, 152), mid(76, 137), mid(40, 136), mid(0, 140),
                        ])
                    ]),
                shine: false)
            drawing.popGleam([mid(-48, 112), mid(-16, 105), mid(18, 106)], width: 10)
        },
    ]

    static let shortSwept: [PartDrawing] = [
        hair("slicked-back", "short", "straight") { drawing in
            let crown = PopCrown(rise: 24, side: 148)
            drawing.popCut(PopCut(crown: crown, hairline: PopCut.round(148, width: 100)), shine: false)
            for (x, reach) in [(-74.0, 0.7), (-38, 0.55), (0, 0.5), (38, 0.55), (74, 0.7)] {
                drawing.popStrand([mid(x, 146), mid(x * 0.9, 120), mid(x * reach, 92)], width: 7)
            }
            drawing.popGleam(crown.points(from: 158, to: 132, count: 4, inset: 20))
        },
        hair("quiff-low", "short", "straight") { drawing in
            drawing.popSides()
            drawing.popTop(
                [
                    [
                        mid(-112, 200), mid(-136, 172), mid(-132, 128), mid(-96, 88), mid(-34, 62), mid(36, 50),
                        mid(92, 58),
                    ],
                    [mid(92, 58), mid(122, 84), mid(134, 130), mid(130, 174), mid(110, 196)],
                ],
                [
                    [mid(110, 196), mid(102, 172), mid(84, 154)],
                    [mid(84, 154), mid(36, 146), mid(-24, 158), mid(-80, 180), mid(-112, 200)],
                ])
            drawing.popStrand([mid(74, 148), mid(78, 112), mid(50, 84), mid(0, 78)], width: 10)
            drawing.popStrand([mid(20, 144), mid(2, 118), mid(-40, 110), mid(-88, 134)], width: 10)
            drawing.popGleam([mid(-108, 134), mid(-90, 108), mid(-58, 90)])
        },
        hair("quiff-high", "short", "straight") { drawing in
            drawing.popSides()
            let tops = [mid(-124, 116), mid(-64, 72), mid(18, 52), mid(118, 92)]
            drawing.popTop(
                [[mid(-110, 196), mid(-138, 166), tops[0]]] + PopCut.locks(tops, height: 36, lean: 0.3, uneven: 0.1)
                    + [[tops[3], mid(136, 138), mid(132, 174), mid(110, 196)]],
                [[mid(110, 196), mid(96, 164), mid(52, 144), mid(0, 146), mid(-56, 162), mid(-110, 196)]])
            drawing.popStrand([mid(70, 138), mid(76, 104), mid(104, 74)], width: 10)
            drawing.popStrand([mid(4, 138), mid(0, 102), mid(22, 66)], width: 10)
            drawing.popStrand([mid(-58, 152), mid(-74, 118), mid(-62, 84)], width: 10)
            drawing.popGleam([mid(-110, 136), mid(-106, 118), mid(-94, 102)], width: 12)
        },
        hair("pompadour", "short", "straight") { drawing in
            drawing.popSides()
            drawing.popTop(
                [
                    [
                        mid(-108, 196), mid(-140, 156), mid(-146, 108), mid(-118, 62), mid(-54, 36), mid(20, 30),
                        mid(88, 46),
                        mid(130, 88), mid(134, 142), mid(108, 196),
                    ]
                ],
                [[mid(108, 196), mid(92, 164), mid(48, 148), mid(-10, 150), mid(-62, 166), mid(-108, 196)]])
            drawing.popStrand(
                [mid(84, 152), mid(108, 118), mid(80, 80), mid(16, 66), mid(-60, 80), mid(-108, 130)], width: 11)
            drawing.popStrand([mid(40, 142), mid(54, 116), mid(24, 98), mid(-30, 104)], width: 9)
            drawing.popGleam([mid(-120, 112), mid(-98, 78), mid(-58, 58)])
        },
        hair("brushed-up", "short", "straight") { drawing in
            drawing.popSides()
            let notches = [mid(-132, 138), mid(-94, 92), mid(-36, 72), mid(30, 70), mid(92, 90), mid(132, 138)]
            drawing.popTop(
                [[mid(-112, 196), mid(-136, 170), notches[0]]] + PopCut.locks(notches, height: 30, lean: 0.12)
                    + [[notches[5], mid(136, 170), mid(112, 196)]],
                [PopCut.whole([mid(112, 196), mid(94, 168), mid(44, 160), mid(0, 158)])])
            for x in [-66.0, -4, 58] {
                drawing.popStrand([mid(x * 0.84, 146), mid(x * 0.9, 118), mid(x * 1.05, 92)], width: 9)
            }
            drawing.popGleam([mid(-110, 146), mid(-104, 128), mid(-92, 112)], width: 12)
        },
        hair("spiked", "short", "straight") { drawing in
            let notches = [
                mid(-138, 156), mid(-112, 108), mid(-60, 76), mid(4, 66), mid(66, 78), mid(114, 110), mid(138, 158),
            ]
            let line = [mid(106, 190), mid(64, 168), mid(18, 164), mid(-28, 164), mid(-68, 170), mid(-108, 192)]
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 26, side: 147),
                    outer: [[mid(-145, 206), notches[0]]] + PopCut.locks(notches, height: 34, lean: 0.16, uneven: 0.15)
                        + [[notches[6], mid(145, 206)]],
                    hairline: PopCut.locks(line, height: 18, lean: 0.2)), shine: false)
            drawing.popGleam([mid(-112, 146), mid(-98, 120), mid(-78, 104)])
            drawing.popStrand([mid(40, 128), mid(44, 106), mid(56, 86)], width: 9)
        },
        hair("faux-hawk", "short", "straight") { drawing in
            drawing.popSides()
            let notches = [mid(-108, 128), mid(-66, 78), mid(-18, 56), mid(36, 62), mid(78, 88), mid(108, 132)]
            drawing.popTop(
                [[mid(-98, 176), mid(-112, 156), notches[0]]]
                    + PopCut.locks(Array(notches[0...2]), height: 26, lean: 0.3)
                    + PopCut.locks(Array(notches[2...5]), height: 24, lean: -0.06)
                    + [[notches[5], mid(112, 156), mid(98, 176)]],
                [PopCut.whole([mid(98, 176), mid(60, 162), mid(0, 164)])])
            for x in [-38.0, 4, 46] { drawing.popStrand([mid(x, 146), mid(x * 0.9, 112), mid(x * 0.7, 78)], width: 9) }
            drawing.popGleam([mid(-86, 132), mid(-76, 110), mid(-62, 92)], width: 11)
        },
        hair("mohawk", "short", "straight", isMatched: false) { drawing in
            drawing.popSides(shaved: 0.3)
            let notches = [mid(-68, 112), mid(-62, 62), mid(-22, 40), mid(24, 40), mid(64, 62), mid(68, 112)]
            drawing.popTop(
                [[mid(-60, 178), notches[0]]] + PopCut.locks(notches, height: 20, lean: 0, uneven: 0.1) + [
                    [notches[5], mid(60, 178)]
                ],
                [PopCut.whole([mid(60, 178), mid(0, 186)])])
            for x in [-30.0, 2, 34] { drawing.popStrand([mid(x, 166), mid(x, 116), mid(x * 1.15, 74)], width: 10) }
        },
    ]
}
