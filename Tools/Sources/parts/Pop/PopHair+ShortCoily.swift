import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// A round mass of curls or coils, of which the front and the back share the scalloped edge.
struct PopAfro: Sendable {
    var rx: Double
    var ry: Double
    /// The height of its middle.
    var y: Double
    /// Lobes all round.
    var count: Int
    var depth = 0.42
    /// How far below the middle the front reaches at the sides, in degrees.
    var reach = 20.0

    private func edge(from: Double, to: Double, count: Int) -> [Point] {
        (0...count).map { index in
            let angle = (from + (to - from) * Double(index) / Double(count)) * .pi / 180
            return at(256, y) + .onCircle(angle, rx, ry)
        }
    }

    /// The upper edge, from the left end of the front to the right one.
    var upper: [Point] { edge(from: 180 - reach, to: 360 + reach, count: 40) }

    /// The lower one, from right to left.
    var lower: [Point] { edge(from: reach, to: 180 - reach, count: 30) }

    /// Lobes of the upper edge.
    var upperCount: Int { Int((Double(count) * (180 + 2 * reach) / 360).rounded()) }

    /// The whole edge.
    var path: PathBuilder {
        PathBuilder().scalloped(upper, count: upperCount, depth: depth)
            .scalloped(lower, count: count - upperCount, depth: depth).close()
    }
}

/// Coily hair, close to the head or standing off it.
extension PopHair {
    static let shortCoily: [PartDrawing] = coilyCrops + coilyTops + coilyRopes

    private static let coilyCrops: [PartDrawing] = [
        coily("coily-crop", PopCrown(rise: 16, side: 148), PopCut.round(168)),
        coily("coily-line-up", PopCrown(rise: 22, side: 148, square: 2.4), PopCut.square(166), fringe: 0),
        coily("coily-receding", PopCrown(rise: 16, side: 149), PopCut.receding(164, depth: 28), fringe: 0),
        coily("small-afro", PopCrown(rise: 40, side: 164, square: 2.15), PopCut.round(164), curls: 22),
        hair("tapered-afro", "short", "coily") { drawing in
            let half = [mid(141, 200), mid(148, 156), mid(138, 102), mid(106, 58), mid(56, 37), mid(0, 31)]
            drawing.popCoilyFade(
                PopCrown(rise: 64, side: 146), PopCut.round(166), outer: PopCut.whole(half).reversed(), curls: 26,
                fringe: 16)
        },
        hair("afro-shaved-part", "short", "coily") { drawing in
            let cut = PopCut(crown: PopCrown(rise: 34, side: 158, square: 2.2), hairline: PopCut.square(166), curls: 22)
            drawing.popCut(cut, shine: false)
            drawing.clipped(to: cut.path) {
                $0.outline(PathBuilder().spline([mid(72, 174), mid(78, 140), mid(98, 108)]), .skin, width: 8)
            }
            drawing.popCurlLights(cut.crown, inset: 22, radius: 9, count: 5)
        },
    ]

    private static let coilyTops: [PartDrawing] = [
        hair("high-top-fade", "short", "coily") { drawing in
            let half = [mid(139, 200), mid(132, 150), mid(128, 92), mid(120, 54), mid(88, 37), mid(0, 32)]
            drawing.popCoilyFade(
                PopCrown(), [PopCut.whole([mid(100, 174), mid(50, 163), mid(0, 162)])],
                outer: PopCut.whole(half).reversed(),
                curls: 26,
                fringe: 0)
        },
        hair("flat-top", "short", "coily") { drawing in
            let right = [mid(126, 78), mid(132, 140), mid(138, 200)]
            let top = [
                mirrored(right), [mid(-126, 78), mid(-124, 62), mid(-110, 58)],
                PopCut.whole([mid(-110, 58), mid(0, 55)]),
                [mid(110, 58), mid(124, 62), right[0]], right,
            ]
            drawing.popFadedTop(top, hairline: PopCut.square(168))
            drawing.popGleam([mid(-106, 118), mid(-106, 83), mid(-78, 79)])
        },
        hair("sponge-curls-fade", "short", "coily") { drawing in
            drawing.popCoilyFade(
                PopCrown(rise: 40, side: 146, square: 2.4), PopCut.round(170), curls: 15, fringe: 11, depth: 0.6)
        },
        hair("coily-fringe-fade", "short", "coily", bangs: true) { drawing in
            drawing.popCoilyFade(
                PopCrown(rise: 46, side: 146, square: 2.4), PopCut.round(202, width: 104), curls: 19, fringe: 12,
                depth: 0.5)
        },
        coily(
            "coily-bangs", PopCrown(rise: 36, side: 162, square: 2.2), PopCut.round(206, width: 108), curls: 22,
            fringe: 19,
            bangs: true),
    ]

