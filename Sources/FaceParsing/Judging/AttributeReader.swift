import FaceAtlas
import Foundation
import NeuralNetwork

/// Reads a face's attributes: a branch of the parser's encoder, ``AttributeMeasures`` of what it and the parser saw, two hidden layers side
/// by side, of all measures and of the colours alone, and a head for each attribute; trained by `Tools/training/attributes`.
struct AttributeReader: Sendable {
    /// Measures are held within so many deviations of their mean.
    private static let reach: Float = 6
    private static let hiddenValues = 192
    private static let hiddenColors = 64

    private let branch: EncoderBranch
    private let mean: [Float]
    private let scale: [Float]
    private let hidden: Linear
    private let hiddenColors: Linear
    private let heads: [(attribute: Attribute, layer: Linear)]

    init(weights: Weights) throws(NetworkError) {
        branch = try EncoderBranch(weights: weights.scoped("branch"))
        mean = try weights.tensor("mean", shape: [AttributeMeasures.count])
        scale = try weights.tensor("scale", shape: [AttributeMeasures.count])
        hidden = try Linear(
            weights, "hidden", inputs: AttributeMeasures.count, outputs: Self.hiddenValues, activation: .relu)
        hiddenColors = try Linear(
            weights, "hidden_colors", inputs: AttributeMeasures.colors.count, outputs: Self.hiddenColors,
            activation: .relu)
        var heads: [(Attribute, Linear)] = []
        for (attribute, classes) in AttributeReading.classes {
            let layer = try Linear(
                weights, "heads.\(attribute.head)", inputs: Self.hiddenValues + Self.hiddenColors,
                outputs: classes)
            heads.append((attribute, layer))
        }
        self.heads = heads
    }

    /// What ``AttributeMeasures`` take of the photo itself.
    ///
    /// - Parameter shared: what the branch begins with: the output of the encoder's block before ``EncoderBranch/first``, 64×64×24.
    func features(of shared: Tensor) -> [Tensor] { branch.features(of: shared) }

    func read(_ measures: AttributeMeasures) -> AttributeReading {
        let values = measures.values.indices.map { index in
            // What could not be measured is as usual.
            let value = (measures.values[index] - mean[index]) * scale[index]
            return value.isNaN ? 0 : min(max(value, -Self.reach), Self.reach)
        }
        let between = hidden(values) + hiddenColors(Array(values[AttributeMeasures.colors]))
        return AttributeReading(
            probabilities: Dictionary(
                uniqueKeysWithValues: heads.map { ($0.attribute, Self.softmax($0.layer(between))) }))
    }

    private static func softmax(_ scores: [Float]) -> [Float] {
        let largest = scores.max() ?? 0
        let powers = scores.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

extension Attribute {
    /// The head of the network: of headwear its kinds are read, and the class follows.
    fileprivate var head: String { self == .headwearKind ? Attribute.headwear.rawValue : rawValue }
}
