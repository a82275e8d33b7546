import Imaging

/// Colours of a face's regions, measured robustly in OKLab; `nil` where a region is missing or too small.
public struct FaceColors: Sendable, Hashable {
    /// Forehead, cheeks and nose, without shadow and shine.
    public var skin: Color?
    public var hair: Color?
    /// Difference in OKLab lightness between the lightest and the darkest tenth of the hair, 0…1: high for
    /// highlights, streaks of grey and strong light.
    public var hairLightnessSpread: Double?
    /// Beard and moustache.
    public var facialHair: Color?
    public var brow: Color?
    /// Iris without the darkest part (the pupil) and the glints.
    public var iris: Color?
    public var lip: Color?
    /// The brighter half of the white of the eyes.
    public var sclera: Color?
    /// Rims, and lenses that hide the eyes.
    public var glasses: Color?
    public var headwear: Color?

    /// The tone of ``skin``, judged in the light that ``sclera`` and ``lip`` show.
    public var skinTone: SkinTone? {
        skin.map { SkinTone(light: light, measured: OKLab($0)) }
    }

    /// The name of the colour ``hair``, judged in the light that skin, eyes and lips show.
    public var hairName: HairColorName? {
        hair.map { ColorFit.name(ofHair: OKLab($0), spread: hairLightnessSpread, in: light) }
    }

    private var light: ColorFit.Light {
        ColorFit.Light(skin: skin.map { OKLab($0) }, sclera: sclera.map { OKLab($0) }, lip: lip.map { OKLab($0) })
    }

    /// No colours.
    public init() {}
}
