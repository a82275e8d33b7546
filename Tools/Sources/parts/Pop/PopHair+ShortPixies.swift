import FaceAtlas
import Imaging
import PartLibrary

/// Pixies, and the soft hair of old age.
extension PopHair {
    static let shortPixies: [PartDrawing] = [
        hair("pixie-side", "short", "straight", bangs: true) { drawing in
            drawing.popPixie(
                PopCrown(rise: 28, side: 154, lean: -4),
                [
                    [mid(106, 200), mid(98, 176), mid(78, 146)],
                    [mid(78, 146), mid(52, 182), mid(-6, 206), mid(-70, 222), mid(-112, 236)],
                ])
            drawing.popStrand([mid(66, 126), mid(10, 164), mid(-64, 196)])
            drawing.popStrand([mid(22, 112), mid(-46, 146), mid(-104, 200)])
        },
        hair("pixie-bangs", "short", "straight", bangs: true) { drawing in
            let bangs = PopHairline.bangs(187, bow: 22, width: 110, part: 22, notch: 20, sides: (80, 50, 12))
            drawing.popPixie(PopCrown(rise: 24, side: 152), bangs.edge)
            drawing.popLines(bangs.strands)
        },
        hair("pixie-tousled", "short", "wavy", bangs: true) { drawing in
            let notches = [mid(110, 206), mid(70, 178), mid(14, 172), mid(-46, 186), mid(-112, 214)]
            let tops = [mid(-146, 190), mid(-120, 124), mid(-60, 86), mid(22, 76), mid(100, 104), mid(146, 184)]
            drawing.popPixie(
                PopCrown(rise: 32, side: 154), PopCut.locks(notches, height: 26, lean: 0.25),
                outer: PopCut.locks(tops, height: 17, lean: 0.2))
            drawing.popStrand([mid(16, 168), mid(26, 138), mid(8, 108)], width: 10)
        },
        hair("pixie-swept-up", "short", "straight") { drawing in
            drawing.popPixie(
                PopCrown(rise: 38, side: 152, lean: 8),
                [[mid(110, 206), mid(94, 166), mid(50, 144), mid(-10, 150), mid(-60, 170), mid(-110, 210)]])
            drawing.popStrand([mid(84, 144), mid(30, 116), mid(-40, 124), mid(-98, 168)])
            drawing.popStrand([mid(90, 116), mid(40, 90), mid(-20, 90)])
        },
        hair("pixie-long-side", "short", "straight", bangs: true) { drawing in
            let crown = PopCrown(rise: 28, side: 152, lean: -4)
            let tip = mid(-122, 322)
            let path = PathBuilder().spline(
                [tip, mid(-148, 286), mid(-153, 244)] + crown.points(from: 172, to: 8) + [mid(149, 246)]
            )
            .cap(to: mid(124, 246))
            .spline([mid(124, 246), mid(116, 216), mid(102, 186), mid(82, 146)], joined: true)
            .spline([mid(82, 146), mid(48, 184), mid(-20, 212), mid(-86, 232), mid(-112, 262), tip], joined: true)
            .close()
            drawing.rounded(path, .hair, .hairShade, depth: 0.9)
            drawing.popShine(crown)
            drawing.popStrand([mid(66, 126), mid(0, 164), mid(-76, 196), mid(-118, 248)], width: 10)
        },
        hair("pixie-feathered", "short", "wavy", bangs: true) { drawing in
            let half = [mid(114, 222), mid(104, 214), mid(78, 196), mid(44, 172), mid(18, 136)]
            drawing.popPixie(
                PopCrown(rise: 32, side: 158), [half, [mid(18, 136), mid(-24, 176), mid(-66, 190), mid(-114, 224)]])
            drawing.popStrand([mid(18, 142), mid(20, 112), mid(30, 88)], width: 8)
            for x in [-1.0, 1] {
                drawing.popStrand([mid(x * 112, 160), mid(x * 134, 204), mid(x * 132, 256)], width: 10)
            }
        },
        hair("tucked-behind-ears", "short", "straight") { drawing in
            let half = [mid(112, 214), mid(96, 190), mid(50, 162), mid(0, 130)]
            drawing.popCut(PopCut(crown: PopCrown(rise: 24, side: 148), hairline: [half, mirrored(half)], burn: 256))
            drawing.popStrand([mid(0, 136), mid(2, 110), mid(2, 88)], width: 8)
        },
        hair("tucked-side-part", "short", "straight") { drawing in
            let line = [
                [mid(112, 216), mid(100, 186), mid(60, 134)],
                [mid(60, 134), mid(20, 166), mid(-40, 186), mid(-92, 202), mid(-114, 222)],
            ]
            drawing.popCut(PopCut(crown: PopCrown(rise: 30, side: 151, lean: -4), hairline: line, burn: 258))
            drawing.popStrand([mid(61, 138), mid(66, 114), mid(78, 100)], width: 8)
            drawing.popStrand([mid(30, 120), mid(-30, 146), mid(-94, 184)])
        },
    ]

