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

/// `mugmoji convert`: selfies in, emoji out.
struct Convert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turns selfies into avatar emoji.",
        discussion: """
            Without -o, the emoji of selfie.jpg is written to selfie.emoji.png beside it, with --format svg to \
            selfie.emoji.svg, with --animate to selfie.emoji.webp. An input is never \
            overwritten; an output only with --force.
            """)

    @Argument(
        help: ArgumentHelp("Pictures, folders of pictures, or - for standard input.", valueName: "selfie")
    )
    var selfies: [String] = []

    @Option(
        help: ArgumentHelp(
            "Also take the inputs that a file names, one on each line; - is standard input.", valueName: "file|-"))
    var filesFrom: String?

    @Option(
        name: .customLong("files-from0"),
        help: ArgumentHelp(
            "The same with a zero byte after each, as find -print0 writes them.", valueName: "file|-"))
    var filesFrom0: String?

    @Option(
        help: ArgumentHelp(
            "Convert only the Ith of N shares of the inputs, 1/N … N/N.",
            discussion: "To which share an input belongs follows from its path as it is named (its CRC-32).",
            valueName: "i/n"))
    var shard: Shard?

    @Option(
        name: .shortAndLong,
        help: """
            A \(EmojiFormat.extensions) file, a folder (with several inputs, or ending in /), or - for standard output.
            """)
    var output: String?

    @Option(
        help: ArgumentHelp(
            "What outputs are called in the folder of -o, without their extension.",
            discussion: """
                {stem} is the input's name without its extension, {name} its name, {sha256} the SHA-256 of its bytes in \
                hexadecimal. Without it {stem}.emoji, and recipes {stem}.recipe.
                """, valueName: "{stem}|{name}|{sha256}|…"),
        transform: OutputName.init(argument:))
    var outputName: OutputName?

    @Flag(help: "Look into the folders below the named folders, and keep their structure.")
    var recursive = false

    @OptionGroup var making: EmojiOptions

    @OptionGroup var embedder: EmbedderOptions

    @Option(help: ArgumentHelp("How many pictures are converted side by side.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Also write the avatar as editable JSON: a .json file, or a folder with several inputs.")
    var recipe: String?

    @Flag(help: "Print one JSON object a line on standard output for each emoji.")
    var json = false

    @Flag(help: "Leave alone what has a whole output already, whatever it was made with; make broken ones again.")
    var skipExisting = false

    @Option(
        help: ArgumentHelp(
            "Give up a picture that takes longer; each is read by a process of its own then.", valueName: "seconds"))
    var timeout: Double?

    @Option(
        help: ArgumentHelp(
            "Give up a picture whose process takes more memory, in MiB; about 200 are what most need.", valueName: "mib"
        ))
    var memory: Int?

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    /// Pictures are read by processes of their own.
    var isSupervised: Bool { timeout != nil || memory != nil }
    var picture: PictureOptions { making.picture }
    var style: StyleOptions { making.style }
    var face: FaceChoice { making.face }

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs \(jobs) is out of range: 1 or more") }
        if making.top != nil, !json { throw ValidationError("--top adds to what --json prints; add --json") }
        guard !selfies.isEmpty || filesFrom != nil || filesFrom0 != nil else {
            throw ValidationError("name at least one selfie, or a list of them with --files-from")
        }
        if let timeout, !(timeout > 0 && timeout <= 86_400) {
            throw ValidationError("--timeout \(timeout) is out of range: more than 0, at most 86400")
        }
        if let memory, !(1...1 << 20).contains(memory) {
            throw ValidationError("--memory \(memory) is out of range: 1…\(1 << 20)")
        }
        if isSupervised, selfies.contains("-") {
            throw ValidationError("--timeout and --memory are for files; standard input (-) is read by convert itself")
        }
        if skipExisting, picture.force { throw ValidationError("--skip-existing and --force exclude each other") }
        if skipExisting, face == .all {
            throw ValidationError("--skip-existing cannot know how many emoji --face all makes; leave one of them out")
        }
        if (selfies + [filesFrom, filesFrom0].compactMap(\.self)).filter({ $0 == "-" }).count > 1 {
            throw ValidationError("standard input (-) can be read only once")
        }
    }

    func run() async throws {
        let list = try InputList(
            paths: selfies + listed(), recursive: recursive, isMany: filesFrom != nil || filesFrom0 != nil, shard: shard
        )
        let plan = try ConversionPlan(command: self, list: list)
        let isOne = plan.entries.count == 1 && face == .largest && !picture.animate
        isOne ? ReadingOptions.keepMemoryOfOnePicture() : ReadingOptions.giveBackMemory()
        try making.caption.drawing.check(plan.format)
        _ = try making.caption.caption()
        // Nothing is loaded when there is nothing to convert.
        let loaded =
            try isSupervised || !plan.entries.contains { (try? $0.input.get()) != nil }
            ? nil
            : reportingFailures(file: style.displayName) {
                let early = earlyInput(of: plan)
                return try EmojiMaker.loaded(
                    style: style.id(), reader: FaceReader(maximumPixels: making.reading.maxPixels),
                    embedder: embedder.source(quiet: quiet), jobs: jobs
                ) { reader in
                    early.map { input in
                        Result { try reader.read(input.picture(), faces: face, turn: making.reading.rotate.turn) }
                    }
                }
            }
        let maker = loaded?.maker
        if !quiet, let maker { IndexNotice(maker.avatars, style: style, embedder: embedder).say() }
        let work = try maker.map { try EmojiWork(maker: $0, options: making, format: plan.format) }
        let workers = try isSupervised ? supervisedWorkers(plan.format) : nil
        defer { workers?.end() }
        let stop = StopSignal()
        let interruption = Interruption(stop: stop)
        defer { withExtendedLifetime(interruption) {} }
        let converter = Converter(
            work: work, workers: workers, command: self, plan: plan, stop: stop, early: loaded?.work)
        var report = ConversionReport(
            total: plan.entries.count, leftOut: list.leftOut, isJSON: json,
            isQuiet: quiet || plan.usesStandardOutput && !json)
        // A loop is written by all processors, and its frames are held.
        try await forEachInOrder(plan.entries, jobs: picture.animate ? 1 : jobs) { entry in
            await converter.convert(entry)
        } finished: { outcome in
            try report.add(outcome)
        }
        try report.end(isStopped: stop.isSet)
        if stop.isSet { throw ExitCode(Failure.Status.interrupted.rawValue) }
        if let first = report.failures.first { throw first.exitCode }
    }

    private func supervisedWorkers(_ format: EmojiFormat) throws -> SupervisedWorkers {
        let library = try reportingFailures(file: style.displayName) { try StyleLibrary(trusting: style.id()) }
        _ = try EmojiWork.choices(making, format, in: library)
        return SupervisedWorkers(
            self, format: format, limits: SupervisedWorkers.Limits(seconds: timeout, memory: memory))
    }

    /// The inputs that files name.
    private func listed() throws -> [String] {
        try reportingFailures(file: filesFrom ?? filesFrom0 ?? "") {
            let lines = try filesFrom.map { try PathList.paths(in: $0, separator: UInt8(ascii: "\n")) } ?? []
            let listed = try lines + (filesFrom0.map { try PathList.paths(in: $0, separator: 0) } ?? [])
            guard !listed.contains("-") else {
                throw Failure(status: .usage, description: "a list of inputs names files; standard input (-) is none")
            }
            return listed
        }
    }

    /// The only picture, which is read while the style is loaded; `nil` where there are several, or what may keep it from being read has
    /// to be said first.
    private func earlyInput(of plan: ConversionPlan) -> InputFile? {
        guard jobs > 1, !skipExisting, !plan.isNamedByContent, plan.entries.count == 1,
            let input = try? plan.entries[0].input.get(), !input.isStandardInput,
            (try? plan.outputs(of: input).refuseExisting(command: self)) != nil
        else { return nil }
        return input
    }
}

