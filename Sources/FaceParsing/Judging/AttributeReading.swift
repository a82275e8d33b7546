package import FaceAtlas
import Foundation
import NeuralNetwork

/// What a face's attributes are, with how sure that is; the classes are those of the attribute vocabulary.
///
/// Labels alone do not show everything (texture and colour of hair, stubble, kinds of hats), so these are read from what the
/// parser's network saw.
package struct AttributeReading: Sendable, Hashable {
    /// For each attribute that was read the probabilities of its values in the order of `AttributeValue.ofFaces`, 0…1; those of
    /// one attribute add up to 1.
    package var probabilities: [Attribute: [Float]]

    package init(probabilities: [Attribute: [Float]]) { self.probabilities = probabilities }

    /// How likely a value is, 0…1; 0 for what was not read.
    package subscript<Value: AttributeValue>(value: Value) -> Float {
        get { values(Value.self)[value] ?? 0 }
        set {
            var values = probabilities[Value.attribute] ?? [Float](repeating: 0, count: Value.ofFaces.count)
            if let index = Value.ofFaces.firstIndex(of: value) { values[index] = newValue }
            probabilities[Value.attribute] = values
        }
    }

    /// How likely each value of an attribute is; empty for one that was not read.
    package func values<Value: AttributeValue>(_: Value.Type) -> [Value: Float] {
        Dictionary(zip(Value.ofFaces, probabilities[Value.attribute] ?? [])) { $1 }
    }

    /// The value with the largest probability, the first of equals; `nil` for what was not read.
    package func likeliest<Value: AttributeValue>(_: Value.Type) -> Value? { values(Value.self).likeliest }
}

extension AttributeReading {
    /// The heads of the network and how many classes each tells apart.
    static let classes: [(attribute: Attribute, count: Int)] = [
        head(HairLength.self), head(Bangs.self), head(HairTexture.self), head(HairColorName.self),
        head(FacialHair.self),
        head(MouthState.self), head(HeadwearKind.self), head(SkinModifier.self), head(Glasses.self),
        head(EyesState.self),
        head(IrisColor.self), head(LipColor.self), head(Earrings.self), head(AgeBand.self), head(HairUp.self),
        head(Clothes.self),
    ]

    private static func head<Value: AttributeValue>(_: Value.Type) -> (Attribute, Int) {
        (Value.attribute, Value.ofFaces.count)
    }
}

extension AttributeReading {
    /// The mean of what was read in several frames of one person, by their weights; `nil` where nothing was.
    init?(mean readings: [(reading: AttributeReading, weight: Double)]) {
        let total = readings.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        var sums: [Attribute: [Double]] = [:]
        for (reading, weight) in readings {
            for (attribute, values) in reading.probabilities {
                let sum = sums[attribute] ?? [Double](repeating: 0, count: values.count)
                sums[attribute] = zip(sum, values).map { $0 + Double($1) * weight }
            }
        }
        self.init(probabilities: sums.mapValues { $0.map { Float($0 / total) } })
    }
}

extension Dictionary where Key: AttributeValue, Value == Float {
    /// The value with the largest probability, the first of equals.
    var likeliest: Key? { Key.ofFaces.max { (self[$0] ?? 0) < (self[$1] ?? 0) } }
}
