import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Heads without hair, and the shortest cuts.
extension PopHair {
    static let bald: [PartDrawing] = [
        hair("bald", "bald", "none") { $0.popScalpLight() },
        hair("bald-shadow", "bald", "none") { drawing in
            let path = PopCut(
                crown: PopCrown(rise: 0, side: 141, square: 2.1), hairline: PopCut.receding(166, depth: 22), burn: 258
            ).path
            drawing.fill(path, .skin)
            drawing.fill(path, .hair, opacity: 0.24)
            drawing.popScalpLight()
        },
        hair("bald-rim", "bald", "straight") { drawing in
            drawing.popRim([(127, 184, 9), (137, 206, 15), (142, 232, 18), (140, 256, 14)])
            drawing.popScalpLight()
        },
        hair("bald-rim-high", "bald", "straight") { drawing in
            drawing.popRim([(110, 154, 8), (124, 178, 17), (134, 206, 20), (139, 236, 18), (138, 256, 12)])
            drawing.popScalpLight()
        },
        hair("bald-rim-tufts", "bald", "wavy") { drawing in
            for side in Side.allCases {
                let tuft = PathBuilder().spline([mid(126, 262), mid(116, 226), mid(128, 186)])
                    .scalloped(
                        [mid(128, 186), mid(154, 176), mid(174, 206), mid(174, 240), mid(154, 264)], count: 4,
                        depth: 0.4
                    )
                    .cap(to: mid(126, 262)).close()
                drawing.rounded(side.placed(tuft), .hair, .hairShade, depth: 0.7)
            }
            drawing.popScalpLight()
        },
        hair("bald-rim-curls", "bald", "curly") { drawing in
            drawing.popRim([(116, 168, 12), (130, 192, 19), (139, 220, 21), (140, 252, 16)], scallops: 6)
            drawing.popScalpLight()
        },
        hair("bald-rim-coils", "bald", "coily") { drawing in
            drawing.popRim([(126, 182, 8), (137, 204, 14), (142, 230, 16), (140, 256, 12)], scallops: 9)
            drawing.popScalpLight()
        },
        hair("bald-combed-over", "bald", "straight", isMatched: false) { drawing in
            drawing.popRim([(114, 162, 8), (126, 184, 16), (136, 210, 18), (140, 238, 17), (138, 256, 12)])
            for (drop, end) in [(0.0, 74.0), (15, 92), (30, 84)] {
                let line = [
                    mid(-114, 168 + drop * 0.3), mid(-70, 134 + drop), mid(0, 118 + drop), mid(end, 130 + drop),
                ]
                drawing.outline(PathBuilder().spline(line), .hair, width: 7)
            }
        },
        hair("baby-curl", "bald", "curly", isMatched: false) { drawing in
            let curl = PathBuilder().spline([
                mid(-20, 124), mid(-10, 96), mid(16, 82), mid(34, 96), mid(22, 114), mid(8, 106),
            ])
            drawing.outline(curl, .hair, width: 12)
            drawing.popScalpLight()
        },
    ]

    static let buzz: [PartDrawing] = buzzCuts + buzzFades

    private static let buzzCuts: [PartDrawing] = [
        buzzed("buzz", "straight", PopCut.round(164)),
        buzzed("buzz-low", "straight", PopCut.round(180, width: 101, dip: 2), opacity: 0.9),
        buzzed("buzz-receding", "straight", PopCut.receding(164, depth: 30)),
        buzzed("buzz-thin", "straight", PopCut.receding(148, depth: 16, at: 70), opacity: 0.45),
        buzzed("buzz-peak", "wavy", PopCut.widow(160, peak: 18, recede: 12)),
        buzzed("buzz-soft", "wavy", PopCut.round(172), rise: 14, waves: 14),
        buzzed("buzz-curly", "curly", PopCut.round(170), rise: 12, curls: 22, opacity: 0.92),
        buzzed("buzz-curly-receding", "curly", PopCut.receding(164, depth: 28), rise: 10, curls: 24, opacity: 0.85),
        buzzed("buzz-line-up", "coily", PopCut.square(164), opacity: 0.88),
        buzzed("buzz-round-coils", "coily", PopCut.round(168), rise: 10, curls: 34, opacity: 0.92),
    ]

