import NeuralNetwork

/// A network that comes with Mugmoji, as the writer uses it.
struct CaptionGenerator: CaptionGenerating {
    private let decoder: CaptionDecoder

    /// - Throws: ``CaptionModelError`` where the package is incomplete.
    init(model: CaptionModel, language: CaptionLanguage) throws(CaptionModelError) {
        decoder = try CaptionDecoder.packaged("\(model.network)-\(language.rawValue)")
    }

    func caption(of subject: CaptionSubject, prompt: String, lots: inout SeededGenerator) throws -> String {
        try decoder.caption(
            CaptionCondition(picture: subject.picture, mood: subject.mood.id), prompt: prompt, generator: &lots)
    }
}

extension CaptionModel {
    /// The network that goes by its name; `docs/decisions/captions.md` says why `convnet` is the causal one.
    fileprivate var network: String { self == .convnet ? CaptionNetworks.Kind.causal.rawValue : rawValue }
}
