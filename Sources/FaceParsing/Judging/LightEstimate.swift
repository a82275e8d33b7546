package import FaceAtlas
package import Imaging

/// In what light a face was taken: how much everything in it is tinted, and whether the photo shows colours at all.
///
/// The white of the eyes, teeth and the lightest part of the picture would be nearly grey in white light; the lines
/// (`Tools/training/colors/skin.py`) say how much of the skin's hue is the light's.
package struct LightEstimate: Sendable, Hashable {
    package let light: Light
    /// The numbers that decided on ``light``.
    let evidence: [Evidence]
    /// What the light adds to the OKLab axis a of a colour as light as skin.
    private let a: Double
    /// The same of b.
    private let b: Double

    /// For the light's a: weights of the white of the eyes, teeth and the lightest part (a, b each), then a constant.
    private static let linesOfA = [0.595, -0.004, 0.234, 0.129, 0.103, 0.005, -0.023]
    /// For its b.
    private static let linesOfB = [-0.062, 0.619, 0.13, 0.255, -0.025, 0.122, -0.0232]
    /// Medians over the training photos stand for what was not measured: the same three.
    private static let typical = [
        OKLab(lightness: 0.563, a: 0.021, b: 0.018), OKLab(lightness: 0.782, a: 0.021, b: 0.028),
        OKLab(lightness: 0.869, a: 0.003, b: 0.015),
    ]
    /// Skin as photos show it on the whole.
    private static let typicalSkin = OKLab(lightness: 0.686, a: 0.041, b: 0.044)
    /// In white light no skin is greener or redder, bluer or yellower than this.
    private static let skinHues = (a: 0.012...0.075, b: 0.012...0.085)

    package init(of colors: FaceColors) {
        let seen = [
            colors.sclera.map { OKLab($0) }, colors.witnesses.teeth, colors.witnesses.brightest,
        ]
        let terms: [Double] = zip(seen, Self.typical).map { $0 ?? $1 }.flatMap { color in [color.a, color.b] } + [1]
        func sum(_ weights: [Double]) -> Double { zip(weights, terms).reduce(0) { $0 + $1.0 * $1.1 } }
        (a, b) = (sum(Self.linesOfA), sum(Self.linesOfB))
        let tint = Evidence("tint", OKLab(lightness: 0, a: a, b: b).chroma, limit: FaceJudgement.Limits.tint)
        guard let measured = colors.witnesses.colorfulness else {
            (light, evidence) = (.plain, [])
            return
        }
        let colorfulness = Evidence("colorfulness", measured, limit: FaceJudgement.Limits.colorfulness)
        light = colorfulness.isReached ? tint.isReached ? .tinted : .plain : .grey
        evidence = colorfulness.isReached ? [colorfulness, tint] : [colorfulness]
    }

    /// A colour as it would look in white light; of a grey photo, as it is.
    ///
    /// Dark things show less of the light's colour than light ones.
    package func corrected(_ color: OKLab) -> OKLab {
        guard light != .grey else { return color }
        let share = min(color.lightness / Self.typicalSkin.lightness, 1)
        return OKLab(lightness: color.lightness, a: color.a - share * a, b: color.b - share * b)
    }

    /// The skin's colour in white light, within what skin can be; of a grey photo, with the usual hue.
    package func correctedSkin(_ color: OKLab) -> OKLab {
        guard light != .grey else {
            return OKLab(lightness: color.lightness, a: Self.typicalSkin.a, b: Self.typicalSkin.b)
        }
        var skin = corrected(color)
        skin.a = min(max(skin.a, Self.skinHues.a.lowerBound), Self.skinHues.a.upperBound)
        skin.b = min(max(skin.b, Self.skinHues.b.lowerBound), Self.skinHues.b.upperBound)
        return skin
    }
}
