import Imaging
import PartLibrary

/// Bobs and long hair that falls beside the face.
extension HairStyle {
    static let medium: [PartDrawing] = [
        hair("bob", "medium", "straight", back: "back-bob") { Curtain.bob().draw(&$0) },
        hair("bob-side-part", "medium", "straight", back: "back-bob") {
            Curtain.bob(.straight, Crown(rise: 26, side: 18, lean: -4), part: mid(44, 149), cheek: 170, end: 168).draw(
                &$0)
        },
        hair("bob-bangs", "medium", "straight", bangs: true, back: "back-bob") { drawing in
            Curtain.bob().draw(&drawing, partLine: false)
            Fringe(edge: Fringe.tips(from: mid(118, 250), to: mid(-118, 250), locks: 6, sag: -16)).draw(&drawing)
        },
        hair("bob-wavy", "medium", "wavy", back: "back-bob") { drawing in
            Curtain.bob(.wavy, Crown(rise: 30, side: 34), part: mid(-40, 149), cheek: 192, end: 190).draw(&drawing)
        },
        hair("bob-wavy-bangs", "medium", "wavy", bangs: true, back: "back-bob") { drawing in
            Curtain.bob(.wavy, Crown(rise: 28, side: 32), cheek: 188, end: 184).draw(&drawing, partLine: false)
            let edge = [
                mid(118, 248), mid(80, 234), mid(44, 214), mid(2, 232), mid(-40, 216), mid(-80, 236), mid(-118, 248),
            ]
            Fringe(edge: edge, bulge: 0.18).draw(&drawing)
        },
        hair("ear-length", "medium", "straight", back: "back-ears") { drawing in
            Curtain(
                crown: Crown(rise: 24, side: 18), part: mid(36, 152), bottom: 346, cheek: 166, end: 162, inner: 120,
                innerEnd: 122, tuck: 12
            )
            .draw(&drawing)
        },
        hair("ear-length-bangs", "medium", "straight", bangs: true, back: "back-ears") { drawing in
            Curtain(
                crown: Crown(rise: 28, side: 22), bottom: 352, cheek: 168, end: 168, inner: 120, innerEnd: 120, tuck: 4
            )
            .draw(&drawing, partLine: false)
            let edge = [
                mid(116, 250), mid(88, 236), mid(74, 212), mid(36, 236), mid(20, 210), mid(-22, 234), mid(-38, 212),
                mid(-84, 238), mid(-116, 252),
            ]
            Fringe(edge: edge, bulge: 0.14).draw(&drawing)
        },
        hair("ear-length-wavy", "medium", "wavy", back: "back-ears") { drawing in
            Curtain(
                texture: .wavy, crown: Crown(rise: 32, side: 28), part: mid(-38, 152), bottom: 350, cheek: 176,
                end: 176, inner: 120,
                innerEnd: 120
            ).draw(&drawing)
        },
        hair("bob-curly", "medium", "curly", back: "back-bob") { drawing in
            Curtain.bob(.curly, Crown(rise: 34, side: 44), cheek: 204, end: 198).draw(&drawing)
        },
        hair("bob-curly-bangs", "medium", "curly", bangs: true, back: "back-bob") { drawing in
            Curtain.bob(.curly, Crown(rise: 34, side: 44), cheek: 204, end: 198).draw(&drawing, partLine: false)
            let edge = [mid(114, 226), mid(60, 214), mid(0, 208), mid(-60, 214), mid(-114, 226)]
            Fringe(edge: edge, texture: .curly).draw(&drawing)
        },
        hair("bob-coily", "medium", "coily", back: "back-bob") { drawing in
            Curtain.bob(.coily, Crown(rise: 42, side: 50), cheek: 214, end: 208).draw(&drawing, partLine: false)
        },
        hair("lob", "medium", "straight", back: "back-lob") { drawing in
            Curtain(bottom: 446, cheek: 174, end: 172, innerEnd: 100, tuck: 16).draw(&drawing)
        },
        hair("lob-side-part", "medium", "wavy", back: "back-lob") { drawing in
            Curtain(
                texture: .wavy, crown: Crown(rise: 30, side: 30), part: mid(46, 149), bottom: 448, cheek: 188, end: 190
            ).draw(&drawing)
        },
        hair("lob-tucked", "medium", "straight", back: "back-lob-full") { $0.tucked(part: mid(40, 152)) },
        hair("curtain-bangs", "medium", "wavy", back: "back-lob") { drawing in
            Curtain(
                texture: .wavy, crown: Crown(rise: 32, side: 30), bottom: 446, cheek: 186, end: 186
            ).draw(&drawing, partLine: false)
            Fringe.curtain(&drawing)
        },
        hair("shag", "medium", "straight", bangs: true, back: "back-lob") { drawing in
            Curtain(crown: Crown(rise: 32, side: 26), bottom: 432, cheek: 178, end: 188, innerEnd: 112, tuck: -6)
                .draw(&drawing, partLine: false)
            let edge = [
                mid(118, 252), mid(92, 236), mid(80, 208), mid(44, 226), mid(30, 204), mid(-8, 224), mid(-24, 202),
                mid(-66, 228), mid(-84, 210), mid(-118, 250),
            ]
            Fringe(edge: edge).draw(&drawing)
        },
        hair("mullet", "medium", "straight", back: "back-mullet") { drawing in
            let crown = Crown(rise: 30, side: 9)
            drawing.cap(crown, burn: 258, hairline: .round(y: 164)) { drawing in
                drawing.combed([-80, -48, -14, 20, 52, 84], y: 146, to: mid(0, 50), reach: 0.5, width: 14)
                drawing.sheen(crown: crown, inset: 24, from: 162, to: 94, width: 28)
            }
        },
        hair("shoulder-straight", "medium", "straight", back: "back-lob") { drawing in
            Curtain(
                crown: Crown(rise: 18, side: 14), part: mid(0, 152), bottom: 440, cheek: 156, end: 156, inner: 120,
                tuck: 8, open: 1
            )
            .draw(&drawing)
        },
    ]

