import FaceAtlas
package import Imaging

/// What stands in the same light as a face and says what that light is like; `nil` where it is not seen.
package struct LightWitnesses: Sendable, Hashable {
    /// Without shadow and shine.
    package var neck: OKLab?
    /// Both ears, without shadow and shine.
    package var ear: OKLab?
    /// Their brighter half.
    package var teeth: OKLab?
    /// What is worn below the neck.
    package var clothes: OKLab?
    /// What stands behind the person.
    package var background: OKLab?
    /// The lightest twentieth of the crop.
    package var brightest: OKLab?
    /// Standard deviation of the colours of the face and its hair, lightness aside, in OKLab; about 0.03, nearly 0 in a
    /// black-and-white photo and in a toned one.
    package var colorfulness: Double?

    /// None.
    package init() {}

    /// Every witness that is a colour.
    static let all: [any WritableKeyPath<LightWitnesses, OKLab?> & Sendable] = [
        \.neck, \.ear, \.teeth, \.clothes, \.background, \.brightest,
    ]

    init(measuring sampler: ColorSampler) {
        neck = sampler.colors(of: [.neck], margin: 2).median(lightness: 0.3...0.9)
        ear = sampler.colors(of: [.ear], margin: 1).median(lightness: 0.3...0.9)
        teeth = sampler.colors(of: [.teeth], margin: 0, least: 12).median(lightness: 0.5...1)
        clothes = sampler.colors(of: [.clothes], margin: 2).median(lightness: 0.2...0.8)
        background = sampler.colors(of: [.background], margin: 0).median(lightness: 0.1...0.9)
        brightest = sampler.colors(of: FaceLabel.allCases, margin: 0).median(lightness: 0.95...1)
        colorfulness = sampler.colors(of: [.skin, .nose, .lip, .hair, .eye, .iris], margin: 0).colorDeviation
    }
}

extension [OKLab] {
    /// Root of the summed variances along both axes of colour.
    fileprivate var colorDeviation: Double? {
        guard !isEmpty else { return nil }
        func variance(_ axis: (OKLab) -> Double) -> Double {
            let mean = map(axis).reduce(0, +) / Double(count)
            return map { (axis($0) - mean) * (axis($0) - mean) }.reduce(0, +) / Double(count)
        }
        return (variance(\.a) + variance(\.b)).squareRoot()
    }
}
