import Imaging
import PartLibrary

/// Short straight and wavy cuts.
extension HairStyle {
    static let short: [PartTemplate] = [
        hair("short-side-part", "short", "straight") { $0.sidePart(Crown(rise: 24, side: 19, lean: -6), right: true) },
        hair("short-side-part-left", "short", "straight") {
            $0.sidePart(Crown(rise: 15, side: 12, lean: 6), right: false)
        },
        hair("short-side-part-wavy", "short", "wavy", back: "back-cap") { drawing in
            drawing.sidePart(Crown(rise: 34, side: 20, lean: -8), right: true, texture: .wavy)
        },
        hair("quiff", "short", "straight") { $0.quiff(texture: .straight) },
        hair("quiff-wavy", "short", "wavy", back: "back-cap") { $0.quiff(texture: .wavy) },
        hair("slicked-back", "short", "straight") { drawing in
            let crown = Crown(rise: 15, side: 10)
            drawing.cap(crown, hairline: .round(y: 154, peak: 4, recede: 8)) { drawing in
                drawing.combed(
                    [-88, -58, -28, 2, 32, 62, 90], y: 150, to: mid(0, 44), reach: 0.62, width: 13, opacity: 0.65)
                drawing.sheen([mid(-112, 150), mid(-88, 118), mid(-46, 100), mid(20, 96)], width: 22, opacity: 0.34)
                drawing.lock([mid(116, 150), mid(134, 200), mid(126, 254)], width: 18, opacity: 0.7)
            }
        },
        hair("undercut", "short", "straight") { drawing in
            drawing.fadedSides()
            let outer = [
                mid(-112, 200), mid(-132, 158), mid(-122, 100), mid(-84, 62), mid(-20, 46), mid(50, 50), mid(98, 80),
                mid(118, 128), mid(108, 168),
            ]
            let lower = [mid(108, 168), mid(74, 142), mid(30, 150), mid(-30, 172), mid(-80, 182), mid(-112, 200)]
            drawing.top(outer, lower) { drawing in
                drawing.lock([mid(70, 136), mid(0, 108), mid(-70, 126), mid(-110, 180)], width: 18, opacity: 0.6)
                drawing.lock([mid(84, 112), mid(10, 76), mid(-80, 92), mid(-122, 146)], width: 16, opacity: 0.5)
                drawing.lock([mid(96, 150), mid(92, 110), mid(50, 74)], width: 14, opacity: 0.6)
                drawing.sheen([mid(-118, 140), mid(-100, 92), mid(-50, 66), mid(20, 62)], width: 24)
            }
        },
        hair("mohawk", "short", "straight", isMatched: false) { drawing in
            drawing.fadedSides(top: 0.5, hairline: .round(y: 156))
            let outer = [
                mid(-44, 176), mid(-58, 120), mid(-62, 62), mid(-40, 76), mid(-34, 30), mid(-14, 56), mid(4, 14),
                mid(18, 52), mid(42, 30), mid(42, 74), mid(66, 66), mid(58, 124), mid(44, 176),
            ]
            drawing.top(
                outer, [mid(44, 176), mid(22, 160), mid(0, 178), mid(-22, 160), mid(-44, 176)], outerEdge: .arcs(0.06),
                lowerEdge: .arcs(0.14)
            ) { drawing in
                drawing.lock([mid(-30, 60), mid(-34, 110), mid(-24, 158)], width: 15, opacity: 0.6)
                drawing.lock([mid(8, 50), mid(6, 110), mid(4, 164)], width: 15, opacity: 0.6)
                drawing.lock([mid(44, 60), mid(40, 110), mid(28, 158)], width: 15, opacity: 0.7)
                drawing.sheen([mid(-46, 140), mid(-50, 96), mid(-38, 60)], width: 16)
            }
        },
        hair("wavy-swept", "short", "wavy", back: "back-cap") { drawing in
            let crown = Crown(rise: 26, side: 24)
            drawing.cap(crown, texture: .wavy, hairline: .round(y: 164, recede: 6)) { drawing in
                for offset in [-76.0, -40, -2, 36, 74] {
                    drawing.lock(
                        [mid(offset * 0.7, 76), mid(offset * 0.9, 108), mid(offset, 146)], width: 15, opacity: 0.55,
                        wave: (62, 6))
                }
                drawing.sheen(crown: crown, inset: 24, from: 160, to: 96, width: 28)
            }
        },
    ]
}
