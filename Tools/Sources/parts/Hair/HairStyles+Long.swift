import Imaging
import PartLibrary

/// Hair that falls past the shoulders.
extension HairStyle {
    static let long: [PartTemplate] = [
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
