import Foundation
import NeuralNetwork

/// Reads a face's attributes from ``AttributeMeasures`` by a network with one hidden layer; trained by
/// `Tools/training/attributes`.
struct AttributeReader: Sendable {
    /// Measures are held within so many deviations of their mean.
    private static let reach: Float = 6
    private static let hiddenValues = 160

    private let mean: [Float]
    private let scale: [Float]
    private let hidden: Linear
    private let heads: [Linear]

    init(weights: Weights) throws(NetworkError) {
        mean = try weights.tensor("mean", shape: [AttributeMeasures.count])
        scale = try weights.tensor("scale", shape: [AttributeMeasures.count])
        hidden = try Linear(
            weights, "hidden", inputs: AttributeMeasures.count, outputs: Self.hiddenValues, activation: .relu)
        var heads: [Linear] = []
        for (name, classes) in AttributeReading.classes {
            heads.append(try Linear(weights, "heads.\(name)", inputs: Self.hiddenValues, outputs: classes))
        }
        self.heads = heads
    }

    func read(_ measures: AttributeMeasures) -> AttributeReading {
        let values = measures.values.indices.map { index in
            // What could not be measured is as usual.
            let value = (measures.values[index] - mean[index]) * scale[index]
            return value.isNaN ? 0 : min(max(value, -Self.reach), Self.reach)
        }
        let between = hidden(values)
        return AttributeReading(probabilities: heads.map { Self.softmax($0(between)) })
    }

    private static func softmax(_ scores: [Float]) -> [Float] {
        let largest = scores.max() ?? 0
        let powers = scores.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