    static let shortSoft: [PartDrawing] = [
        hair("soft-receding", "short", "wavy") { drawing in
            drawing.popCut(
                PopCut(
                    crown: PopCrown(rise: 20, side: 156), hairline: PopCut.receding(152, depth: 16, at: 72, tongue: 40),
                    curls: 10,
                    depth: 0.18), shine: false)
            drawing.popGleam([mid(-50, 112), mid(-20, 102), mid(14, 102)], width: 11)
        },
        hair("thinning", "short", "straight", isMatched: false) { drawing in
            let crown = PopCrown(rise: 9, side: 148, square: 2.2)
            drawing.popCropped(PopCut(crown: crown, hairline: PopCut.round(156)), opacity: 0.5, shine: false)
            // The scalp shows between the hair at the sides, under strands that are combed back.
            let band = PopCut.whole([
                mid(112, 208), mid(106, 176), mid(94, 146), mid(70, 122), mid(36, 112), mid(0, 109),
            ])
            drawing.popCut(PopCut(crown: crown, hairline: [band]), shine: false)
            for x in [-58.0, -20, 20, 58] {
                drawing.popStrand([mid(x, 154), mid(x * 0.94, 130), mid(x * 0.76, 108)], width: 9, .hair)
            }
        },
        hair("soft-swept", "short", "wavy") { drawing in
            let line = [
                [mid(110, 198), mid(102, 168), mid(82, 138)],
                [mid(82, 138), mid(40, 136), mid(-10, 146), mid(-60, 164), mid(-108, 198)],
            ]
            drawing.popCut(
                PopCut(crown: PopCrown(rise: 30, side: 158, lean: -6), hairline: line, curls: 9, depth: 0.15))
            drawing.popStrand([mid(62, 120), mid(0, 118), mid(-70, 146)])
            drawing.popStrand([mid(60, 94), mid(10, 88), mid(-40, 100)])
        },
        hair("set-curls", "short", "curly") { drawing in
            let crown = PopCrown(rise: 34, side: 164)
            let cut = PopCut(crown: crown, hairline: PopCut.round(164), burn: 286, curls: 14, fringe: 12, depth: 0.36)
            drawing.popCut(cut, shine: false)
            drawing.popCurlLights(crown, inset: 20, radius: 13)
            drawing.popCurlRow(crown.points(from: 146, to: 34, count: 9, inset: 44), count: 7)
        },
    ]
}

extension PartDrawing {
    /// A short cut that ends in soft points before the ears.
    mutating func popPixie(_ crown: PopCrown, _ hairline: [[Point]], outer: [[Point]] = []) {
        let low = mid(crown.side - 4, 250)
        var edge = outer.isEmpty ? [crown.points(from: 171, to: 9)] : outer
        edge[0].insert(low.mirrored, at: 0)
        edge[edge.count - 1].append(low)
        var line = hairline
        line[0].insert(mid(115, 240), at: 0)
        line[line.count - 1].append(mid(-115, 240))
        let path = PathBuilder().pieces(edge)
            .spline([low, mid(143, 274), mid(131, 296), mid(123, 299)], joined: true)
            .spline([mid(123, 299), mid(122, 270), mid(115, 240)], joined: true)
            .pieces(line)
            .spline([mid(-115, 240), mid(-122, 270), mid(-123, 299)], joined: true)
            .spline([mid(-123, 299), mid(-131, 296), mid(-143, 274), low.mirrored], joined: true).close()
        rounded(path, .hair, .hairShade, depth: 0.9)
        popShine(crown)
    }
}
