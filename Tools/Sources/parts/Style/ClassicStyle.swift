import Imaging
import PartLibrary

/// What the style `classic` says of itself in `style.json`.
enum ClassicStyle {
    /// The parts of the default avatar; a slot that is not named stays empty.
    static let defaults: [Slot: String] = [
        .ears: "medium", .head: "oval", .mouth: "smile", .nose: "medium", .eyes: "almond", .brows: "medium",
        .hairFront: "short-side-part",
    ]

    /// The window of the art frame that a slot's part canvas shows (`docs/architecture.md`).
    static let windows: [(slot: Slot, window: Rect)] = [
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

    /// Colours to choose from, the default of each palette first but for `skin`, which runs from light to dark.
    static let palettes: [(name: String, colors: [(name: String, hex: String)])] = [
        (
            "skin",
            [
                ("monk-1", "#f6ede4"), ("monk-2", "#f3e7db"), ("monk-3", "#f7ead0"), ("monk-4", "#eadaba"),
                ("monk-5", "#d7bd96"), ("monk-6", "#a07e56"), ("monk-7", "#825c43"), ("monk-8", "#604134"),
                ("monk-9", "#3a312a"), ("monk-10", "#292420"),
            ]
        ),
        (
            "hair",
            [
                ("dark-brown", "#3f2a1d"), ("black", "#221e1f"), ("brown", "#6b4426"), ("chestnut", "#8a5230"),
                ("auburn", "#8c3b22"), ("red", "#c4622d"), ("dark-blond", "#b08a52"), ("blond", "#e2bd72"),
                ("platinum", "#efe0b9"), ("grey", "#8f8d8c"), ("silver", "#c9c9c8"), ("white", "#ecebe8"),
                ("blue", "#3f6fc4"), ("green", "#4b9a5b"), ("pink", "#e57fae"), ("purple", "#8a56b8"),
            ]
        ),
        (
            "lip",
            [
                ("rose", "#c9685f"), ("pale", "#dc978a"), ("coral", "#e0604f"), ("red", "#c22f3a"),
                ("berry", "#8e2f4b"), ("brown", "#8a4a3c"), ("dark", "#5c332c"),
            ]
        ),
        (
            "frame",
            [
                ("black", "#26262b"), ("tortoise", "#6e4526"), ("silver", "#a7adb5"), ("gold", "#c79a45"),
                ("red", "#b3343c"), ("blue", "#2f5fa8"), ("white", "#f0efec"),
            ]
        ),
        (
            "fabric",
            [
                ("blue", "#3b6fb6"), ("navy", "#2a3a5e"), ("black", "#2c2c31"), ("grey", "#8c9199"),
                ("white", "#f1efe9"), ("red", "#c8413c"), ("orange", "#e08a3c"), ("yellow", "#ecc04b"),
                ("green", "#4c8d5a"), ("teal", "#3b9a9c"), ("purple", "#7d57a6"), ("pink", "#e08bab"),
                ("beige", "#cdb38b"), ("brown", "#7a5238"),
            ]
        ),
        (
            "iris",
            [
                ("brown", "#6a4022"), ("dark-brown", "#3d2618"), ("hazel", "#8a6a33"), ("amber", "#a8702c"),
                ("green", "#5d8a54"), ("blue", "#4a84bd"), ("grey", "#7d8c98"),
            ]
        ),
    ]

    /// The attribute value that a colour counts as, where that is not the colour's name.
    static let values: [String: [String: String]] = [
        "skin": [
            "monk-1": "1", "monk-2": "1", "monk-3": "1", "monk-4": "2", "monk-5": "3", "monk-6": "4", "monk-7": "4",
            "monk-8": "5", "monk-9": "5", "monk-10": "5",
        ],
        "hair": [
            "dark-brown": "brown", "chestnut": "brown", "auburn": "red", "dark-blond": "blond", "platinum": "blond",
            "silver": "grey", "white": "grey", "blue": "dyed", "green": "dyed", "pink": "dyed", "purple": "dyed",
        ],
    ]

    /// Colours that no face changes.
    static let colors: [(role: Role, hex: String)] = [
        (.sclera, "#ffffff"), (.pupil, "#1d1517"), (.teeth, "#fffdf6"), (.tongue, "#e0666b"), (.mouth, "#6b1f27"),
        (.line, "#33221f"), (.lens, "#2d2f3a"), (.metal, "#e3b754"),
    ]
}
