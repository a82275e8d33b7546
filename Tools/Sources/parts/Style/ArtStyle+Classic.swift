import FaceAtlas
import Imaging
import PartLibrary

extension ArtStyle {
    static let classic = ArtStyle(
        name: "classic", title: "Classic",
        defaults: [
            .ears: "medium", .head: "oval", .mouth: "smile", .nose: "medium", .eyes: "almond", .brows: "medium",
            .hairFront: "short-side-part",
        ],
        windows: classicWindows, palettes: classicPalettes,
        colors: [
            (.sclera, "#ffffff"), (.pupil, "#1d1517"), (.teeth, "#fffdf6"), (.tongue, "#e0666b"), (.mouth, "#6b1f27"),
            (.line, "#33221f"), (.lens, "#2d2f3a"), (.metal, "#e3b754"),
        ],
        parts: [
            Ears.all, Heads.all, FacialHairs.all, Mouths.all, Noses.all, Eyes.all, Brows.all, Glasses.all,
            Earrings.all, Details.all,
            [HairBack.all, HairStyle.all, Headwear.all].flatMap { $0 }.map { $0.drawn(with: .soft) },
        ].flatMap { $0 })

    /// The windows of every style that draws the face in `classic`'s proportions.
    static let classicWindows: [(slot: Slot, window: Rect)] = [
        (.ears, Rect(x: 53, y: 230, width: 406, height: 140)),
        (.head, Rect(x: 82, y: 250, width: 348, height: 200)),
        (.facialHair, Rect(x: 82, y: 290, width: 348, height: 180)),
        (.mouth, Rect(x: 166, y: 306, width: 180, height: 135)),
        (.nose, Rect(x: 206, y: 257, width: 100, height: 100)),
        (.eyes, Rect(x: 140, y: 195, width: 232, height: 150)),
        (.brows, Rect(x: 132, y: 142, width: 248, height: 110)),
        (.glasses, Rect(x: 101, y: 190, width: 310, height: 160)),
        (.hairFront, Rect(x: 0, y: 0, width: 512, height: 512)),
        (.headwear, Rect(x: 0, y: 0, width: 512, height: 512)),
    ]

    private static let classicPalettes: [(role: Role, colors: [PaletteColor])] = [
        (.skin, monkTones), (.hair, hairColors),
        (
            .lip,
            [
                ("rose", "#c9685f", "pink"), ("pale", "#dc978a", "pink"), ("coral", "#e0604f", "pink"),
                ("red", "#c22f3a", "red"), ("berry", "#8e2f4b", "dark"), ("brown", "#8a4a3c", "dark"),
                ("dark", "#5c332c", "dark"),
            ]
        ),
        (
            .frame,
            [
                ("black", "#26262b", nil), ("tortoise", "#6e4526", nil), ("silver", "#a7adb5", nil),
                ("gold", "#c79a45", nil), ("red", "#b3343c", nil), ("blue", "#2f5fa8", nil), ("white", "#f0efec", nil),
            ]
        ),
        (.fabric, fabrics),
        (
            .iris,
            [
                ("brown", "#6a4022", "brown"), ("dark-brown", "#3d2618", "brown"), ("hazel", "#8a6a33", "hazel"),
                ("amber", "#a8702c", "hazel"), ("green", "#5d8a54", "green"), ("blue", "#4a84bd", "blue"),
                ("grey", "#7d8c98", "grey"),
            ]
        ),
    ]

    /// The ten tones of the Monk skin tone scale, from light to dark.
    static let monkTones: [PaletteColor] = [
        ("monk-1", "#f6ede4", "1"), ("monk-2", "#f3e7db", "1"), ("monk-3", "#f7ead0", "1"), ("monk-4", "#eadaba", "2"),
        ("monk-5", "#d7bd96", "3"), ("monk-6", "#a07e56", "4"), ("monk-7", "#825c43", "5"), ("monk-8", "#604134", "5"),
        ("monk-9", "#3a312a", "5"), ("monk-10", "#292420", "5"),
    ]

    static let hairColors: [PaletteColor] = [
        ("dark-brown", "#3f2a1d", "brown"), ("black", "#221e1f", "black"), ("brown", "#6b4426", "brown"),
        ("chestnut", "#8a5230", "brown"), ("auburn", "#8c3b22", "red"), ("red", "#c4622d", "red"),
        ("dark-blond", "#b08a52", "blond"), ("blond", "#e2bd72", "blond"), ("platinum", "#efe0b9", "blond"),
        ("grey", "#8f8d8c", "grey"), ("silver", "#c9c9c8", "grey"), ("white", "#ecebe8", "grey"),
        ("blue", "#3f6fc4", "dyed"), ("green", "#4b9a5b", "dyed"), ("pink", "#e57fae", "dyed"),
        ("purple", "#8a56b8", "dyed"),
    ]

    static let fabrics: [PaletteColor] = [
        ("blue", "#3b6fb6", nil), ("navy", "#2a3a5e", nil), ("black", "#2c2c31", nil), ("grey", "#8c9199", nil),
        ("white", "#f1efe9", nil), ("red", "#c8413c", nil), ("orange", "#e08a3c", nil),
        ("yellow", "#ecc04b", nil), ("green", "#4c8d5a", nil), ("teal", "#3b9a9c", nil),
        ("purple", "#7d57a6", nil), ("pink", "#e08bab", nil), ("beige", "#cdb38b", nil),
        ("brown", "#7a5238", nil),
    ]
}
