import Basics
public import Compositing
import FaceAtlas
public import FaceParsing
public import PartEmbedding
public import PartLibrary
package import PartPlacement

/// Makes the avatars of faces that were read: the second of three verbs, between ``FaceReader`` and ``AvatarRenderer``.
///
/// It holds the style's index and the network that embeds parts, and no picture; keep it, and use it for many faces from as many
/// threads as you like.
public struct AvatarMaker: Sendable {
    /// The style and its parts.
    public let library: StyleLibrary
    /// What the style's index file lacked when the maker was loaded, and was embedded in memory.
    package let indexChanges: PartIndexChanges
    package let selector: PartSelector
    private let fit: PlacementFit

    /// Loads a style, its index and the network that embeds parts.
    ///
    /// Parts that the index file does not have as they are (all, when there is none) are embedded in memory,
    /// which takes some milliseconds each. The file itself is never written; `mugmoji index build` writes it. Where it is of another embedder,
    /// an index is kept in the user's cache folder, `$XDG_CACHE_HOME/mugmoji` or `~/.cache/mugmoji`, if that can be written.
    ///
    /// - Parameters:
    ///   - style: the art.
    ///   - embedder: what turns parts into vectors.
    ///   - jobs: how many parts are embedded side by side; one for each processor where `nil`.
    /// - Throws: `StyleError`, `StyleIndexError`, `ResourceError` or
    ///   `NetworkError` when something that the package ships is missing or broken, or what keeps the embedder from being loaded.
    public init(style: StyleID = .usual, embedder: EmbedderChoice = .autoencoder, jobs: Int? = nil) throws {
        try self.init(library: StyleLibrary(trusting: style), embedder: embedder.source(), jobs: jobs)
    }

    /// - Parameter library: a style that was loaded before.
    package init(library: StyleLibrary, embedder: EmbedderSource, jobs: Int? = nil) throws {
        self.library = library
        let source = try embedder.loaded()
        let embedder = try source.load()
        let file = StyleIndex(library: library, embedder: source, cache: IndexCache.ofUser)
        let (index, changes) = try file.load(jobs: jobs ?? StyleIndex.defaultJobs)
        selector = try PartSelector(library: library, index: index, embedder: embedder)
        indexChanges = changes
        fit = try PlacementFit(library: library, drawer: file.drawer(of: index))
    }

    /// The avatar of one face.
    ///
    /// - Parameters:
    ///   - face: as a ``FaceReader`` or ``FaceFollower`` gives it.
    ///   - choices: parts and colours that are not left to the photo.
    /// - Throws: `RecipeError` when a part is chosen that the style does not have, `SVGError` when the drawing library fails,
    ///   `StyleError` when a part that comes into question is broken, or what the embedder throws.
    public func emoji(of face: ParsedFace, choices: AvatarChoices = AvatarChoices()) throws -> Emoji {
        var timings = StageTimings()
        let (recipe, selection) = try timings.measure(.match) {
            let selection = try selector.select(for: face)
            var drawn = DrawnPartsCache()
            return (try self.recipe(of: selection, for: face, choices: choices, drawn: &drawn), selection)
        }
        return Emoji(
            recipe: recipe, face: face, attributes: try recipe.attributes(in: library),
            parts: selection.matches(for: recipe.parts), nearest: selection.nearest, timings: timings)
    }

    /// The avatars of the faces of a picture.
    ///
    /// - Parameters:
    ///   - reading: what a ``FaceReader`` read.
    ///   - choices: parts and colours that are not left to the photo.
    /// - Returns: one for each face, in the same order.
    /// - Throws: as ``emoji(of:choices:)``.
    public func emojis(of reading: FaceReading, choices: AvatarChoices = AvatarChoices()) throws -> [Emoji] {
        try reading.faces.spreadMap { face in
            var emoji = try emoji(of: face, choices: choices)
            emoji.turn = reading.turn
            emoji.timings = reading.timings.adding(emoji.timings)
            return emoji
        }
    }

    /// What a selection makes of a face: its parts, the colours measured on the face, a person's choices, and places.
    ///
    /// - Parameter drawn: what was measured of parts before.
    package func recipe(
        of selection: PartSelection, for face: ParsedFace, choices: AvatarChoices, drawn: inout DrawnPartsCache
    ) throws -> AvatarRecipe {
        let colors = AvatarColors(style: library.style).colors(of: face)
        let own = AvatarRecipe(style: library.style.name, parts: selection.ids, colors: colors)
        var recipe = try own.applying(choices, library: library)
        recipe.placements = fit.placements(
            of: recipe.parts, drawn: try drawn.parts(recipe.parts, by: fit), for: face.geometry)
        return recipe
    }
}
