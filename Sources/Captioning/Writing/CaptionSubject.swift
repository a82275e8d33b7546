public import Compositing
import FaceAtlas
import PartEmbedding
import PartLibrary

/// What a caption is about: a mood, and the picture of an avatar.
public struct CaptionSubject: Sendable {
    /// What it is to say.
    public let mood: Mood
    /// How lively the face is, 0…1: 1 with a mouth that is open or shows teeth, 0.5 with a smile.
    package let energy: Double
    /// The picture as models see it: a vector of each slot, and three numbers of the expression; `nil` where no model looks at it.
    package let picture: [Float]?

    /// A mood and the avatar that says it, with its expression.
    ///
    /// - Parameters:
    ///   - recipe: the avatar.
    ///   - mood: that of the avatar's expression, or of its eyes and mouth, where `nil`.
    ///   - renderer: of the recipe's style.
    ///   - model: what is to write of it; those that look at the picture take some time to be shown it.
    /// - Throws: `RecipeError` for a recipe that the style cannot draw, ``CaptionError`` or what keeps the embedder from being
    ///   loaded where the package is incomplete, and what is wrong with the style's index.
    public init(
        _ recipe: AvatarRecipe, mood: Mood? = nil, drawnBy renderer: AvatarRenderer, for model: CaptionModel = .bank
    ) throws {
        let library = renderer.library
        self.mood = try mood ?? Moods.packaged().mood(of: recipe, in: library)
        let (parts, _, expression) = try recipe.expressed(in: library)
        energy = Self.energy(of: parts)
        picture = try model.looks ? Self.numbers(of: parts, expression: expression, in: library) : nil
    }

    private static func energy(of parts: [Slot: Part]) -> Double {
        switch parts[.mouth]?.tags[.mouth].flatMap(MouthState.init) {
        case .open, .teeth: 1
        case .smile: 0.5
        case .closed, nil: 0.15
        }
    }

    /// Each slot's vector less the slot's mean over the style, at length 1, or zeros where the slot has no part; then how far the
    /// expression moves the brows down (in 16 units of the art frame), turns them (in 16 degrees) and opens the eyes, both brows' mean.
    private static func numbers(
        of parts: [Slot: Part], expression: PartLibrary.Expression?, in library: StyleLibrary
    ) throws -> [Float] {
        let source = try FaceAutoencoder.source()
        let index = try StyleIndex(library: library, embedder: source, cache: IndexCache.ofUser).load().index
        var embedder: (any PartEmbedder)?
        var picture: [Float] = []
        for slot in CaptionCondition.slots.compactMap(Slot.init) {
            guard let entry = index.entries[slot], let part = parts[slot] else {
                picture += [Float](repeating: 0, count: index.dimension)
                continue
            }
            let vector: [Float]
            if let row = entry.ids.firstIndex(of: part.id) {
                vector = Array(entry.vectors[row * index.dimension..<(row + 1) * index.dimension])
            } else {
                // Parts that only expressions have stand in no index.
                let loaded = try embedder ?? source.load()
                embedder = loaded
                vector = try loaded.embed(PartCanvas(part: part, library: library), slot: slot)
            }
            let centered = zip(vector, entry.mean).map { $0 - $1 }
            let length = centered.reduce(0) { $0 + $1 * $1 }.squareRoot()
            picture += length > 0 ? centered.map { $0 / length } : centered
        }
        let (left, right) = (expression?.leftBrow, expression?.rightBrow)
        let dy = ((left?.dy ?? 0) + (right?.dy ?? 0)) / 2
        let frown = ((left?.frown ?? 0) + (right?.frown ?? 0)) / 2
        return picture + [Float(dy / 16), Float(frown / 16), Float((expression?.opening ?? 1) - 1)]
    }
}
