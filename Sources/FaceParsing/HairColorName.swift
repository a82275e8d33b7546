import Imaging

/// The hair colours that the attribute vocabulary knows.
public enum HairColorName: String, CaseIterable, Sendable, Codable {
    case black, brown, blond, red, grey, dyed

    /// Names a hair colour measured in a photo whose light is not known.
    ///
    /// Where a whole face was measured, ``FaceColors/hairName`` is right more often.
    public init(measured color: Color) {
        self = ColorFit.name(ofHair: OKLab(color), spread: nil, in: ColorFit.Light())
    }
}
