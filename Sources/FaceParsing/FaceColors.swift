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
    /// Rims, and lenses that hide the eyes.
    public var glasses: Color?
    public var headwear: Color?

    /// No colours.
    public init() {}
}
