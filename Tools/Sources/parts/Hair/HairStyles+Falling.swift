import Imaging
import PartLibrary

/// Bobs and long hair that falls beside the face.
extension HairStyle {
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
