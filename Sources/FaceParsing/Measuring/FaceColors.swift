public import FaceAtlas
public import Imaging

/// Colours of a face's regions, measured robustly in OKLab; `nil` where a region is missing or too small.
public struct FaceColors: Sendable, Hashable {
    /// Forehead, cheeks and nose, without shadow and shine.
    public var skin: Color?
    /// The hair, without its darkest and lightest parts.
    public var hair: Color?
    /// Difference in OKLab lightness between the lightest and the darkest tenth of the hair, 0…1: high for
    /// highlights, streaks of grey and strong light.
    public var hairLightnessSpread: Double?
    /// Beard and moustache.
    public var facialHair: Color?
    /// Both brows.
    public var brow: Color?
    /// Iris without the darkest part (the pupil) and the glints.
    public var iris: Color?
    /// Both lips.
    public var lip: Color?
    /// The brighter half of the white of the eyes.
    public var sclera: Color?
    /// Rims, and lenses that hide the eyes.
    public var glasses: Color?
    /// What is worn on the head.
    public var headwear: Color?

    /// What ``AttributeReading`` says of skin and hair.
    private var reading: Names?

    private struct Names: Hashable {
        let modifier: Int
        let hair: HairColorName
    }

    /// The tone of ``skin``, judged in the light that ``sclera`` and ``lip`` show, and one modifier lighter or darker where
    /// that was read: reading is right more often, but what was measured keeps it from going far astray.
    public var skinTone: SkinTone? {
        skin.map { color in
            let measured = ColorFit.modifier(of: light)
            let modifier = reading.map { min(max($0.modifier, measured - 1), measured + 1) } ?? measured
            return SkinTone(modifier: modifier, nearestTo: OKLab(color))
        }
    }

    /// The name of the colour ``hair`` as it was read; where nothing was read, judged in the light that skin, eyes and lips
    /// show.
    public var hairName: HairColorName? {
        hair.map { reading?.hair ?? ColorFit.name(ofHair: OKLab($0), spread: hairLightnessSpread, in: light) }
    }

    /// The same colours, skin and hair named as they were read.
    func named(by attributes: AttributeReading) -> FaceColors {
        var colors = self
        colors.reading = Names(modifier: attributes.skinModifier, hair: attributes.likeliestHairColor)
        return colors
    }

    private var light: ColorFit.Light {
        ColorFit.Light(skin: skin.map { OKLab($0) }, sclera: sclera.map { OKLab($0) }, lip: lip.map { OKLab($0) })
    }

    /// No colours.
    public init() {}
}
