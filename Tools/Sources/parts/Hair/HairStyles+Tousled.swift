import FaceParsing
import Imaging
import PartLibrary

/// Short cuts with tips and fringes.
extension HairStyle {
    static let tousled: [PartTemplate] = [
        hair("messy", "short", "straight") { drawing in
            let crown = Crown(rise: 18, side: 16)
            let hairline = Hairline.drawn(
                [
                    mid(102, 178), mid(76, 190), mid(66, 164), mid(34, 178), mid(16, 160), mid(-20, 178), mid(-34, 160),
                    mid(-70, 188), mid(-80, 168), mid(-102, 178),
                ],
                .arcs(0.1))
            drawing.spiky(crown, crown.spikes(9, height: 18, sweep: 7), hairline)
        },
        hair("spiky", "short", "straight") { drawing in
            let crown = Crown(rise: 14, side: 5)
            drawing.spiky(crown, crown.spikes(9, height: 34, sweep: 2, from: 160, to: 20), .round(y: 156))
        },
        hair("messy-fringe", "short", "straight", bangs: true) { drawing in
            let crown = Crown(rise: 26, side: 20)
            let edge =
                [mid(109, 206)] + [
                    mid(84, 236), mid(74, 212), mid(40, 239), mid(26, 212), mid(-16, 237), mid(-30, 213), mid(-74, 239),
                    mid(-86, 208),
                ] + [mid(-109, 214)]
            drawing.spiky(crown, crown.spikes(10, height: 12, sweep: 8), .drawn(edge, .arcs(0.14)))
        },
        hair("wavy-fringe", "short", "wavy", bangs: true, back: "back-cap") { drawing in
            let crown = Crown(rise: 34, side: 24)
            let edge = [
                mid(109, 204), mid(80, 236), mid(46, 216), mid(4, 237), mid(-34, 216), mid(-78, 238), mid(-109, 216),
            ]
            drawing.cap(crown, texture: .wavy, hairline: .drawn(edge, .arcs(0.2))) { drawing in
                for (offset, end) in [(-60.0, -76.0), (-16, 4), (40, 78)] {
                    drawing.lock(
                        [mid(offset * 0.6, 84), mid(offset, 132), mid(end, 200)], width: 17, opacity: 0.6, wave: (70, 7)
                    )
                }
                drawing.sheen(crown: crown, inset: 26, from: 162, to: 94, width: 30)
            }
        },
        hair("pixie", "short", "straight", bangs: true) { drawing in
            let crown = Crown(rise: 28, side: 18, lean: -4)
            let right = [mid(114, 282), mid(118, 240), mid(108, 200), mid(86, 164), mid(58, 146)]
            let sweep = [
                mid(58, 146), mid(34, 214), mid(4, 202), mid(-34, 238), mid(-56, 222), mid(-98, 254), mid(-108, 236),
                mid(-114, 282),
            ]
            drawing.pixie(crown, right: right, sweep: sweep)
        },
        hair("pixie-wavy", "short", "wavy", back: "back-cap") { drawing in
            let crown = Crown(rise: 34, side: 22, lean: 5)
            let edge = [
                mid(112, 262), mid(90, 230), mid(48, 226), mid(0, 194), mid(-44, 150), mid(-84, 190), mid(-112, 262),
            ]
            var outline = HairOutline()
            let half = [mid(-114, 290), mid(-138, 292), mid(-156, 264)]
            outline.add(half + crown.points() + mirrored(half), HairTexture.wavy.edge(0.8))
            outline.add([mid(114, 290), mid(112, 262)])
            outline.add(edge, .arcs(0.16))
            outline.add([mid(-112, 262), mid(-114, 290)])
            drawing.castShadow(outline)
            drawing.mass(outline) { drawing in
                let peak = mid(-34, 76)
                drawing.strands(
                    inner: [mid(-44, 152), mid(30, 190), mid(112, 262)],
                    outer: [peak] + crown.points(78, 0, count: 5) + [mid(150, 270)], at: [0.2, 0.5, 0.78],
                    span: (0.08, 0.95),
                    width: 16, opacity: 0.65, wave: (84, 6))
                drawing.strands(
                    inner: [mid(-44, 152), mid(-84, 190), mid(-112, 262)],
                    outer: [peak] + crown.points(112, 180, count: 5) + [mid(-150, 270)], at: [0.4, 0.76],
                    span: (0.1, 0.95),
                    width: 15, opacity: 0.55, wave: (84, 6))
                drawing.parting(mid(-44, 150), to: peak + at(0, 12))
                drawing.sheen(crown: crown, inset: 28, from: 120, to: 58, width: 28)
            }
        },
        hair("bowl", "short", "straight", bangs: true) { drawing in
            let crown = Crown(rise: 26, side: 28, square: 2.35)
            let edge =
                [mid(124, 270)] + Fringe.tips(from: mid(112, 244), to: mid(-112, 244), locks: 7, depth: 7, sag: -12) + [
                    mid(-124, 270)
                ]
            var outline = HairOutline()
            let half = [mid(-132, 304), mid(-156, 294), mid(-168, 264)]
            outline.add(half + crown.points() + mirrored(half))
            outline.add([mid(132, 300), mid(124, 270)])
            outline.add(edge, .arcs(0.08))
            outline.add([mid(-124, 270), mid(-132, 300)])
            drawing.castShadow(outline)
            drawing.mass(outline) { drawing in
                drawing.combed(
                    [-112, -76, -38, 0, 38, 76, 112], y: 214, to: mid(0, 66), reach: 0.6, width: 13, opacity: 0.5)
                drawing.sheen(crown: crown, inset: 30, from: 166, to: 92, width: 28)
            }
        },
    ]
}
