import FaceAtlas
import Imaging
import PartLibrary

extension ArtStyle {
    /// Large eyes, one stroke for what a stroke can say, three flat tones of hair, and a bust.
    static let pop = ArtStyle(
        name: "pop", title: "Pop",
        defaults: [
            .outfit: "crew", .ears: "medium", .head: "oval", .mouth: "smile", .nose: "drop", .eyes: "round",
            .brows: "soft",
            .hairFront: "short-side-part",
        ],
        windows: popWindows, palettes: popPalettes,
        colors: [
            (.sclera, "#ffffff"), (.pupil, "#1d1214"), (.teeth, "#ffffff"), (.tongue, "#e8616b"), (.mouth, "#7a1b2b"),
            (.line, "#2b1a1c"), (.lens, "#23242c"), (.metal, "#f0b93a"),
        ],
        parts: [
            PopBackdrops.all, PopEffects.all, PopOutfits.all, PopHeads.ears, PopHeads.all, PopDetails.all,
            PopFacialHairs.all, PopMouths.all, PopMoods.all, PopNoses.all, PopEyes.all, PopBrows.all, PopGlasses.all,
            PopHair.backs,
            PopHair.fronts, PopHeadwear.all, PopEarrings.all, PopProps.all, PopHands.all,
        ].flatMap { $0 })

    private static let popWindows: [(slot: Slot, window: Rect)] = [
        (.ears, Rect(x: 53, y: 234, width: 406, height: 140)),
        (.head, Rect(x: 82, y: 256, width: 348, height: 200)),
        (.facialHair, Rect(x: 82, y: 296, width: 348, height: 180)),
        (.mouth, Rect(x: 166, y: 308, width: 180, height: 135)),
        (.nose, Rect(x: 206, y: 263, width: 100, height: 100)),
        (.eyes, Rect(x: 140, y: 201, width: 232, height: 150)),
        (.brows, Rect(x: 132, y: 160, width: 248, height: 110)),
        (.glasses, Rect(x: 101, y: 196, width: 310, height: 160)),
        (.hairFront, Rect(x: 0, y: 0, width: 512, height: 512)),
        (.headwear, Rect(x: 0, y: 0, width: 512, height: 512)),
    ]

    private static let popPalettes: [(role: Role, colors: [PaletteColor])] = [
        (.skin, popSkins), (.hair, popHairs),
        (
            .lip,
            [
                ("rose", "#d0656b", "pink"), ("pale", "#e2958f", "pink"), ("coral", "#ea6450", "pink"),
                ("red", "#d02c3c", "red"), ("berry", "#96304f", "dark"), ("brown", "#8d4a3d", "dark"),
                ("dark", "#5d3029", "dark"),
            ]
        ),
        (
            .frame,
            [
                ("black", "#26242b", nil), ("tortoise", "#7a4a26", nil), ("silver", "#a9b0ba", nil),
                ("gold", "#d6a23c", nil), ("red", "#cc3b44", nil), ("blue", "#2f66bd", nil), ("white", "#f4f3ef", nil),
            ]
        ),
        (.fabric, popCloths), (.cloth, popCloths),
        (
            .iris,
            [
                ("brown", "#7a4a26", "brown"), ("dark-brown", "#4a2c1a", "brown"), ("hazel", "#9a7434", "hazel"),
                ("amber", "#b87a2e", "hazel"), ("green", "#4f9a5c", "green"), ("blue", "#4a8fd6", "blue"),
                ("grey", "#7f93a4", "grey"),
            ]
        ),
    ]

    /// Ten steps, from light to dark.
    private static let popSkins: [PaletteColor] = [
        ("tone-1", "#ffe8d9", "1"), ("tone-2", "#ffdfc9", "1"), ("tone-3", "#f6cda6", "1"), ("tone-4", "#ebbb90", "2"),
        ("tone-5", "#dda877", "3"), ("tone-6", "#c48b5c", "4"), ("tone-7", "#a9714b", "5"), ("tone-8", "#8b5a3c", "5"),
        ("tone-9", "#6f452f", "5"), ("tone-10", "#4e3024", "5"),
    ]

    private static let popHairs: [PaletteColor] = [
        ("dark-brown", "#422a20", "brown"), ("black", "#2b2530", "black"), ("brown", "#5a3a28", "brown"),
        ("light-brown", "#8a5f3c", "brown"), ("auburn", "#7e3422", "red"), ("red", "#c4532b", "red"),
        ("dark-blond", "#b98f4e", "blond"), ("blond", "#e9be5e", "blond"), ("platinum", "#f1e3be", "blond"),
        ("grey", "#a9adb5", "grey"), ("white", "#ecedef", "grey"), ("blue", "#4678d8", "dyed"),
        ("green", "#3fa566", "dyed"), ("pink", "#ee7fb0", "dyed"), ("purple", "#8f5bc9", "dyed"),
    ]

    private static let popCloths: [PaletteColor] = [
        ("teal", "#2fa58b", nil), ("blue", "#3f6fd8", nil), ("navy", "#2f3d6b", nil), ("sky", "#5ab4e8", nil),
        ("purple", "#8f5bd0", nil), ("pink", "#e8628f", nil), ("red", "#e0503f", nil), ("orange", "#f3a23a", nil),
        ("yellow", "#f2c744", nil), ("green", "#4ca95c", nil), ("brown", "#8a5a3c", nil), ("beige", "#d9bd93", nil),
        ("white", "#f4f2ee", nil), ("grey", "#8f96a3", nil), ("black", "#33313a", nil), ("burgundy", "#8f2f42", nil),
        ("forest", "#2f6b4d", nil), ("olive", "#73743f", nil),
        ("denim", "#5b7fa8", nil), ("lavender", "#b3a0dc", nil), ("rose", "#dc8f9c", nil), ("cream", "#efe2ca", nil),
        ("charcoal", "#54575f", nil),
    ]
}