/// Converts one input and writes its outputs.
struct Converter: Sendable {
    /// What became of one input.
    struct Conversion: Sendable {
        let summary: String
        /// One object for each emoji.
        let reports: [EmojiReport]
        /// What a person should know about the reading; `nil` when there is nothing.
        let notice: String?
    }

    enum Outcome: Sendable {
        case converted(Conversion)
        case failed(path: String, Failure)
        /// Its outputs are there already.
        case skipped(path: String, outputs: [String])
        /// It was told to stop before anything was written.
        case stopped
    }

    /// `nil` when there is no input to convert.
    let work: EmojiWork?
    /// What makes the emoji in place of `work`.
    let workers: SupervisedWorkers?
    let command: Convert
    let plan: ConversionPlan
    let stop: StopSignal
    /// What was read of the only picture while the maker was loaded.
    let early: Result<FaceReading, any Error>?

    func convert(_ entry: InputList.Entry) async -> Outcome {
        if stop.isSet { return .stopped }
        switch entry.input {
        case .failure(let failure): return .failed(path: entry.path, failure)
        case .success(let input):
            var places: ConversionOutputs?
            do {
                let outputs = try plan.outputs(of: input)
                places = outputs
                if command.skipExisting, let whole = outputs.whole {
                    return .skipped(path: entry.path, outputs: whole)
                }
                if plan.isNamedByContent, !command.skipExisting { try claim(outputs, for: input) }
                return try await convert(input, to: outputs).map { .converted($0) } ?? .stopped
            } catch is CancellationError {
                return .stopped
            } catch  where stop.isSet && workers != nil {
                return .stopped
            } catch {
                let failure = Failure(error, file: input.displayName)
                // Another input of the same bytes was done meanwhile.
                if command.skipExisting, plan.isNamedByContent, failure.reason == .outputIsInput,
                    let whole = places?.whole
                {
                    return .skipped(path: entry.path, outputs: whole)
                }
                return .failed(path: entry.path, failure)
            }
        }
    }

