public import FaceAtlas
public import Imaging

extension SkinTone {
    /// The tone of a skin colour that was measured in a photo whose light is not known.
    ///
    /// Skin in a photo is darker than the tone that people would call it by, so the emoji modifier comes from a line
    /// fitted to people's answers; among its tones the nearest is taken. Where a whole face was measured,
    /// `FaceColors.skinTone` is right more often.
    public init(measured color: Color) {
        let modifier = ColorFit.modifier(of: ColorFit.Light(skin: OKLab(color)))
        self.init(modifier: modifier, nearestTo: OKLab(color))
    }

    /// The tone with the emoji modifier `modifier`, 1…5, that is nearest to what was measured.
    init(modifier: Int, nearestTo measured: OKLab) {
        let tones = Self.allCases.filter { $0.modifier == "\(modifier)" }
        self =
            tones.min { OKLab($0.color).distance(to: measured) < OKLab($1.color).distance(to: measured) } ?? .monk5
    }

    /// The lightness quantiles between which skin is measured.
    static let measuredRange = 0.3...0.9
}
