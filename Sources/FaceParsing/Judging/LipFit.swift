import FaceAtlas
import Foundation
import Imaging

/// The line by which lips that are painted are told from bare ones, fitted by `Tools/training/colors/traits.py` on training photos.
enum LipFit {
    /// Weights of lips and skin (lightness, a, b each), then a constant.
    private static let line = [-3.9, 79.35, -26.33, 1.18, -46.18, 19.01, -5.45]

    /// Probability, 0…1, that lips of this colour in a face of this skin wear lipstick.
    static func probability(lip: OKLab, skin: OKLab) -> Double {
        let terms: [Double] = lip.axes + skin.axes + [1]
        let score = zip(line, terms).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-score))
    }

    /// What a lipstick of this colour is called.
    static func name(of lip: OKLab) -> LipColor {
        if lip.lightness < 0.4 { return .dark }
        return lip.hue > 23 && lip.hue < 180 ? .red : .pink
    }
}