    private static let buzzFades: [PartDrawing] = [
        buzzFade("buzz-fade", "straight", PopCut.round(166)),
        buzzFade("buzz-skin-fade", "straight", PopCut.square(168, width: 94), line: 184, strength: (0.6, 0.02)),
        buzzFade("buzz-line-up-fade", "coily", PopCut.square(168), curls: 34),
        hair("waves-360", "buzz", "coily") { drawing in
            let cut = PopCut(crown: PopCrown(rise: 9, side: 147, square: 2.2), hairline: PopCut.square(168))
            drawing.popFade(cut, line: 206, shine: false)
            drawing.clipped(to: cut.path) { drawing in
                for (inset, role) in [(12.0, Role.hairLight), (26, .hairShade), (40, .hairLight), (54, .hairShade)] {
                    let line = cut.crown.points(from: 150, to: 30, count: 25, inset: inset).enumerated()
                        .map { $1 + at(0, $0.isMultiple(of: 2) ? 3 : -3) }
                    drawing.outline(PathBuilder().spline(line), role, width: 4.5)
                }
            }
        },
        hair("buzz-hard-part", "buzz", "coily") { drawing in
            let cut = PopCut(crown: PopCrown(rise: 12, side: 147, square: 2.2), hairline: PopCut.square(166))
            drawing.popFade(cut, line: 206)
            drawing.clipped(to: cut.path) {
                $0.outline(PathBuilder().spline([mid(74, 172), mid(80, 144), mid(98, 116)]), .skin, width: 7)
            }
        },
    ]

    private static func buzzed(
        _ id: String, _ texture: String, _ hairline: [[Point]], rise: Double = 7, curls: Int = 0, waves: Int = 0,
        opacity: Double = 0.82
    ) -> PartDrawing {
        hair(id, "buzz", texture) { drawing in
            let crown = PopCrown(rise: rise, side: 146, square: 2.2)
            var cut = PopCut(crown: crown, hairline: hairline, curls: curls + waves)
            cut.depth = waves > 0 ? 0.16 : 0.36
            drawing.popCropped(cut, opacity: waves > 0 ? 0.95 : opacity, shine: opacity > 0.6)
        }
    }

    private static func buzzFade(
        _ id: String, _ texture: String, _ hairline: [[Point]], line: Double = 200,
        strength: (Double, Double) = (0.8, 0.2),
        curls: Int = 0
    ) -> PartDrawing {
        hair(id, "buzz", texture) { drawing in
            let crown = PopCrown(rise: 10, side: 146, square: 2.2)
            drawing.popFade(
                PopCut(crown: crown, hairline: hairline, curls: curls, depth: 0.36), line: line, strength: strength,
                shine: false)
            drawing.popShine(crown, inset: 20, from: 146, width: 10)
        }
    }
}

extension PartDrawing {
    /// The light on a bare scalp.
    mutating func popScalpLight() {
        lightLine(PathBuilder().spline([mid(-96, 166), mid(-76, 140), mid(-42, 124)]), width: 15, opacity: 0.4)
        light(.circle(256 - 14, 118, 7), opacity: 0.4)
    }

    /// Hair beside the ears only: its middle line on the right with half widths; scalloped outside where it is curly.
    mutating func popRim(_ line: [(x: Double, y: Double, half: Double)], scallops: Int = 0) {
        var path = PathBuilder.tapered(line.map { (256 + $0.x, $0.y, $0.half) })
        if scallops > 0 {
            let (first, last) = (line[0], line[line.count - 1])
            let outer =
                [mid(first.x, first.y - first.half)] + line.map { mid($0.x + $0.half * 0.9, $0.y) } + [
                    mid(last.x + 4, last.y + last.half)
                ]
            let inner =
                [mid(last.x - last.half, last.y)] + line.reversed().dropFirst().map { mid($0.x - $0.half * 0.9, $0.y) }
            path = PathBuilder().scalloped(outer, count: scallops, depth: 0.4).cap(to: inner[0]).spline(
                inner, joined: true
            )
            .cap(to: outer[0]).close()
        }
        for side in Side.allCases { rounded(side.placed(path), .hair, .hairShade, depth: 0.6) }
    }
}
