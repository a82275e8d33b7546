import ArgumentParser
import Basics
import CMemory
import Compositing
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import StickerPacks

/// `mugmoji pack`: stickers for chats.
struct Pack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes packs of stickers for chats, and judges them.",
        discussion: "mugmoji pack selfie.jpg -o my-pack --for whatsapp,signal",
        subcommands: [PackMake.self, PackCheckCommand.self], defaultSubcommand: PackMake.self)
}

/// `mugmoji pack SELFIE`
struct PackMake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Makes a pack of stickers of a selfie or a recipe; the word make may be left out.",
        discussion: """
            A folder for each chat, with just what it takes, contact-sheet.png and README.txt, which says how to import it. The \
            folder is whole or not there. What chats take: docs/platforms.md.
            """)

    @Argument(
        help: ArgumentHelp(
            "A picture, a recipe that convert --recipe wrote, or - for standard input.", valueName: "selfie|recipe"))
    var input: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder that is made.", valueName: "folder"))
    var output: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "Whom it is for: all, or a list of \(PlatformList.names) (default: folder).", valueName: "name,…"))
    var platforms = PlatformList(platforms: [.folder])

    @Option(
        help: ArgumentHelp(
            "What the stickers show: basic, up to 24 that every chat needs; all; or a list of names (see: mugmoji expressions list).",
            valueName: "basic|all|name,…"))
    var expressions = "basic"

    @Flag(help: "The stickers move, each by the loop of its expression.")
    var animated = false

    @Option(
        help: ArgumentHelp(
            "The stickers bear captions that fit their expressions, in English or Chinese; emoji never do.",
            valueName: "none|en|zh"),
        transform: CaptionsChoice.init(argument:))
    var captions = CaptionsChoice.none

    @Option(help: "The pack's name, as the chat shows it.")
    var title = StickerPack.usualTitle

    @Option(help: "Who made it, as the chat shows it.")
    var author = StickerPack.usualAuthor

    @OptionGroup var choice: ChoiceOptions

    @OptionGroup var reading: ReadingOptions

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Option(help: ArgumentHelp("How many stickers are made side by side.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Replace a pack of Mugmoji's that is there.")
    var force = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    @Flag(help: "Print one JSON object a line on standard output for each platform.")
    var json = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs \(jobs) is out of range: 1 or more") }
        if output == "-" || output.isEmpty { throw ValidationError("a pack is a folder; name one with -o") }
        if choice.expression != nil {
            throw ValidationError("--expression is for one emoji; name those of the pack with --expressions")
        }
        for (name, text) in [("--title", title), ("--author", author)] {
            guard text.unicodeScalars.allSatisfy({ !$0.isHidden }), !text.allSatisfy(\.isWhitespace) else {
                throw ValidationError("\(name) has to be a line of text")
            }
        }
    }

    func run() async throws {
        // With an arena for every thread, what frames took in each of them would stay there.
        mugmoji_limit_arenas(2)
        try await reportingFailures(file: input) {
            let list = InputList(paths: [input], recursive: false)
            let file = try list.single(input)
            let folder = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
            do throws(FileWriteError) {
                try PackFolder.requireFree(folder, replacing: force)
            } catch {
                throw Failure(error, path: folder)
            }
            let (recipe, renderer) = try avatar(of: file)
            var pack = StickerPack(of: recipe, by: renderer)
            pack.platforms = platforms.platforms
            pack.expressions = stickers
            pack.isAnimated = animated
            pack.captions = captions.language
            (pack.title, pack.author) = (title, author)
            let progress = Progress(quiet: quiet)
            defer { progress.end() }
            do {
                try OutputFile.makeFolder(of: folder)
                let reports = try await pack.write(to: folder, replacing: force, jobs: jobs) { done, total in
                    progress.reached(done, of: total)
                }
                progress.end()
                for report in reports {
                    if json {
                        try Results.json(PackReport(report))
                    } else if !quiet {
                        Terminal.say(PackReport.line(of: report))
                    }
                }
            } catch let error as FileWriteError {
                progress.end()
                throw Failure(error, path: folder)
            } catch {
                progress.end()
                throw error
            }
        }
    }

    private var stickers: StickerChoice {
        switch expressions {
        case "basic": .basic
        case "all": .all
        default: .named(expressions.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    /// The person, with the line that stickers have where nobody says otherwise.
    private func avatar(of file: InputFile) throws -> (AvatarRecipe, AvatarRenderer) {
        ReadingOptions.giveBackMemory()
        defer { ReadingOptions.keepMemory() }
        let avatar = try AvatarInput(
            file,
            options: AvatarInput.Options(
                choice: choice, reading: reading, style: style, embedder: embedder, jobs: jobs, quiet: quiet))
        var recipe = avatar.recipe
        if recipe.outline == nil, choice.outline == nil { recipe.outline = AvatarOutline() }
        return (recipe, avatar.renderer)
    }
}

/// `mugmoji pack check`
struct PackCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells whether a pack, ours or another program's, keeps to the rules of a chat.",
        discussion: "Ends with 0 when it does, and with 65 when it breaks a rule. What chats take: docs/platforms.md.")

    @Argument(
        help: ArgumentHelp(
            "A pack's folder, a .wastickers, .zip or .tar.gz file, or one picture.", valueName: "folder|file"))
    var pack: String

    @Option(
        name: .customLong("for"), help: ArgumentHelp("Whose rules: one of \(PlatformList.names).", valueName: "name"))
    var platform: PlatformList

    @Flag(help: "Print one JSON object on standard output.")
    var json = false

    func validate() throws {
        guard platform.platforms.count == 1 else { throw ValidationError("--for takes one platform to check for") }
    }

    func run() throws {
        try reportingFailures(file: pack) {
            let check = try PackCheck(of: pack, for: platform.platforms[0])
            if json {
                try Results.json(PackCheckReport(check, pack: pack))
            } else {
                Results.lines(check.breaches.map { "\(pack.appending(name: $0.file)): \($0.text)" })
                if check.breaches.isEmpty {
                    Results.line(PackCheckReport.line(of: check, pack: pack))
                }
            }
            guard check.breaches.isEmpty else {
                let count = check.breaches.count
                throw Failure(
                    status: .data, reason: .badPack,
                    description:
                        "\(pack): \(count == 1 ? "1 breach" : "\(count) breaches") of the rules of \(check.platform.title)"
                )
            }
        }
    }
}

