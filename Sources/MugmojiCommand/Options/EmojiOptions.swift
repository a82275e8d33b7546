import ArgumentParser
import AvatarMaking
import Basics
import Compositing
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import VideoFrames

/// Which emoji are made of a picture, and as what they are drawn: what `convert` and a worker's requests have in common.
struct EmojiOptions: ParsableArguments {
    @OptionGroup var picture: PictureOptions

    @OptionGroup var choice: ChoiceOptions

    @OptionGroup var caption: CaptionOptions

    @OptionGroup var reading: ReadingOptions

    @OptionGroup var style: StyleOptions

    @Option(
        help: ArgumentHelp(
            "Which faces of a picture: the largest, all, or the Nth largest.", valueName: "largest|all|N"))
    var face = FaceChoice.largest

    @Option(
        help: ArgumentHelp("With --json, also list the k parts nearest to the photo for each slot.", valueName: "k"))
    var top: Int?

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top \(top) is out of range: 1 or more") }
    }
}

/// From a picture to files of emoji, in memory: options and the maker that they are for.
struct EmojiWork: Sendable {
    /// An emoji and its file.
    struct Drawn: Sendable {
        let emoji: Emoji
        let file: [UInt8]
        /// How long it took to draw.
        let composite: Duration
    }

    let maker: EmojiMaker
    let options: EmojiOptions
    let format: EmojiFormat
    private let choices: AvatarChoices

    /// - Throws: `ValidationError` for what the style does not have, and options that do not fit together.
    init(maker: EmojiMaker, options: EmojiOptions, format: EmojiFormat) throws {
        (self.maker, self.options, self.format) = (maker, options, format)
        choices = try Self.choices(options, format, in: maker.renderer.library)
    }

    /// What is not left to the photo.
    ///
    /// - Throws: `ValidationError` for what the style does not have, and options that do not fit together.
    static func choices(
        _ options: EmojiOptions, _ format: EmojiFormat, in library: StyleLibrary
    ) throws -> AvatarChoices {
        try options.caption.drawing.check(format)
        let words = try options.caption.caption()
        try options.picture.check(library)
        var choices = try options.choice.choices(in: library)
        choices.caption = words
        return choices
    }

    func reading(of picture: PictureSource) throws -> FaceReading {
        try maker.reader.read(picture, faces: options.face, turn: options.reading.rotate.turn)
    }

    /// The emoji of the faces, drawn.
    ///
    /// - Parameters:
    ///   - path: where the emoji of a face (from 1) is to go; a WebM is made beside it.
    ///   - stop: looked at between steps.
    /// - Throws: what keeps an emoji from being made; `CancellationError` once it is told to stop.
    func emojis(
        of reading: FaceReading, at path: @escaping @Sendable (_ face: Int) -> String, stop: StopSignal
    ) async throws -> [Drawn] {
        var emojis = try maker.avatars.emojis(of: reading, choices: choices)
        for index in emojis.indices {
            if stop.isSet { throw CancellationError() }
            try await options.caption.write(
                on: &emojis[index].recipe, face: emojis[index].face, drawnBy: maker.renderer)
        }
        let recipes = Array(emojis.map(\.recipe).enumerated())
        // A loop is written by all processors, and its frames are held.
        let jobs = options.picture.animate ? 1 : 1 + SpareProcessors.count(upTo: recipes.count - 1)
        var drawn: [Drawn] = []
        try await forEachInOrder(recipes, jobs: jobs) { index, recipe in
            let start = ContinuousClock.now
            let file: Result<[UInt8], any Error>
            do {
                if stop.isSet { throw CancellationError() }
                file = .success(
                    try await options.picture.file(
                        of: recipe, as: format, by: maker.renderer, at: path(index + 1),
                        hasLiveText: options.caption.drawing.liveText, isStopped: { stop.isSet }))
            } catch {
                file = .failure(error)
            }
            return (index, file, start.duration(to: .now))
        } finished: { index, file, composite in
            drawn.append(Drawn(emoji: emojis[index], file: try file.get(), composite: composite))
        }
        return drawn
    }
}
