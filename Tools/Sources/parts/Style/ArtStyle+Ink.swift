import FaceAtlas
import PartLibrary

extension ArtStyle {
    /// Line drawing in one ink on flat tones, in the proportions of `classic` and over its constructions of hair and
    /// headwear.
    static let ink = ArtStyle(
        name: "ink", title: "Ink",
        defaults: [
            .ears: "medium", .head: "oval", .mouth: "smile", .nose: "hook", .eyes: "almond", .brows: "medium",
            .hairFront: "short-side-part",
        ],
        windows: classicWindows,
        palettes: [
            (.skin, monkTones), (.hair, hairColors), (.fabric, fabrics),
            // Eyes and frames are drawn in ink whatever their colour.
            (.iris, [("ink", inkColor, nil)]), (.frame, [("ink", inkColor, nil)]),
        ],
        colors: [
            (.sclera, "#fffdf8"), (.pupil, inkColor), (.brow, inkColor), (.teeth, "#fffdf8"), (.tongue, "#d9675f"),
            (.mouth, inkColor), (.line, inkColor), (.lens, inkColor), (.metal, "#e8b84a"),
        ],
        parts: [
            InkHeads.ears, InkHeads.all, InkFacialHairs.all, InkMouths.all, InkNoses.all, InkEyes.all, InkBrows.all,
            InkGlasses.all, InkEarrings.all, InkDetails.all,
            [HairBack.all, HairStyle.all, Headwear.all].flatMap { $0 }.map { $0.drawn(with: .ink) },
        ].flatMap { $0 })

    private static let inkColor = "#1a161c"
}
