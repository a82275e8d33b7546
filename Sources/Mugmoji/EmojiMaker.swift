import Compositing
import FaceParsing
import Imaging
import PartEmbedding
import PartLibrary

/// Turns selfies into avatar emoji.
///
///     let maker = try EmojiMaker()
///     let recipe = try maker.recipe(from: selfieBytes)
///     let png = try maker.png(of: recipe)
///
/// Loading takes a few tens of milliseconds; keep the maker and use it for many pictures, from as many threads as you like.
public struct EmojiMaker: Sendable {
    /// The style that is taken when none is named.
    public static let defaultStyle = "classic"

    /// Reads the faces that the maker makes emoji of.
    public let reader: FaceReader
    let selector: PartSelector
    let fit: PlacementFit
    /// Draws what the maker makes.
    public let renderer: AvatarRenderer
    /// What the style's index file lacked when the maker was loaded, and was embedded in memory.
    public let indexChanges: PartIndexChanges
    let styleName: String

    /// Loads the networks, a style and its index.
    ///
    /// Parts that the index file does not have as they are (all, when there is none) are embedded in memory;
    /// ``indexChanges`` tells which. The file itself is never written.
    ///
    /// - Parameters:
    ///   - style: the name of a style that comes with Mugmoji, or the path of a style's folder.
    ///   - embedder: what turns parts into vectors; the autoencoder that comes with Mugmoji where `nil`.
    ///   - maximumPixels: larger pictures are refused before any memory is taken for them.
    ///   - jobs: how many parts are embedded side by side.
    /// - Throws: `StyleError`, ``StyleIndexError`` (also for an index that another embedder made), `FaceParsingError`,
    ///   `ResourceError` or `NetworkError` when something that the package ships is missing or broken, or what keeps the
    ///   embedder from being loaded.
    public init(
        style: String = defaultStyle, embedder: EmbedderSource? = nil,
        maximumPixels: Int = DecodingOptions.defaultMaximumPixels,
        jobs: Int = StyleIndex.defaultJobs
    ) throws {
        reader = try FaceReader(maximumPixels: maximumPixels)
        renderer = try AvatarRenderer(style: style)
        let library = renderer.library
        let embedder = try (embedder ?? FaceAutoencoder.source()).load()
        let (index, changes) = try StyleIndex(library: library, embedder: EmbedderSource(embedder)).load(jobs: jobs)
        selector = try PartSelector(library: library, index: index, embedder: embedder)
        indexChanges = changes
        fit = try PlacementFit(library: library)
        styleName = style
    }

    /// The style and its parts.
    public var library: StyleLibrary { renderer.library }

    /// The emoji of the faces in a picture.
    ///
    /// - Parameters:
    ///   - selfie: a picture file.
    ///   - faces: which faces.
    ///   - choices: parts and colours that are not left to the photo.
    /// - Returns: one or more, the largest face first.
    /// - Throws: `ImagingError` for a picture that cannot be decoded, ``EmojiError`` when the faces are not there,
    ///   `RecipeError` when a part is chosen that the style does not have.
    public func emojis(
        from selfie: [UInt8], faces: FaceChoice = .largest, choices: AvatarChoices = AvatarChoices()
    ) throws -> [Emoji] {
        try emojis(of: reader.read(selfie, faces: faces), choices: choices)
    }

    /// The emoji of faces that were read.
    ///
    /// - Parameters:
    ///   - reading: what ``reader`` read of a picture.
    ///   - choices: parts and colours that are not left to the photo.
    /// - Returns: one for each face, in the same order.
    /// - Throws: `RecipeError` when a part is chosen that the style does not have.
    public func emojis(of reading: FaceReading, choices: AvatarChoices = AvatarChoices()) throws -> [Emoji] {
        try reading.faces.map { try emoji(of: $0, in: reading, choices: choices) }
    }

    /// The avatar of the largest face in a picture.
    ///
    /// - Parameter selfie: a picture file.
    /// - Throws: as ``emojis(from:faces:)``.
    public func recipe(from selfie: [UInt8]) throws -> AvatarRecipe {
        try recipe(for: reader.read(selfie).largest).recipe
    }

    /// The avatar of the largest face in a decoded picture.
    ///
    /// - Parameter picture: an upright picture.
    /// - Throws: ``EmojiError/noFace(bestScore:)``.
    public func recipe(from picture: Image) throws -> AvatarRecipe {
        try recipe(for: reader.read(picture).largest).recipe
    }

    /// Draws an avatar; see ``AvatarRenderer/png(of:size:background:)``.
    public func png(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        try renderer.png(of: recipe, size: size, background: background)
    }

    /// Draws an avatar as an SVG document; see ``AvatarRenderer/svg(of:size:background:)``.
    public func svg(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> String {
        try renderer.svg(of: recipe, size: size, background: background)
    }

    /// The label map of a picture; see ``FaceReader/parse(_:faces:)``.
    public func parse(_ selfie: [UInt8], faces: FaceChoice = .all) throws -> PictureParse {
        try reader.parse(selfie, faces: faces)
    }

    private func emoji(of face: ParsedFace, in reading: FaceReading, choices: AvatarChoices) throws -> Emoji {
        var timings = reading.timings
        let (recipe, selection) = try timings.measure(.match) { try self.recipe(for: face, choices: choices) }
        return Emoji(
            recipe: recipe, face: face.face.scaled(by: 1 / reading.picture.scale),
            certainty: face.certainty ?? .doubtful, turn: reading.turn,
            attributes: try renderer.attributes(of: recipe), parts: selection.matches(for: recipe.parts),
            nearest: selection.nearest, timings: timings)
    }

    private func recipe(
        for face: ParsedFace, choices: AvatarChoices = AvatarChoices()
    ) throws -> (recipe: AvatarRecipe, selection: PartSelection) {
        let selection = try selector.select(for: face)
        let colors = AvatarColors(style: library.style).colors(of: face)
        let own = AvatarRecipe(style: styleName, parts: selection.ids, colors: colors)
        var recipe = try own.applying(choices, library: library)
        recipe.placements = try fit.placements(of: recipe.parts, for: face.geometry)
        return (recipe, selection)
    }
}
