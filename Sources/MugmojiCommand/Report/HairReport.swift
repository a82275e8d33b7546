import FaceAtlas
import FaceParsing

/// ``HairReading``: the likeliest classes, and the probability (0…1) of each.
struct HairReport: Encodable {
    let length: HairLength
    let lengthProbabilities: [String: Double]
    let bangs: Bool
    let bangsProbability: Double
    let texture: HairTexture
    let textureProbabilities: [String: Double]

    init(_ hair: HairReading) {
        length = hair.likeliestLength
        lengthProbabilities = named(hair.length)
        bangs = hair.hasBangs
        bangsProbability = Double(hair.bangs).rounded(decimals: 4)
        texture = hair.likeliestTexture
        textureProbabilities = named(hair.texture)
    }
}

private func named<Class: RawRepresentable<String>>(_ probabilities: [Class: Float]) -> [String: Double] {
    probabilities.reduce(into: [:]) { $0[$1.key.rawValue] = Double($1.value).rounded(decimals: 4) }
}
