import Imaging

extension HairStyle {
    

    static let cropped: [PartDrawing] = [
        hair("bald", "bald", "none") { drawing in
            let shine = HairLock(spine: [mid(-84, 176), mid(-62, 138), mid(-18, 118)], width: 34).path
            drawing.fill(shine, .glow(.light, center: mid(-56, 138), radius: 62, [(0, 0.34), (1, 0)]))
        },
        hair("bald-rim", "bald", "straight") { drawing in
            for side in [false, true] {
                let out = [mid(-119, 268), mid(-140, 262), mid(-152, 236), mid(-148, 206), mid(-134, 178), mid(-124, 166)]
                let inn = [mid(-124, 166), mid(-118, 186), mid(-110, 206), mid(-114, 236), mid(-119, 268)]
                var outline = HairOutline()
                outline.add(side ? mirrored(inn) : out, .smooth)
                outline.add(side ? mirrored(out) : inn, .smooth)
                drawing.mass(outline, dark: 0.8, reach: 320) { drawing in
                    let lock = [mid(-124, 172), mid(-132, 204), mid(-128, 254)]
                    drawing.lock(side ? Array(mirrored(lock).reversed()) : lock, width: 12, opacity: 0.7)
                }
            }
            let shine = HairLock(spine: [mid(-84, 166), mid(-60, 134), mid(-14, 116)], width: 30).path
            drawing.fill(shine, .glow(.light, center: mid(-52, 134), radius: 60, [(0, 0.34), (1, 0)]))
        },
        hair("receding", "short", "straight") { drawing in
            let crown = Crown(rise: 12, side: 6)
            let outline = HairOutline(crown: crown, hairline: .round(y: 148, peak: -4, recede: 30))
            drawing.castShadow(outline, drop: 6)
            drawing.mass(outline) { drawing in
                for x in [-70.0, -30, 14, 58] {
                    drawing.lock([mid(x * 0.9, 92), mid(x, 108), mid(x * 1.05, 138)], width: 12, opacity: 0.5)
                }
                drawing.sheen(crown: crown, inset: 16, from: 150, to: 88, width: 16)
            }
        },
        hair("buzz", "buzz", "straight") { drawing in
            let outline = HairOutline(crown: Crown(rise: 5, side: 3), hairline: .round(y: 156))
            drawing.fill(outline.path, .flat(.hair, 0.62))
            drawing.clipped(to: outline.path) { drawing in
                drawing.fill(
                    outline.path,
                    .glow(.hairShade, center: mid(-60, 96), radius: 320, [(0.3, 0), (1, 0.6)]))
                drawing.sheen(Crown(rise: 5, side: 3).points(150, 86, count: 5, inset: 20), width: 22, opacity: 0.2)
            }
        },
        hair("crew-cut", "short", "straight") { drawing in
            let crown = Crown(rise: 22, side: 5, square: 2.5)
            let outline = HairOutline(crown: crown, hairline: .round(y: 156))
            drawing.castShadow(outline, drop: 6)
            drawing.mass(outline) { drawing in
                for x in [-76.0, -40, -4, 34, 70] {
                    drawing.lock([mid(x * 1.04, 92), mid(x, 118), mid(x * 0.98, 150)], width: 13, opacity: 0.5)
                }
                drawing.lock([mid(118, 150), mid(134, 200), mid(128, 258)], width: 20, opacity: 0.7)
                drawing.sheen(crown: crown, inset: 18, from: 152, to: 86, width: 20)
            }
        },
    ]

