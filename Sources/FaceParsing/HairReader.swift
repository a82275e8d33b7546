import Foundation
import Imaging
import NeuralNetwork

/// Reads hair by multinomial logistic regression on ``HairMeasures``; fitted by `Tools/training/hair/fit.py`.
struct HairReader: Sendable {
    private struct Line {
        let weights: [Float]
        let biases: [Float]

        /// Softmax of the linear scores.
        func probabilities(_ values: [Float]) -> [Float] {
            let scores = biases.enumerated().map { index, bias in
                zip(weights[index * values.count..<(index + 1) * values.count], values).reduce(bias) {
                    $0 + $1.0 * $1.1
                }
            }
            let largest = scores.max() ?? 0
            let powers = scores.map { exp($0 - largest) }
            let sum = powers.reduce(0, +)
            return powers.map { $0 / sum }
        }
    }

    private let length: Line
    private let bangs: Line
    private let texture: Line

    init(weights: Weights) throws(NetworkError) {
        length = try Self.line("length", classes: HairReading.Length.allCases.count, weights)
        bangs = try Self.line("bangs", classes: 2, weights)
        texture = try Self.line("texture", classes: HairReading.Texture.allCases.count, weights)
    }

    private static func line(_ name: String, classes: Int, _ weights: Weights) throws(NetworkError) -> Line {
        Line(
            weights: try weights.tensor("\(name).weight", shape: [classes, HairMeasures.count]),
            biases: try weights.tensor("\(name).bias", shape: [classes]))
    }

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the 256×256 pixels that they label.
    func read(labels: LabelMap, crop: Image) -> HairReading {
        let values = HairMeasures(labels: labels, crop: crop).values
        return HairReading(
            length: Dictionary(uniqueKeysWithValues: zip(HairReading.Length.allCases, length.probabilities(values))),
            bangs: bangs.probabilities(values)[1],
            texture: Dictionary(uniqueKeysWithValues: zip(HairReading.Texture.allCases, texture.probabilities(values))))
    }
}