    private static let coilyRopes: [PartDrawing] = [
        hair("twists-short", "short", "coily") { drawing in
            drawing.popFade(PopCut(crown: PopCrown(rise: 14, side: 146), hairline: PopCut.round(166)), shine: false)
            let crown = PopCrown(rise: 18, side: 140)
            func row(_ from: Double, _ to: Double, _ count: Int, root: Double, tip: Double) -> [[Point]] {
                zip(
                    crown.points(from: from, to: to, count: count, inset: root),
                    crown.points(from: from, to: to, count: count, inset: tip)
                )
                .map { [$0, $0.mix($1, 0.5), $1] }
            }
            drawing.popRopes(
                row(158, 22, 9, root: 34, tip: -14) + row(140, 40, 6, root: 62, tip: 18)
                    + row(118, 62, 3, root: 84, tip: 46),
                width: 29)
        },
        hair("twists-fringe", "short", "coily", bangs: true) { drawing in
            drawing.popFade(PopCut(crown: PopCrown(rise: 26, side: 146), hairline: PopCut.round(160)), shine: false)
            drawing.popRopes([
                [mid(-96, 128), mid(-136, 156), mid(-142, 190)], [mid(96, 128), mid(136, 156), mid(142, 192)],
                [mid(-70, 104), mid(-112, 122), mid(-122, 196)], [mid(70, 104), mid(112, 122), mid(122, 198)],
                [mid(-34, 96), mid(-80, 116), mid(-88, 196)], [mid(36, 96), mid(82, 116), mid(90, 196)],
                [mid(-6, 94), mid(-46, 118), mid(-50, 206)], [mid(14, 94), mid(46, 118), mid(54, 202)],
                [mid(0, 92), mid(-6, 130), mid(0, 198)],
            ])
        },
        hair("cornrows", "short", "coily", up: "braid") { drawing in
            let cut = PopCut(crown: PopCrown(rise: 12, side: 147), hairline: PopCut.round(162), fringe: 16, depth: 0.3)
            drawing.popCut(cut, shine: false)
            drawing.clipped(to: cut.path) { drawing in
                var partings = PathBuilder()
                for x in [-112.0, -72, -25, 25, 72, 112] {
                    partings = partings.adding(
                        PathBuilder().spline([mid(x, 216 - abs(x) * 0.1), mid(x * 0.93, 140), mid(x * 0.55, 90)]))
                }
                drawing.outline(partings, .skin, width: 4.5)
            }
            for x in [-48.0, 0, 48] {
                drawing.popArcs(
                    [mid(x, 150), mid(x * 0.94, 132), mid(x * 0.84, 114)], radius: 9, from: 210, to: 330, .hairLight,
                    width: 5)
            }
        },
        hair("locs-short", "short", "coily") { drawing in
            drawing.popCut(PopCut(crown: PopCrown(rise: 18, side: 147), hairline: PopCut.round(158)), shine: false)
            let ropes = [
                [mid(30, 92), mid(110, 116), mid(156, 176), mid(166, 236)],
                [mid(20, 92), mid(100, 112), mid(144, 176), mid(152, 262)],
                [mid(14, 94), mid(88, 114), mid(132, 176), mid(138, 280)],
                [mid(8, 98), mid(74, 120), mid(116, 170), mid(124, 250)],
            ]
            drawing.popRopes(ropes.flatMap { [mirrored($0).reversed(), $0] }, width: 25)
        },
        hair("locs-swept", "short", "coily", bangs: true) { drawing in
            drawing.popFade(PopCut(crown: PopCrown(rise: 26, side: 146), hairline: PopCut.round(158)), shine: false)
            drawing.popRopes([
                [mid(70, 146), mid(96, 116), mid(128, 130), mid(142, 186)],
                [mid(64, 118), mid(20, 76), mid(-60, 84), mid(-126, 146)],
                [mid(70, 126), mid(20, 92), mid(-60, 108), mid(-128, 188)],
                [mid(74, 136), mid(24, 112), mid(-46, 134), mid(-112, 212)],
                [mid(78, 146), mid(30, 132), mid(-30, 156), mid(-78, 208)],
                [mid(80, 156), mid(42, 150), mid(-6, 170), mid(-36, 202)],
            ])
        },
    ]

