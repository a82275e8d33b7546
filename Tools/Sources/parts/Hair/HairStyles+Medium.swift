import Imaging
import PartLibrary

/// Hair that covers the ears, down to the shoulders.
extension HairStyle {
    static let medium: [PartTemplate] = [
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
                crown: Crown(rise: 24, side: 18), part: mid(36, 152), bottom: 374, cheek: 166, end: 162, inner: 120,
                innerEnd: 122, tuck: 12
            )
            .draw(&drawing)
        },
        hair("ear-length-bangs", "medium", "straight", bangs: true, back: "back-ears") { drawing in
            Curtain(
                crown: Crown(rise: 28, side: 22), bottom: 376, cheek: 168, end: 168, inner: 120, innerEnd: 120, tuck: 4
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
                texture: .wavy, crown: Crown(rise: 32, side: 28), part: mid(-38, 152), bottom: 376, cheek: 176,
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
}
