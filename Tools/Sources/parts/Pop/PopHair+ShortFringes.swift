import FaceAtlas
import Imaging
import PartLibrary

/// Straight cuts that fall onto the forehead, and those with shaved sides.
extension PopHair {
    static let shortFringes: [PartDrawing] = [
        hair("caesar", "short", "straight", bangs: true) { drawing in
            let notches = PopCut.whole([mid(108, 192), mid(74, 184), mid(37, 181), mid(0, 180)])
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 16, side: 148),
                    hairline: PopCut.locks(notches, height: 14, lean: 0, uneven: 0.1)))
        },
        hair("textured-crop", "short", "straight", bangs: true) { drawing in
            let notches = [mid(106, 190), mid(68, 176), mid(26, 172), mid(-20, 172), mid(-66, 178), mid(-106, 190)]
            let upper = [mid(-136, 150), mid(-84, 94), mid(-10, 76), mid(66, 86), mid(136, 150)]
            drawing.popFade(
                PopCut(
                    crown: PopCrown(rise: 30, side: 146),
                    outer: [[mid(-144, 200), upper[0]]] + PopCut.locks(upper, height: 16, lean: 0.2)
                        + [[upper[4], mid(144, 200)]], hairline: PopCut.locks(notches, height: 24, lean: 0.2)),
                isFringed: true,
                shine: false)
            for x in [-46.0, 2, 50] { drawing.popStrand([mid(x, 162), mid(x + 10, 136), mid(x + 6, 110)], width: 10) }
            drawing.popGleam([mid(-110, 146), mid(-94, 122), mid(-70, 106)])
        },
        hair("fringe-straight", "short", "straight", bangs: true) { drawing in
            let bangs = PopHairline.bangs(188, bow: 18, width: 106, part: 16, notch: 18, sides: (74, 62, 9))
            drawing.popCut(PopCut(crown: PopCrown(rise: 26, side: 152, square: 2.25), hairline: bangs.edge))
            drawing.popLines(bangs.strands)
        },
        hair("fringe-side", "short", "straight", bangs: true) { drawing in
            let line = [
                [mid(106, 190), mid(94, 158)],
                [mid(94, 158), mid(62, 184), mid(4, 204), mid(-62, 214), mid(-112, 216)],
            ]
            drawing.popCut(PopCut(crown: PopCrown(rise: 28, side: 152, lean: -4), hairline: line))
            drawing.popStrand([mid(84, 130), mid(36, 162), mid(-30, 188)])
            drawing.popStrand([mid(26, 116), mid(-34, 152), mid(-92, 184)])
        },
        hair("fringe-messy", "short", "straight", bangs: true) { drawing in
            let notches = [mid(112, 196), mid(72, 180), mid(24, 184), mid(-26, 178), mid(-72, 184), mid(-112, 198)]
            let tops = [mid(-112, 118), mid(-46, 84), mid(34, 82), mid(112, 118)]
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 30, side: 152),
                    outer: [[mid(-148, 214), mid(-140, 164), tops[0]]]
                        + PopCut.locks(tops, height: 14, lean: 0.2) + [[tops[3], mid(140, 164), mid(148, 214)]],
                    hairline: PopCut.locks(notches.map { $0 + at(0, -6) }, height: 22, lean: 0.22)))
            drawing.popStrand([mid(26, 176), mid(34, 146), mid(24, 112)], width: 10)
            drawing.popStrand([mid(-68, 178), mid(-52, 146), mid(-46, 116)], width: 10)
        },
        hair("bowl-cut", "short", "straight", bangs: true) { drawing in
            let crown = PopCrown(rise: 28, side: 156, square: 2.25, base: 238)
            let bangs = PopHairline.bangs(188, bow: 36, width: 119, part: -10, notch: 12, sides: (84, 70, 7))
            let low = [mid(135, 256), mid(128, 240)]
            let path = PathBuilder().spline([mid(-154, 246)] + crown.points(from: 172, to: 8) + [mid(154, 246)])
                .cap(to: low[0]).pieces(bangs.pieces(from: low, to: low)).cap(to: mid(-154, 246)).close()
            drawing.rounded(path, .hair, .hairShade, depth: 0.9)
            drawing.popLines(bangs.strands)
            drawing.popShine(crown)
        },
        hair("child-fringe", "short", "straight", bangs: true) { drawing in
            let tuft = PopCut.lock(mid(-18, 81), mid(30, 52), mid(26, 81))
            let bangs = PopHairline.bangs(186, bow: 20, width: 106, part: -20, notch: 15, sides: (58, 76, 9))
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 24, side: 152),
                    outer: [
                        [mid(-148, 220), mid(-138, 164), mid(-100, 108), mid(-18, 81)], tuft,
                        [mid(26, 81), mid(100, 108), mid(138, 164), mid(148, 220)],
                    ],
                    hairline: bangs.edge))
            drawing.popLines(bangs.strands)
        },
        hair("child-cowlick", "short", "straight", bangs: true) { drawing in
            let line = [
                [mid(106, 200), mid(88, 180), mid(54, 150)],
                [mid(54, 150), mid(20, 188), mid(-40, 202), mid(-112, 212)],
            ]
            let tops = [mid(14, 82), mid(52, 88), mid(92, 104)]
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 22, side: 150),
                    outer: [[mid(-147, 216), mid(-136, 160), mid(-94, 106), mid(-40, 86), tops[0]]]
                        + PopCut.locks(tops, height: 30, lean: 0.5)
                        + [[tops[2], mid(136, 160), mid(147, 216)]], hairline: line))
            drawing.popStrand([mid(56, 154), mid(58, 128), mid(46, 104)], width: 9)
        },
        hair("child-tousled", "short", "straight", bangs: true) { drawing in
            let notches = [mid(110, 196), mid(64, 178), mid(8, 172), mid(-50, 184), mid(-110, 200)]
            let tops = [mid(-142, 178), mid(-114, 120), mid(-54, 84), mid(26, 80), mid(100, 110), mid(140, 172)]
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 28, side: 150), outer: PopCut.locks(tops, height: 20, lean: 0.25),
                    hairline: PopCut.locks(notches, height: 24, lean: -0.18)), shine: false)
            drawing.popGleam([mid(-108, 146), mid(-90, 120), mid(-64, 106)])
            drawing.popStrand([mid(10, 166), mid(24, 138), mid(54, 118)], width: 10)
        },
    ]

    static let shortFaded: [PartDrawing] = [
        hair("crew-cut", "short", "straight") { drawing in
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 22, side: 147, square: 2.5), hairline: PopCut.square(166, width: 96)))
        },
        hair("crew-cut-fade", "short", "straight") { drawing in
            drawing.popFade(PopCut(crown: PopCrown(rise: 26, side: 146, square: 2.35), hairline: PopCut.round(166)))
            for x in [-40.0, 6, 52] {
                drawing.popStrand([mid(x, 154), mid(x * 0.96, 136), mid(x * 0.9, 116)], width: 8)
            }
        },
        hair("undercut-swept", "short", "straight") { drawing in
            drawing.popSides(shaved: 0.5)
            drawing.popTop(
                [
                    [
                        mid(-122, 214), mid(-142, 168), mid(-128, 100), mid(-72, 64), mid(8, 56), mid(80, 76),
                        mid(112, 118),
                        mid(98, 156),
                    ]
                ],
                [[mid(98, 156), mid(52, 146), mid(-6, 162), mid(-58, 186), mid(-96, 208), mid(-122, 214)]])
            drawing.popStrand([mid(84, 130), mid(10, 122), mid(-62, 148), mid(-112, 196)], width: 10)
            drawing.popStrand([mid(74, 100), mid(4, 88), mid(-66, 106)], width: 9)
            drawing.popGleam([mid(-122, 140), mid(-104, 106), mid(-64, 82)])
        },
        hair("undercut-slick", "short", "straight") { drawing in
            drawing.popFade(
                PopCut(crown: PopCrown(rise: 34, side: 146, square: 2.2), hairline: PopCut.round(148, width: 102)),
                line: 172,
                strength: (0.5, 0.3), shine: false)
            for x in [-52.0, -18, 18, 52] {
                drawing.popStrand([mid(x, 142), mid(x * 0.95, 114), mid(x * 0.6, 84)], width: 8)
            }
            drawing.popGleam([mid(-106, 132), mid(-92, 112), mid(-72, 96)], width: 12)
        },
        hair("french-crop-fade", "short", "straight", bangs: true) { drawing in
            let line = PopCut.locks(
                PopCut.whole([mid(108, 198), mid(76, 178), mid(38, 174), mid(0, 172)]), height: 12, lean: 0, uneven: 0.1
            )
            drawing.popFade(
                PopCut(crown: PopCrown(rise: 24, side: 146, square: 2.2), hairline: line), line: 192,
                strength: (0.86, 0.12),
                isFringed: true)
        },
    ]
}