/// The value of `--captions`.
enum CaptionsChoice {
    case none
    case language(CaptionLanguage)

    init(argument: String) throws {
        if argument == "none" {
            self = .none
        } else if let language = CaptionLanguage(rawValue: argument.lowercased()) {
            self = .language(language)
        } else {
            throw ValidationError("there is no language “\(argument)” of captions; take none, en or zh")
        }
    }

    var language: CaptionLanguage? {
        if case .language(let language) = self { language } else { nil }
    }
}

/// The value of `--for`.
struct PlatformList: ExpressibleByArgument {
    let platforms: [Platform]

    static let names = Platform.allCases.map(\.name).joined(separator: ", ")

    init(platforms: [Platform]) { self.platforms = platforms }

    init?(argument: String) {
        var platforms: [Platform] = []
        for word in argument.lowercased().split(separator: ",") {
            if word == "all" {
                platforms += Platform.allCases
            } else if let platform = Platform(rawValue: word.trimmingCharacters(in: .whitespaces)) {
                platforms.append(platform)
            } else {
                return nil
            }
        }
        var seen: Set<Platform> = []
        self.platforms = platforms.filter { seen.insert($0).inserted }
        if platforms.isEmpty { return nil }
    }

    var defaultValueDescription: String { platforms.map(\.name).joined(separator: ",") }
}
