import Imaging
import PartLibrary

/// Bald heads and the shortest cuts.
extension HairStyle {
    static let cropped: [PartDrawing] = [
        hair("bald", "bald", "none") { $0.scalpShine() },
        hair("bald-rim", "bald", "straight") { drawing in
            drawing.rim(width: 14, top: 188)
            drawing.scalpShine()
        },
        hair("bald-rim-full", "bald", "wavy") { drawing in
            drawing.rim(width: 24, top: 176, edge: .bumps(34))
            drawing.scalpShine()
        },
        hair("bald-rim-coily", "bald", "coily") { drawing in
            drawing.rim(width: 16, top: 184, edge: .bumps(15))
            drawing.scalpShine()
        },
        hair("receding", "short", "straight") { drawing in
            let crown = Crown(rise: 13, side: 6)
            drawing.cap(crown, hairline: .round(y: 150, peak: -6, recede: 32)) { drawing in
                drawing.combed([-46, -18, 14, 44], y: 134, to: mid(6, 70), reach: 0.75, width: 11)
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
        hair("buzz", "buzz", "straight") { $0.buzz(.round(y: 156)) },
        hair("buzz-peak", "buzz", "straight") { $0.buzz(.round(y: 150, peak: 10, recede: 16)) },
        hair("buzz-line-up", "buzz", "coily") { $0.buzz(.square(y: 160), strength: 0.8) },
        hair("crew-cut", "short", "straight") { drawing in
            let crown = Crown(rise: 22, side: 5, square: 2.5)
            drawing.cap(crown, hairline: .round(y: 158)) { drawing in
                drawing.combed([-74, -40, -6, 28, 62], y: 150, to: mid(0, -40), reach: 0.3, width: 13, opacity: 0.5)
                drawing.lock([mid(120, 150), mid(136, 200), mid(128, 256)], width: 20, opacity: 0.7)
                drawing.sheen(crown: crown, inset: 18, from: 156, to: 92, width: 24)
            }
        },
        hair("crew-cut-fade", "short", "straight") { drawing in
            drawing.fadedSides()
            let outer = [
                mid(-110, 184), mid(-122, 146), mid(-104, 100), mid(-60, 74), mid(0, 66), mid(60, 74), mid(104, 100),
                mid(122, 146), mid(110, 184),
            ]
            drawing.top(
                outer,
                [mid(110, 184), mid(98, 166), mid(56, 158), mid(0, 156), mid(-56, 158), mid(-98, 166), mid(-110, 184)]
            ) { drawing in
                drawing.combed([-70, -36, -2, 32, 66], y: 148, to: mid(0, -40), reach: 0.28, width: 13, opacity: 0.5)
                drawing.sheen([mid(-104, 140), mid(-90, 104), mid(-50, 84), mid(10, 78)], width: 24)
            }
        },
        hair("crop-fringe", "short", "straight", bangs: true) { drawing in
            let crown = Crown(rise: 22, side: 6, square: 2.4)
            let edge =
                [mid(104, 176)] + Fringe.tips(from: mid(98, 184), to: mid(-98, 184), locks: 7, depth: 8, sag: 4) + [
                    mid(-104, 176)
                ]
            drawing.cap(crown, hairline: .drawn(edge, .arcs(0.1))) { drawing in
                drawing.combed(
                    [-84, -50, -18, 16, 50, 84], y: 178, to: mid(0, 40), reach: 0.45, width: 12, opacity: 0.5)
                drawing.sheen(crown: crown, inset: 22, from: 158, to: 92, width: 26)
            }
        },
    ]
}

extension PartDrawing {
    mutating fileprivate func scalpShine() {
        let shine = HairLock(spine: [mid(-88, 176), mid(-64, 138), mid(-16, 118)], width: 36).path
        fill(shine, .glow(.light, center: mid(-58, 138), radius: 64, [(0, 0.34), (1, 0)]))
    }

    /// Hair at the sides of a bald head only.
    mutating fileprivate func rim(width: Double, top: Double, edge: HairEdge = .smooth) {
        let outer = [
            mid(-122, 266), mid(-138, 258), mid(-138 - width, 240), mid(-136 - width, 216),
            mid(-124 - width * 0.6, top + 6),
            mid(-118, top - 8),
        ]
        let inner = [mid(-118, top - 8), mid(-112, top + 12), mid(-112, 214), mid(-117, 240), mid(-122, 266)]
        for isRight in [false, true] {
            var outline = HairOutline()
            outline.add(isRight ? mirrored(inner) : outer, isRight ? .smooth : edge)
            outline.add(isRight ? mirrored(outer) : inner, isRight ? edge : .smooth)
            mass(outline, dark: 0.8, reach: 340) { drawing in
                let lock = [mid(-122, top + 4), mid(-134, 214), mid(-126, 254)]
                drawing.lock(isRight ? lock.map(\.mirrored) : lock, width: 14, opacity: 0.65)
            }
        }
    }

    /// Hair so short that the scalp shines through.
    mutating fileprivate func buzz(_ hairline: Hairline, strength: Double = 0.62) {
        let crown = Crown(rise: 4, side: 3)
        let outline = HairOutline(crown: crown, hairline: hairline)
        fill(outline.path, .flat(.hair, strength))
        clipped(to: outline.path) { drawing in
            drawing.fill(outline.path, .glow(.hairShade, center: mid(-60, 96), radius: 320, [(0.3, 0), (1, 0.6)]))
            drawing.sheen(crown.points(152, 92, count: 5, inset: 20), width: 26, opacity: 0.2)
        }
    }
}
