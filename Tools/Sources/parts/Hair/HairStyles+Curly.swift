import FaceAtlas
import Imaging
import PartLibrary

/// Short curly and coily hair.
extension HairStyle {
    static let curly: [PartTemplate] = [
        hair("short-curly", "short", "curly", back: "back-cap") { drawing in
            let hairline = Hairline.drawn(
                [mid(102, 186), mid(60, 170), mid(0, 166), mid(-60, 170), mid(-102, 186)], .bumps(32))
            drawing.cap(Crown(rise: 26, side: 21, square: 2.35), texture: .curly, hairline: hairline)
        },
        hair("short-curly-fringe", "short", "curly", bangs: true, back: "back-cap") { drawing in
            let hairline = Hairline.drawn(
                [mid(104, 226), mid(70, 224), mid(20, 219), mid(-30, 222), mid(-74, 226), mid(-104, 226)], .bumps(38))
            drawing.cap(Crown(rise: 36, side: 28, square: 2.4), texture: .curly, hairline: hairline)
        },
        hair("curly-top-fade", "short", "curly", bangs: true) { drawing in
            drawing.fadedSides()
            let outer = [
                mid(-108, 196), mid(-128, 150), mid(-112, 94), mid(-62, 58), mid(0, 48), mid(62, 58), mid(112, 94),
                mid(128, 150), mid(108, 196),
            ]
            let lower = [mid(108, 214), mid(60, 212), mid(0, 218), mid(-60, 210), mid(-108, 214)]
            drawing.top(outer, lower, outerEdge: .bumps(38), lowerEdge: .bumps(36), texture: .curly)
        },
        hair("curly-round", "short", "curly", back: "back-cap") { drawing in
            let hairline = Hairline.drawn(
                [mid(96, 176), mid(52, 154), mid(0, 150), mid(-52, 154), mid(-96, 176)], .bumps(34))
            drawing.cap(
                Crown(rise: 48, side: 42, square: 2.15), texture: .curly, burn: 292, hairline: hairline)
        },
        hair("short-afro", "short", "coily") { drawing in
            drawing.cap(Crown(rise: 20, side: 13, square: 2.4), texture: .coily, hairline: .square())
        },
        hair("medium-afro", "short", "coily", back: "back-cap") { drawing in
            drawing.cap(
                Crown(rise: 52, side: 36, square: 2.1, base: 216), texture: .coily, burn: 284,
                hairline: .round(y: 152, burn: 284, .bumps(18)))
        },
        hair("big-afro", "medium", "coily", back: "back-afro") { drawing in
            drawing.afro(.coily, rise: 70, side: 74)
        },
        hair("big-curly", "medium", "curly", back: "back-afro-curly") { drawing in
            drawing.afro(.curly, rise: 66, side: 70)
        },
        hair("flat-top", "short", "coily") { drawing in
            drawing.fadedSides()
            let outer = [mid(-108, 190), mid(-126, 150), mid(-126, 60)]
            var outline = HairOutline()
            outline.add(outer, .bumps(20))
            outline.add([mid(-126, 60), mid(-60, 46), mid(0, 43), mid(60, 46), mid(126, 60)], .bumps(20))
            outline.add(mirrored(outer), .bumps(20))
            outline.add([
                mid(108, 190), mid(102, 168), mid(56, 157), mid(0, 154), mid(-56, 157), mid(-102, 168), mid(-108, 190),
            ])
            drawing.castShadow(outline, drop: 6)
            drawing.mass(outline) { $0.curls(outline, size: 21) }
        },
        hair("afro-fade", "short", "coily") { drawing in
            drawing.fadedSides()
            let outer = [
                mid(-108, 188), mid(-124, 148), mid(-110, 98), mid(-64, 66), mid(0, 56), mid(64, 66), mid(110, 98),
                mid(124, 148), mid(108, 188),
            ]
            let lower = [
                mid(108, 188), mid(100, 168), mid(56, 159), mid(0, 156), mid(-56, 159), mid(-100, 168), mid(-108, 188),
            ]
            drawing.top(outer, lower, outerEdge: .bumps(22), texture: .coily)
        },
        hair("short-twists", "short", "coily", bangs: true) { drawing in
            drawing.cap(Crown(rise: 20, side: 6), hairline: .round(y: 160), dark: 1)
            for (index, offset) in [-112.0, 112, -84, 84, -54, 54, -20, 22].enumerated() {
                let lift = 44 - abs(offset) * 0.16
                let tip = mid(offset * 1.06, 216 + HairCurve.noise(index) * 14 + abs(offset) * 0.1)
                let bend = mid(offset * 1.16, 128 + abs(offset) * 0.2)
                drawing.rope(
                    [mid(offset * 0.52, 108 - lift), mid(offset * 0.9, 88 + abs(offset) * 0.18), bend, tip], width: 27,
                    band: 17)
            }
        },
        hair("cornrows", "short", "coily", up: .braid) { drawing in
            let outline = HairOutline(crown: Crown(rise: 8, side: 3), hairline: .square(y: 154))
            drawing.castShadow(outline, drop: 6)
            drawing.fill(outline.path, .flat(.hairShade))
            drawing.clipped(to: outline.path) { drawing in
                for offset in stride(from: -3.0, through: 3, by: 1) {
                    let foot = mid(offset * 37, 152 + abs(offset) * 14)
                    let bend = mid(offset * 37, 118 + abs(offset) * 10)
                    drawing.rope([mid(offset * 25, 82), bend, foot], width: 33, band: 13)
                }
                for sign in [-1.0, 1] {
                    drawing.rope(
                        [mid(sign * 128, 168), mid(sign * 132, 210), mid(sign * 122, 256)], width: 30, band: 13)
                }
                drawing.fill(outline.path, .glow(.hairShade, center: mid(-70, 100), radius: 300, [(0.3, 0), (1, 0.6)]))
                drawing.sheen(Crown(rise: 6, side: 2).points(156, 92, count: 5, inset: 22), width: 26)
            }
        },
    ]
}