    static let long: [PartDrawing] = [
        hair("long-straight", "long", "straight", back: "back-long") { Curtain().draw(&$0) },
        hair("long-side-part", "long", "straight", back: "back-long") { drawing in
            Curtain(crown: Crown(rise: 28, side: 18, lean: -4), part: mid(48, 149), cheek: 166, end: 164, open: 0.8)
                .draw(&drawing)
        },
        hair("long-bangs", "long", "straight", bangs: true, back: "back-long") { drawing in
            Curtain().draw(&drawing, partLine: false)
            Fringe(edge: Fringe.tips(from: mid(118, 246), to: mid(-118, 246), locks: 7, sag: -12)).draw(&drawing)
        },
        hair("long-tucked", "long", "straight", back: "back-long-full") { $0.tucked(part: mid(0, 152)) },
        hair("long-tucked-wavy", "long", "wavy", back: "back-long-full-wavy") { drawing in
            drawing.tucked(part: mid(-40, 152), texture: .wavy)
        },
        hair("long-wavy", "long", "wavy", back: "back-long") { drawing in
            Curtain(texture: .wavy, crown: Crown(rise: 28, side: 32), cheek: 194, end: 200).draw(&drawing)
        },
        hair("long-wavy-side-part", "long", "wavy", back: "back-long") { drawing in
            Curtain(
                texture: .wavy, crown: Crown(rise: 34, side: 38, lean: -6), part: mid(44, 149), cheek: 206, end: 210
            )
            .draw(&drawing)
        },
        hair("long-curtain-bangs", "long", "straight", back: "back-long") { drawing in
            Curtain(crown: Crown(rise: 28, side: 28), cheek: 184, end: 186).draw(&drawing, partLine: false)
            Fringe.curtain(&drawing)
        },
        hair("long-wavy-bangs", "long", "wavy", bangs: true, back: "back-long") { drawing in
            Curtain(texture: .wavy, crown: Crown(rise: 30, side: 30), cheek: 188, end: 194).draw(
                &drawing, partLine: false)
            let edge = [
                mid(118, 254), mid(82, 236), mid(48, 216), mid(6, 234), mid(-36, 216), mid(-80, 238), mid(-118, 254),
            ]
            Fringe(edge: edge, bulge: 0.18).draw(&drawing)
        },
        hair("long-curly", "long", "curly", back: "back-long") { drawing in
            Curtain(texture: .curly, crown: Crown(rise: 36, side: 46), cheek: 210, end: 208, innerEnd: 92).draw(
                &drawing)
        },
        hair("long-curly-bangs", "long", "curly", bangs: true, back: "back-long") { drawing in
            Curtain(texture: .curly, crown: Crown(rise: 34, side: 38), cheek: 200, end: 198, innerEnd: 92)
                .draw(&drawing, partLine: false)
            let edge = [mid(114, 222), mid(60, 212), mid(0, 206), mid(-60, 212), mid(-114, 222)]
            Fringe(edge: edge, texture: .curly).draw(&drawing)
        },
        hair("long-coily", "long", "coily", back: "back-long") { drawing in
            Curtain(texture: .coily, crown: Crown(rise: 46, side: 56), cheek: 222, end: 214, innerEnd: 90)
                .draw(&drawing, partLine: false)
        },
    ]
}