    static let afros: [PartDrawing] = [
        hair("afro", "medium", "coily", back: "back-afro") { drawing in
            drawing.popAfro(afro, hairline: PopCut.round(166)[0], fringe: 14)
        },
        hair("afro-large", "medium", "coily", back: "back-afro-large") { drawing in
            drawing.popAfro(largeAfro, hairline: PopCut.round(168)[0], fringe: 14)
        },
        hair("afro-bangs", "medium", "coily", bangs: true, back: "back-afro") { drawing in
            drawing.popAfro(afro, hairline: PopCut.round(208, width: 106)[0], fringe: 12)
        },
    ]

    private static let afro = PopAfro(rx: 200, ry: 182, y: 222, count: 27)
    private static let largeAfro = PopAfro(rx: 228, ry: 206, y: 240, count: 30)

    static let afroBacks: [PartDrawing] = [
        back("back-afro", "medium", "coily") { $0.fill(afro.path, .hairShade) },
        back("back-afro-large", "medium", "coily") { $0.fill(largeAfro.path, .hairShade) },
        back("back-curly-round", "medium", "curly") { $0.fill(curlyRound.path, .hairShade) },
    ]

    private static func coily(
        _ id: String, _ crown: PopCrown, _ hairline: [[Point]], curls: Int = 26, fringe: Int = 18, bangs: Bool = false
    ) -> PartDrawing {
        hair(id, "short", "coily", bangs: bangs) { drawing in
            drawing.popCut(PopCut(crown: crown, hairline: hairline, curls: curls, fringe: fringe), shine: false)
            drawing.popCurlLights(crown, inset: 20, radius: 8, count: 5)
        }
    }
}

extension PartDrawing {
    /// The front of a round mass: the upper part of its edge, and a hairline that is scalloped too.
    mutating func popAfro(_ afro: PopAfro, hairline: [Point], fringe: Int) {
        let upper = afro.upper
        let end = mid(126, 276)
        let temple = [end, mid(121, 242), mid(113, 214)]
        let path = PathBuilder().scalloped(upper, count: afro.upperCount, depth: afro.depth)
            .scalloped([upper[upper.count - 1], end], count: 2, depth: 0.36)
            .scalloped(temple + hairline + mirrored(temple), count: fringe + 4, depth: 0.4)
            .scalloped([end.mirrored, upper[0]], count: 2, depth: 0.36).close()
        rounded(path, .hair, .hairShade, depth: 1)
        func row(_ inset: Double, from: Double, step: Double, count: Int) -> [Point] {
            (0..<count).map { index in
                at(256, afro.y) + .onCircle((from + Double(index) * step) * .pi / 180, afro.rx - inset, afro.ry - inset)
            }
        }
        let small = afro.count > 20
        popArcs(row(30, from: 202, step: 14, count: 5), radius: small ? 10 : 14, from: 180, to: 310, .hairLight)
        popArcs(row(62, from: 212, step: 23, count: 6), radius: small ? 10 : 14, from: 180, to: 320)
    }

    /// Coils on top, sides that get thinner towards the ears.
    mutating func popCoilyFade(
        _ crown: PopCrown, _ hairline: [[Point]], outer: [Point] = [], curls: Int, fringe: Int, depth: Double = 0.42
    ) {
        let edge = outer.isEmpty ? crown.points(from: 163, to: 17) : outer
        popFadedTop([edge], hairline: hairline, scallops: (curls, fringe), depth: depth)
        let lights = HairCurve.sample(edge, count: 19)[4...8].map { $0.mix(mid(0, 180), 0.17) }
        popArcs(Array(lights), radius: 9, from: 180, to: 310, .hairLight)
    }

    /// Twists or locs as ropes with round ends, the rearmost first.
    mutating func popRopes(_ ropes: [[Point]], width: Double = 22) {
        for rope in ropes {
            let path = PathBuilder().spline(rope)
            outline(path, .hairShade, width: width + 5)
            outline(path.translated(-1.5, -1), .hair, width: width - 2)
        }
        var turns = PathBuilder()
        for rope in ropes {
            let line = HairCurve.sample(rope, count: 9)
            let count = HairCurve.length(line) > 90 ? 3 : 2
            for index in 0..<count {
                let place = 8 - 2 * index
                let along = line[place] - line[place - 1]
                let unit = along * (1 / max(along.length, 1))
                let across = at(unit.y, -unit.x)
                let center = line[place] - at(1.5, 1)
                turns = turns.adding(
                    PathBuilder().spline([center - across * 5 - unit * 4, center + across * 5 + unit * 2]))
            }
        }
        outline(turns, .hairLight, width: 4.5)
    }
}
