package import FaceAtlas

/// What a face's attributes are, with how sure that is; the classes are those of the attribute vocabulary.
///
/// Labels alone do not show everything (texture and colour of hair, stubble, kinds of hats), so these are read from what the
/// parser's network saw. Probabilities are 0…1, and those of one attribute add up to 1.
package struct AttributeReading: Sendable, Hashable {
    package var hair: HairReading
    package var hairColor: [HairColorName: Float]
    package var facialHair: [FacePresence.FacialHair: Float]
    package var mouth: [FacePresence.Mouth: Float]
    package var headwear: [FacePresence.Headwear: Float]
    /// For each of the emoji modifiers 1 (light) … 5 (dark), in this order.
    package var skin: [Float]

    package init(
        hair: HairReading, hairColor: [HairColorName: Float], facialHair: [FacePresence.FacialHair: Float],
        mouth: [FacePresence.Mouth: Float], headwear: [FacePresence.Headwear: Float], skin: [Float]
    ) {
        self.hair = hair
        self.hairColor = hairColor
        self.facialHair = facialHair
        self.mouth = mouth
        self.headwear = headwear
        self.skin = skin
    }

    package var likeliestHairColor: HairColorName { hairColor.likeliest ?? .brown }
    package var likeliestFacialHair: FacePresence.FacialHair { facialHair.likeliest ?? .none }
    package var likeliestMouth: FacePresence.Mouth { mouth.likeliest ?? .closed }
    /// What is worn, if something is.
    package var likeliestKindOfHeadwear: FacePresence.Headwear {
        headwear.filter { $0.key != .none }.likeliest ?? .hat
    }

    /// The emoji modifier, 1…5, up to which 0.6 of the probability lies. The middle, 0.5, agrees with people as often, but
    /// draws dark faces too light more often than light ones too dark.
    package var skinModifier: Int {
        var below: Float = 0
        for (index, probability) in skin.enumerated() {
            below += probability
            if below >= 0.6 { return index + 1 }
        }
        return max(skin.count, 1)
    }
}

extension AttributeReading {
    /// The heads of the network and how many classes each tells apart.
    static let classes = [
        ("hair_length", HairReading.Length.allCases.count), ("bangs", 2),
        ("hair_texture", HairReading.Texture.allCases.count), ("hair_color", HairColorName.allCases.count),
        ("facial_hair", FacePresence.FacialHair.allCases.count), ("mouth", FacePresence.Mouth.allCases.count),
        ("headwear", FacePresence.Headwear.allCases.count), ("skin", 5),
    ]

    /// - Precondition: what the heads give, in the order of ``classes``.
    init(probabilities: [[Float]]) {
        func named<Class: CaseIterable & Hashable>(_ index: Int) -> [Class: Float] {
            Dictionary(uniqueKeysWithValues: zip(Class.allCases, probabilities[index]))
        }
        self.init(
            hair: HairReading(length: named(0), bangs: probabilities[1][1], texture: named(2)), hairColor: named(3),
            facialHair: named(4), mouth: named(5), headwear: named(6), skin: probabilities[7])
    }
}

extension Dictionary where Key: CaseIterable, Value == Float {
    /// The class with the largest probability, the last of equals.
    var likeliest: Key? { Key.allCases.max { (self[$0] ?? 0) < (self[$1] ?? 0) } }
}