extension Curtain {
    fileprivate static func bob(
        _ texture: HairTexture = .straight, _ crown: Crown = Crown(rise: 24, side: 24), part: Point = mid(0, 150),
        cheek: Double = 180, end: Double = 178
    ) -> Curtain {
        Curtain(
            texture: texture, crown: crown, part: part, bottom: 398, cheek: cheek, end: end, inner: 118, innerEnd: 112,
            tuck: 12)
    }
}

extension Fringe {
    /// A fringe that parts in the middle and falls outwards on both sides.
    static func curtain(_ drawing: inout PartDrawing) {
        let right = [mid(122, 276), mid(96, 222), mid(54, 188), mid(0, 150)]
        var outline = HairOutline()
        let crown = Crown(rise: 12, side: -6)
        outline.add([mid(-122, 276)] + crown.points(170, 10, count: 7) + [mid(122, 276)])
        outline.add(right)
        outline.add(mirrored(right))
        drawing.castShadow(outline)
        drawing.mass(outline, dark: 0.55) { drawing in
            for sign in [-1.0, 1] {
                drawing.lock(
                    [mid(sign * 6, 96), mid(sign * 52, 136), mid(sign * 96, 190), mid(sign * 122, 262)], width: 17,
                    opacity: 0.55)
                drawing.lock([mid(sign * 4, 126), mid(sign * 44, 160), mid(sign * 84, 198)], width: 12, opacity: 0.6)
            }
            drawing.parting(mid(0, 152), to: mid(0, 84))
            drawing.sheen([mid(-110, 180), mid(-92, 136), mid(-48, 108)], width: 26)
        }
    }
}

extension PartDrawing {
    /// The front of hair that is tucked behind the ears.
    mutating fileprivate func tucked(part: Point, texture: HairTexture = .straight) {
        let crown = Crown(rise: 24, side: 12)
        let right = Hairline.temple(268) + [mid(100, 180), part.mix(mid(96, 160), 0.5), part]
        let left = [part, part.mix(mid(-96, 160), 0.5), mid(-100, 180)] + mirrored(Hairline.temple(268))
        cap(crown, texture: texture, burn: 268, hairline: Hairline(stretches: [(right, .smooth), (left, .smooth)])) {
            drawing in
            let peak = mid((part.x - 256) * 0.7, 76)
            for sign in [-1.0, 1] {
                drawing.strands(
                    inner: sign < 0 ? left : right.reversed(),
                    outer: [peak] + crown.points(90 - sign * 10, 90 - sign * 90, count: 5) + [mid(sign * 138, 262)],
                    at: [0.22, 0.5, 0.78], span: (0.1, 0.96), width: 14, opacity: sign < 0 ? 0.55 : 0.7,
                    wave: texture.wave)
            }
            drawing.parting(part, to: peak + at(0, 10))
            drawing.sheen(crown: crown, inset: 28, from: 172, to: 106, width: 28)
        }
    }
}
