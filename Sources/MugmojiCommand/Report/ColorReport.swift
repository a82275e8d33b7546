import FaceAtlas
import FaceParsing
import Imaging

/// ``FaceColors``: `#rrggbb` as measured in the photo, and what skin and hair are called.
struct ColorReport: Encodable {
    struct Tone: Encodable {
        /// The number on the Monk Skin Tone Scale, 1 (light) … 10 (dark).
        let monk: Int
        /// The colour that stands for the tone, not the one that was measured.
        let color: Color
        /// The emoji skin-tone modifier, `1` (light) … `5` (dark).
        let modifier: SkinModifier
    }

    let skin: Color?
    let skinTone: Tone?
    let hair: Color?
    let hairName: HairColorName?
    /// OKLab lightness from the darkest to the lightest tenth of the hair, 0…1.
    let hairLightnessSpread: Double?
    let facialHair: Color?
    let brow: Color?
    let iris: Color?
    let sclera: Color?
    let lip: Color?
    let glasses: Color?
    let headwear: Color?

    init(_ face: ParsedFace) {
        let colors = face.colors
        skin = colors.skin
        skinTone = face.skinTone.map { Tone(monk: $0.rawValue, color: $0.color, modifier: $0.modifier) }
        hair = colors.hair
        hairName = face.hairName
        hairLightnessSpread = colors.hairLightnessSpread?.rounded(decimals: 4)
        facialHair = colors.facialHair
        brow = colors.brow
        iris = colors.iris
        sclera = colors.sclera
        lip = colors.lip
        glasses = colors.glasses
        headwear = colors.headwear
    }
}
