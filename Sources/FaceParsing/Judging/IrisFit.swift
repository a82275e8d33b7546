import FaceAtlas
import Foundation
import Imaging

/// The lines by which irises are named, fitted by `Tools/training/colors/traits.py` on training photos.
///
/// A brown iris in bright light is as light as a blue one in shade, so the white of the eyes and the skin take part.
enum IrisFit {
    /// For ``IrisMeasures/values``, then the white of the eye and skin (lightness, a, b each), then a constant.
    private static let lines: [(IrisColor, [Double])] = [
        (
            .brown,
            [
                11.87, -10.18, -22.71, -7.02, 8.5, 99.82, 46.8, 24.79, -42.0, -8.96, -4.37, 4.99, -41.05, 10.54, -2.03,
                -13.87, 15.47, 4.76,
            ]
        ),
        (
            .hazel,
            [
                -0.97, -2.36, -5.0, 0.95, 0.96, 73.8, -17.86, -41.48, 19.48, 13.02, 90.01, 3.42, -2.41, -22.51, -0.91,
                -2.15, -21.43, 1.22,
            ]
        ),
        (
            .green,
            [
                -5.42, 3.53, 9.6, -1.23, -3.39, -130.05, -60.76, 16.6, 100.46, 55.49, -4.97, -2.31, 13.61, -22.38, 2.59,
                22.34, -17.58, -2.2,
            ]
        ),
        (
            .blue,
            [
                -6.49, 9.29, 11.5, 1.68, 0.27, -79.37, 31.03, 1.52, -78.95, -29.1, -41.06, -5.81, 22.43, 33.92, -0.26,
                4.05, 18.89, -3.43,
            ]
        ),
        (
            .grey,
            [
                1.02, -0.27, 6.6, 5.63, -6.34, 35.8, 0.8, -1.43, 1.01, -30.45, -39.61, -0.29, 7.42, 0.43, 0.61, -10.37,
                4.66, -0.35,
            ]
        ),
    ]

    /// Medians over the training photos; they stand for what was not measured.
    private static let typicalSclera = OKLab(lightness: 0.559, a: 0.02, b: 0.017)
    private static let typicalSkin = OKLab(lightness: 0.683, a: 0.04, b: 0.044)

    /// Probabilities, 0…1, which add up to 1, were all five equally frequent.
    static func probabilities(_ iris: IrisMeasures, in colors: FaceColors) -> [IrisColor: Double] {
        let sclera = colors.sclera.map { OKLab($0) } ?? typicalSclera
        let skin = colors.skin.map { OKLab($0) } ?? typicalSkin
        let terms: [Double] = iris.values + sclera.axes + skin.axes + [1]
        let scores = lines.map { line in zip(line.1, terms).reduce(0) { $0 + $1.0 * $1.1 } }
        let largest = scores.max() ?? 0
        let powers = scores.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return Dictionary(uniqueKeysWithValues: zip(lines.map(\.0), powers.map { $0 / sum }))
    }
}
