import Imaging
import PartLibrary

/// Bald heads and the shortest cuts.
extension HairStyle {
    static let cropped: [PartTemplate] = [
        hair("bald", "bald", "none") { $0.scalpShine() },
        hair("bald-rim", "bald", "straight", back: "back-rim") { drawing in
            drawing.rim(width: 13, top: 178)
            drawing.scalpShine()
        },
        hair("bald-rim-full", "bald", "wavy", back: "back-rim") { drawing in
            drawing.rim(width: 22, top: 170, edge: .bumps(34))
            drawing.scalpShine()
        },
        hair("bald-rim-coily", "bald", "coily", back: "back-rim") { drawing in
            drawing.rim(width: 13, top: 180, edge: .bumps(15))
            drawing.scalpShine()
        },
        hair("receding", "short", "straight") { drawing in
            let crown = Crown(rise: 13, side: 6)
            drawing.cap(crown, hairline: .round(y: 150, peak: -12, recede: 26)) { drawing in
                drawing.combed([-34, 30], y: 132, to: mid(6, 60), reach: 0.7, width: 12, opacity: 0.4)
                drawing.sheen(crown: crown, inset: 15, from: 156, to: 92, width: 18)
            }
        },
        hair("thinning", "short", "wavy") { drawing in
            drawing.cap(
                Crown(rise: 10, side: 12), edge: .waves(length: 62, depth: 5),
                hairline: .round(y: 134, peak: 0, recede: 22)
            ) { drawing in
                drawing.lock([mid(-116, 150), mid(-136, 196), mid(-128, 250)], width: 16, opacity: 0.6)
                drawing.lock([mid(116, 150), mid(138, 196), mid(128, 250)], width: 18, opacity: 0.75)
                drawing.sheen(Crown(rise: 10).points(150, 92, count: 5, inset: 14), width: 16)
            }
        },
        hair("buzz", "buzz", "straight") { $0.buzz(.round(y: 164)) },
        hair("buzz-peak", "buzz", "straight") { $0.buzz(.round(y: 150, peak: 10, recede: 16)) },
        hair("buzz-line-up", "buzz", "coily") { $0.buzz(.square(y: 166), strength: 0.8) },
        hair("short-plain", "short", "straight") { drawing in
            let crown = Crown(rise: 9, side: 12, lean: -3)
            drawing.cap(crown, hairline: .round(y: 170)) { drawing in
                drawing.combed([-66, -22, 24, 68], y: 164, to: mid(30, 20), reach: 0.42, width: 13, opacity: 0.5)
                drawing.lock([mid(122, 150), mid(140, 204), mid(128, 258)], width: 18, opacity: 0.65)
                drawing.sheen(crown: crown, inset: 18, from: 160, to: 94, width: 26)
            }
        },
        hair("short-brushed", "short", "wavy", back: "back-cap") { drawing in
            let crown = Crown(rise: 14, side: 17)
            drawing.cap(crown, edge: .waves(length: 74, depth: 4.5), hairline: .round(y: 174, peak: -4)) { drawing in
                for offset in [-72.0, -24, 26, 74] {
                    drawing.lock(
                        [mid(offset * 0.8 + 10, 94), mid(offset * 0.9, 122), mid(offset, 164)], width: 15, opacity: 0.5,
                        wave: (56, 5))
                }
                drawing.sheen(crown: crown, inset: 20, from: 160, to: 94, width: 26)
            }
        },
        hair("short-coils", "short", "coily") { drawing in
            let crown = Crown(rise: 9, side: 6, square: 2.4)
            drawing.cap(crown, edge: .bumps(14), hairline: .square(y: 170)) { drawing in
                drawing.curls(HairOutline(crown: crown, hairline: .square(y: 170)), size: 17, opacity: 0.5)
                drawing.sheen(crown: crown, inset: 20, from: 158, to: 94, width: 26)
            }
        },
        hair("crew-cut", "short", "straight") { drawing in
            let crown = Crown(rise: 15, side: 8, square: 2.5)
            drawing.cap(crown, hairline: .round(y: 168)) { drawing in
                drawing.combed([-74, -40, -6, 28, 62], y: 160, to: mid(0, -40), reach: 0.3, width: 13, opacity: 0.5)
                drawing.lock([mid(120, 150), mid(136, 200), mid(128, 256)], width: 20, opacity: 0.7)
                drawing.sheen(crown: crown, inset: 18, from: 156, to: 92, width: 24)
            }
        },
        hair("crew-cut-fade", "short", "straight") { drawing in
            drawing.fadedSides()
            let outer = [
                mid(-110, 192), mid(-122, 154), mid(-104, 108), mid(-60, 82), mid(0, 74), mid(60, 82), mid(104, 108),
                mid(122, 154), mid(110, 192),
            ]
            drawing.top(
                outer,
                [mid(110, 192), mid(98, 174), mid(56, 166), mid(0, 164), mid(-56, 166), mid(-98, 174), mid(-110, 192)]
            ) { drawing in
                drawing.combed([-70, -36, -2, 32, 66], y: 158, to: mid(0, -40), reach: 0.28, width: 13, opacity: 0.5)
                drawing.sheen([mid(-104, 148), mid(-90, 112), mid(-50, 92), mid(10, 86)], width: 24)
            }
        },
        hair("crop-fringe", "short", "straight", bangs: true) { drawing in
            let crown = Crown(rise: 22, side: 19, square: 2.35)
            let edge =
                [mid(108, 200)] + Fringe.tips(from: mid(106, 222), to: mid(-106, 222), locks: 7, depth: 8, sag: 2) + [
                    mid(-108, 200)
                ]
            drawing.cap(crown, hairline: .drawn(edge, .arcs(0.1))) { drawing in
                drawing.combed(
                    [-84, -50, -18, 16, 50, 84], y: 206, to: mid(0, 40), reach: 0.45, width: 12, opacity: 0.5)
                drawing.sheen(crown: crown, inset: 22, from: 158, to: 92, width: 26)
            }
        },
    ]
}
