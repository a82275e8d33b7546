import Imaging
import PartLibrary

/// Short straight and wavy cuts.
extension HairStyle {
    static let short: [PartDrawing] = [
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
                    mid(84, 228), mid(74, 202), mid(40, 230), mid(26, 200), mid(-16, 226), mid(-30, 202), mid(-74, 230),
                    mid(-86, 208),
                ] + [mid(-109, 214)]
            drawing.spiky(crown, crown.spikes(10, height: 12, sweep: 8), .drawn(edge, .arcs(0.14)))
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
        hair("mohawk", "short", "straight") { drawing in
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
        hair("wavy-fringe", "short", "wavy", bangs: true, back: "back-cap") { drawing in
            let crown = Crown(rise: 34, side: 24)
            let edge = [
                mid(109, 204), mid(78, 226), mid(46, 204), mid(4, 228), mid(-34, 206), mid(-76, 228), mid(-109, 210),
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
            let right = [mid(114, 282), mid(118, 240), mid(108, 200), mid(84, 160), mid(58, 142)]
            let sweep = [
                mid(58, 142), mid(22, 196), mid(-6, 186), mid(-44, 220), mid(-62, 206), mid(-102, 242), mid(-108, 226),
                mid(-114, 282),
            ]
            drawing.pixie(crown, right: right, sweep: sweep)
        },
        hair("pixie-wavy", "short", "wavy", bangs: true, back: "back-cap") { drawing in
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

extension PartDrawing {
    /// Hair combed to one side from a parting on the other.
    mutating fileprivate func sidePart(_ crown: Crown, right isRight: Bool, texture: HairTexture = .straight) {
        var near = Hairline.temple(262) + [mid(101, 178), mid(82, 160), mid(50, 148)]
        var far = [
            mid(50, 148), mid(24, 166), mid(-26, 182), mid(-80, 186), mid(-109, 202), mid(-114, 228), mid(-119, 262),
        ]
        if !isRight { (near, far) = (mirrored(far), mirrored(near)) }
        let hairline = Hairline(stretches: [
            (near, .smooth), (far, texture == .wavy ? .waves(length: 90, depth: 4) : .smooth),
        ])
        let sign = isRight ? 1.0 : -1
        let part = mid(50 * sign, 149), peak = mid(38 * sign, 98 - crown.rise)
        cap(crown, texture: texture, hairline: hairline) { drawing in
            drawing.strands(
                inner: isRight ? far : near.reversed(),
                outer: [peak] + crown.points(90 + sign * 12, 90 + sign * 90, count: 5) + [mid(-137 * sign, 262)],
                at: [0.3, 0.62], span: (0.1, 0.8), width: 15, opacity: 0.6, wave: texture.wave)
            drawing.strands(
                inner: isRight ? near.reversed() : far,
                outer: [peak] + crown.points(90 - sign * 20, 90 - sign * 90, count: 5) + [mid(137 * sign, 262)],
                at: [0.4, 0.75], span: (0.12, 0.95), width: 15, opacity: 0.7, wave: texture.wave)
            drawing.parting(part, to: peak + at(0, 10))
            drawing.sheen(crown: crown, inset: 26, from: isRight ? 164 : 172, to: isRight ? 92 : 118, width: 28)
            if !isRight { drawing.sheen(crown: crown, inset: 28, from: 100, to: 48, width: 24) }
        }
    }

    /// Short sides under a high wave of hair over the forehead.
    mutating fileprivate func quiff(texture: HairTexture) {
        cap(Crown(rise: 12, side: 5), hairline: .round(y: 170), dark: 0.95)
        let outer = [
            mid(-108, 190), mid(-126, 152), mid(-126, 104), mid(-96, 62), mid(-36, 42), mid(30, 38), mid(84, 50),
            mid(116, 86), mid(120, 132), mid(106, 180),
        ]
        let lower = [mid(106, 180), mid(84, 170), mid(36, 168), mid(-20, 174), mid(-70, 176), mid(-108, 190)]
        let edge = texture == .wavy ? HairEdge.waves(length: 86, depth: 7) : .smooth
        top(outer, lower, outerEdge: edge) { drawing in
            drawing.lock(
                [mid(-80, 168), mid(-98, 122), mid(-62, 78), mid(6, 58)], width: 20, opacity: 0.6, wave: texture.wave)
            drawing.lock(
                [mid(-34, 166), mid(-48, 126), mid(-12, 92), mid(54, 78)], width: 20, opacity: 0.65, wave: texture.wave)
            drawing.lock(
                [mid(24, 160), mid(14, 132), mid(40, 112), mid(92, 106)], width: 18, opacity: 0.7, wave: texture.wave)
            drawing.sheen([mid(-112, 140), mid(-104, 94), mid(-62, 64), mid(0, 54)], width: 24)
        }
    }

    /// Hair whose tips stand out all around.
    mutating fileprivate func spiky(_ crown: Crown, _ tips: [Point], _ hairline: Hairline) {
        var outline = HairOutline()
        let half = [mid(-126, 265), mid(-137, 254), mid(-(141 + crown.side * 0.7), 230)]
        outline.add(half)
        outline.add(tips, .arcs(0.09))
        outline.add(mirrored(half))
        for stretch in hairline.stretches { outline.add(stretch.0, stretch.1) }
        castShadow(outline)
        mass(outline) { drawing in
            for (index, tip) in tips.enumerated() where !index.isMultiple(of: 2) && index % 4 == 1 {
                let root = tip.mix(mid(0, 190), 0.5)
                drawing.lock([tip.mix(root, 0.12), tip.mix(root, 0.55) + at(6, 0), root], width: 14, opacity: 0.5)
            }
            drawing.sheen(crown: crown, inset: 26, from: 160, to: 96, width: 28)
        }
    }

    /// Cropped hair with a fringe swept across the forehead.
    mutating fileprivate func pixie(_ crown: Crown, right: [Point], sweep: [Point]) {
        var outline = HairOutline()
        let half = [mid(-114, 282), mid(-134, 286), mid(-146, 258)]
        outline.add(half + crown.points() + mirrored(half))
        outline.add(right)
        outline.add(sweep, .arcs(0.08))
        castShadow(outline)
        mass(outline) { drawing in
            let peak = mid(40, 74)
            drawing.strands(
                inner: [mid(58, 146), mid(0, 184), mid(-60, 206), mid(-112, 250)],
                outer: [peak] + crown.points(104, 180, count: 5) + [mid(-140, 270)], at: [0.2, 0.46, 0.74],
                span: (0.08, 0.9), width: 15, opacity: 0.6)
            drawing.strands(
                inner: right.reversed(), outer: [peak] + crown.points(70, 0, count: 5) + [mid(140, 270)],
                at: [0.35, 0.7],
                span: (0.1, 0.95), width: 15, opacity: 0.75)
            drawing.parting(mid(58, 144), to: peak + at(0, 12))
            drawing.sheen(crown: crown, inset: 28, from: 168, to: 96, width: 28)
        }
    }
}