    static let short: [PartDrawing] = [
        hair("short-side-part", "short", "straight") { drawing in
            let crown = Crown(rise: 30, side: 9, lean: -6)
            let right = Hairline.temple(262) + [mid(100, 174), mid(80, 154), mid(50, 140)]
            let left = [mid(50, 140), mid(24, 156), mid(-26, 172), mid(-80, 178), mid(-109, 202), mid(-114, 228), mid(-119, 262)]
            let outline = HairOutline(crown: crown, hairline: Hairline(stretches: [(right, .smooth), (left, .smooth)]))
            drawing.castShadow(outline)
            drawing.mass(outline) { drawing in
                let peak = mid(38, 68)
                drawing.strands(
                    inner: left, outer: [peak] + crown.points(100, 180, count: 5) + [mid(-137, 262)],
                    at: [0.3, 0.62], span: (0.1, 0.8), width: 14, opacity: 0.6)
                drawing.strands(
                    inner: right.reversed(), outer: [peak] + crown.points(70, 0, count: 5) + [mid(137, 262)],
                    at: [0.4, 0.75], span: (0.12, 0.95), width: 14, opacity: 0.75)
                drawing.fill(HairLock(spine: [mid(50, 143), mid(46, 110), mid(36, 74)], width: 9, belly: 0.3).path, .flat(.hairShade, 0.9))
                drawing.sheen(crown: crown, inset: 26, from: 164, to: 92, width: 26)
            }
        },
        hair("short-curly", "short", "curly") { drawing in
            let crown = Crown(rise: 32, side: 12, square: 2.4)
            let outline = HairOutline(
                crown: crown, edge: HairTexture.curly.edge(),
                hairline: .drawn([mid(100, 176), mid(60, 160), mid(0, 156), mid(-60, 160), mid(-100, 176)], HairTexture.curly.edge(0.72)))
            drawing.castShadow(outline)
            drawing.mass(outline) { $0.curls(outline, size: 36) }
        },
        hair("short-afro", "short", "coily") { drawing in
            let crown = Crown(rise: 30, side: 10, square: 2.5)
            let outline = HairOutline(
                crown: crown, edge: HairTexture.coily.edge(), hairline: .square())
            drawing.castShadow(outline)
            drawing.mass(outline) { $0.curls(outline, size: 21) }
        },
        hair("quiff", "short", "straight") { drawing in
            let sides = HairOutline(crown: Crown(rise: 12, side: 4), hairline: .round(y: 160))
            drawing.castShadow(sides)
            drawing.mass(sides, dark: 0.9, reach: 260)
            var top = HairOutline()
            top.add([mid(-112, 186), mid(-126, 150), mid(-122, 104), mid(-92, 62), mid(-36, 40), mid(30, 34), mid(84, 48), mid(114, 84), mid(118, 130), mid(108, 178)])
            top.add([mid(108, 178), mid(84, 160), mid(36, 158), mid(-20, 166), mid(-70, 168), mid(-112, 186)])
            drawing.mass(top) { drawing in
                drawing.lock([mid(-84, 168), mid(-96, 120), mid(-60, 76), mid(6, 58)], width: 18, opacity: 0.6)
                drawing.lock([mid(-34, 166), mid(-46, 126), mid(-12, 92), mid(54, 78)], width: 18, opacity: 0.65)
                drawing.lock([mid(24, 160), mid(14, 132), mid(40, 112), mid(92, 106)], width: 16, opacity: 0.7)
                drawing.sheen([mid(-110, 140), mid(-100, 92), mid(-60, 62), mid(0, 48)], width: 22)
            }
        },
    ]

    static let medium: [PartDrawing] = [
        hair("bob", "medium", "straight", back: "back-bob") { drawing in
            Curtain(bottom: 398, cheek: 164, end: 164, inner: 118, innerEnd: 112, tuck: 12).draw(&drawing)
        },
        hair("bob-bangs", "medium", "straight", bangs: true, back: "back-bob") { drawing in
            Curtain(bottom: 398, cheek: 164, end: 164, inner: 118, innerEnd: 112, tuck: 12).draw(&drawing, partLine: false)
            Fringe(edge: Fringe.tips(from: mid(118, 240), to: mid(-118, 240), locks: 6, sag: -16)).draw(&drawing)
        },
        hair("bob-curly", "medium", "curly", back: "back-bob") { drawing in
            Curtain(texture: .curly, crown: Crown(rise: 32, side: 26), bottom: 396, cheek: 180, end: 176, inner: 118, innerEnd: 112).draw(&drawing)
        },
    ]

    static let long: [PartDrawing] = [
        hair("long-straight", "long", "straight", back: "back-long") { Curtain().draw(&$0) },
        hair("long-wavy", "long", "wavy", back: "back-long") { drawing in
            Curtain(texture: .wavy, crown: Crown(rise: 28, side: 20), part: mid(36, 138), cheek: 168, end: 174).draw(&drawing)
        },
        hair("long-curly", "long", "curly", back: "back-long") { drawing in
            Curtain(texture: .curly, crown: Crown(rise: 34, side: 30), cheek: 186, end: 188, innerEnd: 92).draw(&drawing)
        },
        hair("long-coily", "long", "coily", back: "back-long") { drawing in
            Curtain(texture: .coily, crown: Crown(rise: 38, side: 36), cheek: 196, end: 190, innerEnd: 90).draw(&drawing)
        },
    ]
}
