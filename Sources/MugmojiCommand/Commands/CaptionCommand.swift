import ArgumentParser
import Basics
import Captioning
import Compositing
import Foundation
import Mugmoji

/// `mugmoji caption`: words for stickers.
struct CaptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caption",
        abstract: "Writes captions for an avatar, and draws them on a sticker.",
        discussion: "mugmoji caption selfie.jpg --mood monday -o monday.png",
        subcommands: [CaptionWrite.self, CaptionMoods.self], defaultSubcommand: CaptionWrite.self)
}

/// `mugmoji caption moods`
struct CaptionMoods: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moods", abstract: "Lists the moods, what they are called, and the expressions that fit them.")

    @Flag(help: "Print one JSON object a line on standard output.")
    var json = false

    func run() throws {
        let moods = try Moods.packaged().all
        if json {
            for mood in moods { try Results.json(MoodReport(mood)) }
        } else {
            Results.lines(
                moods.map { mood in
                    let id = mood.id.padding(toLength: 12, withPad: " ", startingAt: 0)
                    return "\(id)\(mood.english), \(mood.chinese): \(mood.expressions.joined(separator: ", "))"
                })
        }
    }
}

/// `mugmoji caption SELFIE`
struct CaptionWrite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract:
            "Writes captions for a selfie or a recipe, or draws one on a sticker; the word write may be left out.",
        discussion: """
            Without -o captions are printed, one a line; | parts what stands above from what stands below. Each passes a filter \
            that keeps captions kind. The same seed gives the same captions.
            """)

    @Argument(
        help: ArgumentHelp(
            "A picture, a recipe that convert --recipe wrote, or - for standard input.", valueName: "selfie|recipe"))
    var input: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The sticker: a \(EmojiFormat.extensions) file, or - for standard output.", valueName: "out"))
    var output: String?

    @Option(help: ArgumentHelp("Your own words, drawn as they are; | parts top from bottom.", valueName: "words"))
    var text: String?

    @Option(
        help: ArgumentHelp(
            "How each caption begins, such as “when the”, in the language of the caption.", valueName: "words"))
    var prompt: String?

    @OptionGroup var writing: CaptionWritingOptions

    @Option(help: ArgumentHelp("The caption after so many others of the same seed.", valueName: "n"))
    var another = 0

    @Option(help: ArgumentHelp("How many captions are printed, 1…1000.", valueName: "n"))
    var count = 1

    @Flag(help: "Print each caption as one JSON object a line on standard output.")
    var json = false

    @OptionGroup var flags: CaptionPlaceFlags

    @OptionGroup var drawing: CaptionDrawingOptions

    @OptionGroup var picture: PictureOptions

    @OptionGroup var choice: ChoiceOptions

    @OptionGroup var reading: ReadingOptions

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    func validate() throws {
        _ = try drawing.place(or: flags.place)
        guard (1...1000).contains(count) else { throw ValidationError("--count \(count) is out of range: 1…1000") }
        guard (0...100_000).contains(another) else {
            throw ValidationError("--another \(another) is out of range: 0…100000")
        }
        if text != nil, prompt != nil || writing.isNamed || another != 0 || count != 1 {
            throw ValidationError("--text draws your own words; leave out what says how others are written")
        }
        if output != nil, count > 1 {
            throw ValidationError("a sticker bears one caption; leave out --count, and choose with --another")
        }
        if output == nil, text != nil {
            throw ValidationError("--text draws your own words on a sticker; name it with -o")
        }
        if json, output == "-" {
            throw ValidationError("--json and -o - would both write to standard output; name a file with -o")
        }
    }

    func run() async throws {
        ReadingOptions.giveBackMemory()
        let list = InputList(paths: [input], recursive: false)
        let target = try output.map { try Target(output: $0, input: list.files, picture: picture, drawing: drawing) }
        try await reportingFailures(file: input) {
            let file = try list.single(input)
            if let path = target?.path, !picture.force { try OutputFile.refuseExisting(path) }
            let avatar = try AvatarInput(
                file,
                options: AvatarInput.Options(choice: choice, reading: reading, style: style, embedder: embedder))
            target?.ledger.protect(style: avatar.renderer.library.folder.path)
            var recipe = avatar.recipe
            if let text {
                recipe.caption = AvatarCaption(text)
            } else {
                let captions = try await writing.captions(
                    of: &recipe, face: avatar.face, drawnBy: avatar.renderer, prompt: prompt, skipped: another,
                    count: count)
                try say(captions, isDrawn: target != nil)
                recipe.caption = captions.first.map { AvatarCaption($0) }
            }
            guard let target else { return }
            if var caption = recipe.caption {
                drawing.apply(to: &caption, at: try drawing.place(or: flags.place))
                do throws(RecipeError) { try caption.check() } catch {
                    throw ValidationError("--text: \(error.captionReason)")
                }
                recipe.caption = caption
            }
            try picture.check(avatar.renderer.library)
            try target.ledger.check([target.path])
            let bytes = try await picture.file(
                of: recipe, as: target.format, by: avatar.renderer, at: target.path, hasLiveText: drawing.liveText)
            try target.ledger.write([OutputLedger.Output(path: target.path, bytes: bytes)])
        }
    }

    private func say(_ captions: [Caption], isDrawn: Bool) throws {
        for (index, caption) in captions.enumerated() {
            if json {
                try Results.json(CaptionReport(caption, number: another + index))
            } else if !isDrawn {
                Results.line(caption.text)
            }
        }
    }

    /// Where the sticker goes.
    private struct Target {
        let path: String
        let format: EmojiFormat
        let ledger: OutputLedger

        init(output: String, input: [InputFile], picture: PictureOptions, drawing: CaptionDrawingOptions) throws {
            format = try picture.format(of: output)
            try drawing.check(format)
            let plan = try OutputPlan(
                inputs: input, destination: output, kind: .emoji(format, isNamed: picture.format != nil),
                asFolder: false)
            ledger = OutputLedger(inputs: input.map(\.path), overwrite: picture.force)
            path = input.first.flatMap { plan.paths[$0] } ?? output
            try ledger.check([path])
            if path == "-", Terminal.outputIsTerminal {
                throw ValidationError(
                    "the sticker would go to the terminal; redirect standard output, or name a file with -o")
            }
        }
    }
}
