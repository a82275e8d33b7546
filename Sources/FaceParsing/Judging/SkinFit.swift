import FaceAtlas
import Imaging

/// The line by which a skin's tone is told from the colours of a photo, fitted by `Tools/training/colors/skin.py` on training photos.
///
/// The same skin looks light or dark with the light. Everything else on and around the face stands in that light too, so all of it takes
/// part. A tone is a number on the scale of the emoji modifiers, 1 (light) … 5 (dark), that is right on average for each of them: as fitted,
/// least squares draws all tones to the middle.
enum SkinFit {
    /// What one colour adds to a tone.
    private struct Term {
        /// For lightness, a and b.
        let weights: [Double]
        /// The median over the training photos, which stands for what was not measured.
        let typical: [Double]

        func sum(_ color: OKLab?) -> Double {
            let axes = color?.axes ?? typical
            return zip(weights, axes).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    private static let skin = Term(weights: [-8.95, 2.77, 26.72], typical: [0.686, 0.041, 0.044])
    private static let sclera = Term(weights: [3.67, -4.6, 9.73], typical: [0.563, 0.021, 0.018])
    private static let lip = Term(weights: [3.53, -19.18, -12.17], typical: [0.523, 0.067, 0.031])
    private static let neck = Term(weights: [-2.2, 9.69, -5.13], typical: [0.546, 0.034, 0.041])
    private static let ear = Term(weights: [-2.47, -13.73, 10.93], typical: [0.576, 0.05, 0.044])
    private static let hair = Term(weights: [1.24, 6.66, -14.6], typical: [0.325, 0.011, 0.013])
    private static let brow = Term(weights: [-2.69, 11.07, 0.05], typical: [0.33, 0.025, 0.023])
    private static let iris = Term(weights: [-4.21, 9.23, -15.14], typical: [0.338, 0.013, 0.011])
    private static let teeth = Term(weights: [4.02, 4.6, -7.0], typical: [0.782, 0.021, 0.028])
    private static let background = Term(weights: [1.24, -2.42, 3.99], typical: [0.574, -0.004, 0.001])
    private static let clothes = Term(weights: [1.12, 3.14, 0.58], typical: [0.368, 0.002, 0.0])
    private static let brightest = Term(weights: [-1.22, -1.75, 0.76], typical: [0.869, 0.003, 0.015])
    private static let constant = 5.74

    /// What is expected of the reading (the sum of its probabilities times the modifiers) for each modifier, in folds of the training photos.
    private static let readTones = Scale([
        (1, -0.1), (1.46, 1), (1.88, 2), (2.51, 3), (3.43, 4), (4.47, 5), (5, 5.51),
    ])

    /// Where one modifier's tone ends and the next begins lie the borders of the modifiers on the Monk scale.
    private static let steps = Scale([(0.64, 1), (1.81, 3.5), (2.47, 4.5), (3.42, 5.5), (4.32, 6.5), (5.59, 8.5)])

    /// The tone that the colours show.
    static func tone(of colors: FaceColors) -> Double {
        let witnesses = colors.witnesses
        func lab(_ color: Color?) -> OKLab? { color.map { OKLab($0) } }
        return constant + skin.sum(lab(colors.skin)) + sclera.sum(lab(colors.sclera)) + lip.sum(lab(colors.lip))
            + neck.sum(witnesses.neck) + ear.sum(witnesses.ear) + hair.sum(lab(colors.hair))
            + brow.sum(lab(colors.brow)) + iris.sum(lab(colors.iris)) + teeth.sum(witnesses.teeth)
            + background.sum(witnesses.background) + clothes.sum(witnesses.clothes)
            + brightest.sum(witnesses.brightest)
    }

    /// The tone that was read, of the probabilities of all modifiers.
    static func tone(read probabilities: [SkinModifier: Float]) -> Double {
        readTones(probabilities.reduce(0) { $0 + Double($1.key.number) * Double($1.value) })
    }

    /// Where a tone lies on the Monk scale.
    static func position(ofTone tone: Double) -> SkinPosition { SkinPosition(step: steps(tone)) }
}

/// A function given by points, straight between them and level beyond.
private struct Scale: Sendable {
    private let points: [(x: Double, y: Double)]

    /// - Parameter points: by rising x.
    init(_ points: [(x: Double, y: Double)]) { self.points = points }

    func callAsFunction(_ x: Double) -> Double {
        guard let first = points.first, x > first.x else { return points.first?.y ?? x }
        for (before, after) in zip(points, points.dropFirst()) where x <= after.x {
            return before.y + (x - before.x) / (after.x - before.x) * (after.y - before.y)
        }
        return points.last?.y ?? x
    }
}
