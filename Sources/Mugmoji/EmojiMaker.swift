public import AvatarMaking
import Basics
public import Compositing
public import FaceParsing
public import Imaging
public import PartEmbedding
public import PartLibrary

/// Turns selfies into avatar emoji: the three verbs in one value.
///
///     let maker = try EmojiMaker()
///     let recipe = try maker.recipe(from: selfieBytes)
///     let png = try maker.png(of: recipe)
///
/// Each verb can be used alone: ``reader`` reads the faces of a picture, ``avatars`` makes the emoji of a face, ``renderer`` draws a
/// recipe. Loading takes a few tens of milliseconds; keep the maker and use it for many pictures, from as many threads as you like.
public struct EmojiMaker: Sendable {
    /// Reads the faces of pictures.
    public let reader: FaceReader
    /// Makes the avatars of faces.
    public let avatars: AvatarMaker
    /// Draws avatars.
    public let renderer: AvatarRenderer

    /// Loads the networks, a style and its index.
    ///
    /// - Parameters:
    ///   - style: the art.
    ///   - embedder: what turns parts into vectors.
    ///   - maximumPixels: larger pictures are refused before any memory is taken for them.
    ///   - jobs: how many parts are embedded side by side; one for each processor where `nil`.
    /// - Throws: what ``FaceReader``, ``AvatarMaker`` and ``AvatarRenderer`` throw when they are loaded.
    public init(
        style: StyleID = .usual, embedder: EmbedderChoice = .autoencoder,
        maximumPixels: Int = FaceReader.defaultMaximumPixels, jobs: Int? = nil
    ) throws {
        try self.init(
            style: style, reader: FaceReader(maximumPixels: maximumPixels), embedder: embedder.source(), jobs: jobs)
    }

    /// Networks that read faces are loaded beside the style and what matches its parts.
    package init(
        style: StyleID, reader: @autoclosure @Sendable () throws -> FaceReader,
        embedder: @autoclosure @Sendable () throws -> EmbedderSource, jobs: Int? = nil
    ) throws {
        self = try Self.loaded(style: style, reader: reader(), embedder: embedder(), jobs: jobs) { _ in }.maker
    }

    /// A maker, and what its reader has done while the rest was loaded.
    ///
    /// - Parameter work: begins as soon as there is a reader.
    /// - Throws: what keeps one of them from being loaded.
    package static func loaded<Work: Sendable>(
        style: StyleID, reader: @autoclosure @Sendable () throws -> FaceReader,
        embedder: @autoclosure @Sendable () throws -> EmbedderSource, jobs: Int? = nil,
        meanwhile work: @Sendable (FaceReader) -> Work
    ) throws -> (maker: EmojiMaker, work: Work) {
        let ((reader, work), (renderer, avatars)) = try sideBySide(
            {
                let reader = try reader()
                return (reader, work(reader))
            },
            {
                let embedder = try embedder()
                let renderer = try AvatarRenderer(style: style)
                return (renderer, try AvatarMaker(library: renderer.library, embedder: embedder, jobs: jobs))
            })
        return (EmojiMaker(reader: reader, avatars: avatars, renderer: renderer), work)
    }

    /// Verbs that were loaded before; both makers are of one style.
    package init(reader: FaceReader, avatars: AvatarMaker, renderer: AvatarRenderer) {
        (self.reader, self.avatars, self.renderer) = (reader, avatars, renderer)
    }

    /// The emoji of the faces in a picture.
    ///
    /// - Parameters:
    ///   - selfie: a picture file.
    ///   - faces: which faces.
    ///   - choices: parts and colours that are not left to the photo.
    /// - Returns: one or more, the largest face first.
    /// - Throws: `ImagingError` for a picture that cannot be decoded, `FaceReadingError` when the faces are not there,
    ///   `RecipeError` when a part is chosen that the style does not have.
    public func emojis(
        from selfie: [UInt8], faces: FaceChoice = .largest, choices: AvatarChoices = AvatarChoices()
    ) throws -> [Emoji] {
        try avatars.emojis(of: reader.read(selfie, faces: faces), choices: choices)
    }

    /// The avatar of the largest face in a picture.
    ///
    /// - Parameter selfie: a picture file.
    /// - Throws: as ``emojis(from:faces:choices:)``.
    public func recipe(from selfie: [UInt8]) throws -> AvatarRecipe {
        try avatars.emoji(of: reader.read(selfie).largest).recipe
    }

    /// The avatar of the largest face in a decoded picture.
    ///
    /// - Parameter picture: an upright picture.
    /// - Throws: `FaceReadingError.noFace`.
    public func recipe(from picture: Image) throws -> AvatarRecipe {
        try avatars.emoji(of: reader.read(picture).largest).recipe
    }

    /// Draws an avatar; see ``AvatarRenderer/png(of:size:background:)``.
    public func png(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        try renderer.png(of: recipe, size: size, background: background)
    }

    /// Draws an avatar as an SVG document; see ``AvatarRenderer/svg(of:size:background:)``.
    public func svg(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> String {
        try renderer.svg(of: recipe, size: size, background: background)
    }
}
