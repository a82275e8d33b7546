package import FaceAtlas
package import Imaging

/// The lines by which a photo's hair colour is named where it is not read, fitted by `Tools/training/colors/fit.py` on training photos.
///
/// The same hair looks light or dark, warm or cold with the light. Skin, the white of the eyes and the lips stand in that light
/// too, so their colours take part.
enum ColorFit {
    /// Weights of hair (lightness, a, b, chroma, spread), skin, white of the eye and lips (lightness, a, b each), then a
    /// constant; the name with the largest sum wins.
    private static let hair: [(HairColorName, [Double])] = [
        (
            .black,
            [-4.34, -23.48, -71.45, 16.72, -0.32, -1.5, 4.25, 42.81, 0.48, 11.35, -16.27, 2.8, -15.0, -6.77, 2.6]
        ),
        (.brown, [-4.0, 19.92, 41.19, -50.0, 0.01, 1.46, 13.24, -7.07, -1.1, 11.65, -7.85, 2.5, 0.63, 3.79, 1.1]),
        (
            .blond,
            [6.93, 3.03, 125.36, -94.83, 1.23, -1.33, -11.37, -11.37, -0.51, -22.17, -6.51, -0.76, 26.95, -2.67, -1.44]
        ),
        (.red, [-9.57, 75.91, 63.85, 0.76, 0.87, 3.39, -11.13, -43.63, -0.82, -11.19, 4.25, -2.63, 11.67, 1.29, 0.51]),
        (
            .grey,
            [9.74, -29.11, -37.93, -17.85, -2.06, -1.33, 13.21, 27.89, -0.04, 48.18, 9.47, 0.49, -29.51, -10.77, -1.19]
        ),
        (
            .dyed,
            [1.24, -46.27, -121.03, 145.21, 0.27, -0.69, -8.2, -8.63, 1.98, -37.83, 16.92, -2.41, 5.26, 15.13, -1.59]
        ),
    ]

    /// Medians over the training photos; they stand for what was not measured.
    private static let typicalSkin = OKLab(lightness: 0.687, a: 0.041, b: 0.043)
    private static let typicalSclera = OKLab(lightness: 0.551, a: 0.024, b: 0.02)
    private static let typicalLip = OKLab(lightness: 0.524, a: 0.066, b: 0.031)
    private static let typicalSpread = 0.298

    /// The colours in whose company hair is seen.
    struct Company {
        var skin: OKLab?
        var sclera: OKLab?
        var lip: OKLab?

        init(skin: OKLab? = nil, sclera: OKLab? = nil, lip: OKLab? = nil) {
            self.skin = skin
            self.sclera = sclera
            self.lip = lip
        }

        init(of colors: FaceColors) {
            self.init(
                skin: colors.skin.map { OKLab($0) }, sclera: colors.sclera.map { OKLab($0) },
                lip: colors.lip.map { OKLab($0) })
        }

        fileprivate var terms: [Double] {
            [skin ?? typicalSkin, sclera ?? typicalSclera, lip ?? typicalLip].flatMap(\.axes)
        }
    }

    /// The name of a hair colour; of one that is grown, not dyed.
    static func name(ofHair color: OKLab, spread: Double?, with company: Company, isGrown: Bool = false)
        -> HairColorName
    {
        let own = [color.lightness, color.a, color.b, color.chroma, spread ?? typicalSpread]
        let terms = own + company.terms + [1]
        let names = hair.filter { $0.0 != .dyed || !isGrown }
        return names.max { product($0.1, terms) < product($1.1, terms) }?.0 ?? .brown
    }

    private static func product(_ weights: [Double], _ terms: [Double]) -> Double {
        zip(weights, terms).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension OKLab {
    /// Lightness, a and b, as the fitted lines weigh them.
    var axes: [Double] { [lightness, a, b] }
}

extension HairColorName {
    /// Names a hair colour measured in a photo whose light is not known.
    ///
    /// Where a whole face was measured, ``ParsedFace/hairName`` is right more often.
    package init(measured color: Color) {
        self = ColorFit.name(ofHair: OKLab(color), spread: nil, with: ColorFit.Company())
    }
}