    /// - Throws: ``Failure`` where another input has the same bytes.
    private func claim(_ outputs: ConversionOutputs, for input: InputFile) throws(Failure) {
        guard let other = plan.ledger.claim(outputs.emoji, for: input.path) else { return }
        throw Failure(
            status: .usage, reason: .outputClash,
            description: "\(other) and \(input.path) hold the same bytes, and both would write \(outputs.emoji); add "
                + "--skip-existing to make it once, or put {name} into --output-name")
    }

    /// An emoji, wherever it was made.
    struct Made: Sendable {
        let file: [UInt8]
        let recipe: AvatarRecipe
        let facts: any Encodable & Sendable
    }

    private func convert(_ input: InputFile, to places: ConversionOutputs) async throws -> Conversion? {
        try places.refuseExisting(command: command)
        let (emojis, notice) = try await emojis(of: input, for: places)
        var outputs: [OutputLedger.Output] = []
        var reports: [EmojiReport] = []
        for (index, emoji) in emojis.enumerated() {
            let path = places.emojiPath(face: index + 1)
            outputs.append(OutputLedger.Output(path: path, bytes: emoji.file))
            if let recipePath = places.recipePath(face: index + 1) {
                outputs.append(OutputLedger.Output(path: recipePath, bytes: [UInt8](try emoji.recipe.json())))
            }
            reports.append(EmojiReport(input: input.path, output: path, facts: emoji.facts))
        }
        if stop.isSet { return nil }
        try plan.ledger.write(outputs, replacing: command.skipExisting)
        return Conversion(
            summary: "\(input.displayName) → \(reports.map(\.output).joined(separator: ", "))", reports: reports,
            notice: notice)
    }

    private func emojis(
        of input: InputFile, for places: ConversionOutputs
    ) async throws -> (emojis: [Made], notice: String?) {
        if let workers { return try await workers.emojis(of: input) }
        guard let work else { preconditionFailure("there is an input, but no maker was loaded") }
        let reading = try early?.get() ?? work.reading(of: input.picture())
        let drawn = try await work.emojis(of: reading, at: { places.emojiPath(face: $0) }, stop: stop)
        let emojis = drawn.map { drawn in
            Made(
                file: drawn.file, recipe: drawn.emoji.recipe,
                facts: EmojiFacts(emoji: drawn.emoji, top: command.making.top, composite: drawn.composite))
        }
        return (emojis, ReadingOptions.notice(facesLeftOut: reading.facesLeftOut, of: input.displayName))
    }
}
