/// What hair looks like, with how sure that is; the classes are those of the attribute vocabulary.
///
/// Silhouettes alone tell hair lengths and textures poorly apart, so the parse reads them, and matching then chooses among
/// the parts that show what was read.
public struct HairReading: Sendable, Hashable {
    /// How long hair is.
    public enum Length: String, CaseIterable, Sendable { case bald, buzz, short, medium, long }
    /// How hair falls.
    public enum Texture: String, CaseIterable, Sendable { case straight, wavy, curly, coily }

    /// Probabilities, 0…1; they add up to 1.
    public var length: [Length: Float]
    /// Probability that hair covers a good part of the forehead, 0…1.
    public var bangs: Float
    /// Probabilities, 0…1; they add up to 1.
    public var texture: [Texture: Float]

    package init(length: [Length: Float], bangs: Float, texture: [Texture: Float]) {
        self.length = length
        self.bangs = bangs
        self.texture = texture
    }

    /// The length with the largest probability.
    public var likeliestLength: Length { length.likeliest ?? .short }
    /// Whether bangs are likelier than none.
    public var hasBangs: Bool { bangs >= 0.5 }
    /// The texture with the largest probability.
    public var likeliestTexture: Texture { texture.likeliest ?? .straight }
}
