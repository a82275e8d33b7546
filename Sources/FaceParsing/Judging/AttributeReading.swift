package import FaceAtlas
import Foundation
import NeuralNetwork

/// What a face's attributes are, with how sure that is; the classes are those of the attribute vocabulary.
///
/// Labels alone do not show everything (texture and colour of hair, stubble, kinds of hats), so these are read from what the
/// parser's network saw. Probabilities are 0…1, and those of one attribute add up to 1.
package struct AttributeReading: Sendable, Hashable {
    package var hair: HairReading
    package var hairColor: [HairColorName: Float]
    package var facialHair: [FacialHair: Float]
    package var mouth: [MouthState: Float]
    package var headwear: [Headwear: Float]
    package var skin: [SkinModifier: Float]

    package init(
        hair: HairReading, hairColor: [HairColorName: Float], facialHair: [FacialHair: Float],
        mouth: [MouthState: Float], headwear: [Headwear: Float], skin: [SkinModifier: Float]
    ) {
        self.hair = hair
        self.hairColor = hairColor
        self.facialHair = facialHair
        self.mouth = mouth
        self.headwear = headwear
        self.skin = skin
    }

    package var likeliestHairColor: HairColorName { hairColor.likeliest ?? .brown }
    package var likeliestFacialHair: FacialHair { facialHair.likeliest ?? .none }
    package var likeliestMouth: MouthState { mouth.likeliest ?? .closed }
    /// What is worn, if something is.
    package var likeliestKindOfHeadwear: Headwear {
        headwear.filter { $0.key != .none }.likeliest ?? .hat
    }
}

extension AttributeReading {
    /// The heads of the network and how many classes each tells apart.
    static let classes = [
        (Attribute.hairLength, HairLength.ofFaces.count), (.bangs, 2), (.hairTexture, HairTexture.ofFaces.count),
        (.hairColor, HairColorName.ofFaces.count), (.facialHair, FacialHair.ofFaces.count),
        (.mouth, MouthState.ofFaces.count), (.headwear, Headwear.ofFaces.count), (.skin, SkinModifier.ofFaces.count),
    ]

    /// - Precondition: what the heads give, in the order of ``classes``.
    init(probabilities: [[Float]]) {
        func named<Value: AttributeValue>(_ index: Int) -> [Value: Float] {
            Dictionary(uniqueKeysWithValues: zip(Value.ofFaces, probabilities[index]))
        }
        self.init(
            hair: HairReading(length: named(0), bangs: probabilities[1][1], texture: named(2)), hairColor: named(3),
            facialHair: named(4), mouth: named(5), headwear: named(6), skin: named(7))
    }
}

extension AttributeReading {
    /// The mean of what was read in several frames of one person, by their weights; `nil` where nothing was.
    init?(mean readings: [(reading: AttributeReading, weight: Double)]) {
        let total = readings.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        func average(_ value: (AttributeReading) -> Float) -> Float {
            Float(readings.reduce(0) { $0 + Double(value($1.reading)) * $1.weight } / total)
        }
        func mean<Value: AttributeValue>(_ table: (AttributeReading) -> [Value: Float]) -> [Value: Float] {
            Dictionary(uniqueKeysWithValues: Value.ofFaces.map { value in (value, average { table($0)[value] ?? 0 }) })
        }
        self.init(
            hair: HairReading(length: mean(\.hair.length), bangs: average(\.hair.bangs), texture: mean(\.hair.texture)),
            hairColor: mean(\.hairColor), facialHair: mean(\.facialHair), mouth: mean(\.mouth),
            headwear: mean(\.headwear),
            skin: mean(\.skin))
    }
}

extension Dictionary where Key: AttributeValue, Value == Float {
    /// The value with the largest probability, the first of equals.
    var likeliest: Key? { Key.ofFaces.max { (self[$0] ?? 0) < (self[$1] ?? 0) } }
}

/// What hair looks like, with how sure that is; the classes are those of the attribute vocabulary.
///
/// Silhouettes alone tell hair lengths and textures poorly apart, so the parse reads them, and matching then chooses among
/// the parts that show what was read.
package struct HairReading: Sendable, Hashable {
    /// Probabilities, 0…1; they add up to 1.
    package var length: [HairLength: Float]
    /// Probability that hair covers a good part of the forehead, 0…1.
    package var bangs: Float
    /// Probabilities, 0…1; they add up to 1.
    package var texture: [HairTexture: Float]

    package init(length: [HairLength: Float], bangs: Float, texture: [HairTexture: Float]) {
        self.length = length
        self.bangs = bangs
        self.texture = texture
    }

    /// The length with the largest probability.
    package var likeliestLength: HairLength { length.likeliest ?? .short }
    /// Whether bangs are likelier than none.
    package var hasBangs: Bool { bangs >= FaceJudgement.Limits.bangs }
    /// The texture with the largest probability.
    package var likeliestTexture: HairTexture { texture.likeliest ?? .straight }
}

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
        for (attribute, classes) in AttributeReading.classes {
            heads.append(
                try Linear(weights, "heads.\(attribute.rawValue)", inputs: Self.hiddenValues, outputs: classes))
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
