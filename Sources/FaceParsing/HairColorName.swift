import Imaging

/// The hair colours that the attribute vocabulary knows.
public enum HairColorName: String, CaseIterable, Sendable, Codable {
    case black, brown, blond, red, grey, dyed

    /// Names a hair colour measured in a photo, by thresholds in OKLCh (lightness, chroma, hue).
    public init(measured color: Color) {
        let lab = OKLab(color)
        let (lightness, chroma, hue) = (lab.lightness, lab.chroma, lab.hue)
        let isWarm = hue >= 20 && hue <= 110
        if !isWarm && chroma > 0.05 {
            self = .dyed
        } else if lightness < 0.3 {
            self = .black
        } else if chroma < 0.02 {
            self = lightness < 0.36 ? .black : .grey
        } else if chroma > 0.085 && hue < 58 {
            self = .red
        } else if lightness > 0.55 {
            self = chroma < 0.03 ? .grey : .blond
        } else {
            self = .brown
        }
    }
}
