import ArgumentParser
import FaceAtlas
import Foundation
import Mugmoji
import PartEmbedding
import PartLibrary

/// `mugmoji index`: the part embeddings of a style.
struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Works on the part-embedding index of a style.",
        subcommands: [IndexBuild.self, IndexCheck.self, IndexInfo.self, IndexQuery.self])
}

/// `mugmoji index build`
struct IndexBuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Embeds the parts of a style and writes the index.",
        discussion: """
            Run it after the parts of a style changed: parts that look as they did are not embedded again. The index is \
            replaced as a whole or not at all, and is the same for any number of jobs. That of a style which comes with \
            Mugmoji is kept in $XDG_CACHE_HOME/mugmoji or ~/.cache/mugmoji; the program's own files are never written.
            """)

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Option(help: ArgumentHelp("How many parts are embedded side by side.", valueName: "n"))
    var jobs = StyleIndex.defaultJobs

    @Flag(help: "Print one JSON object on standard output.")
    var json = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs \(jobs) is out of range: 1 or more") }
    }

    func run() throws {
        let start = ContinuousClock.now
        try reportingFailures(file: style.displayName) {
            let id = try style.id()
            let index = try StyleIndex(style: id, embedder: embedder.source(quiet: quiet), cache: IndexCache.ofUser)
            let progress = Progress(quiet: quiet)
            defer { progress.end() }
            let work: @Sendable (Int, Int) -> Void = { progress.reached($0, of: $1) }
            let build: StyleIndexBuild
            let path: String
            if id.isBuiltIn {
                let kept = try index.buildInCache(jobs: jobs, progress: work)
                (build, path) = (kept.build, kept.path)
            } else {
                (build, path) = (try index.build(jobs: jobs, progress: work), index.url.path)
            }
            progress.end()
            if let reason = build.discarded { Terminal.report("\(path): \(reason); nothing of it was kept") }
            let report = IndexBuildReport(build, path: path, elapsed: start.duration(to: .now))
            if !quiet { Terminal.say(report.summary) }
            if json { try Results.json(report) }
        }
    }
}

/// `mugmoji index check`
struct IndexCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tells whether the index of a style is of its parts as they are.",
        discussion: """
            Prints a line for each part that is new, has changed or is gone since the index was built, and for another \
            embedder. The exit status is 0 when there is nothing to do, and 1 when the index has to be built again.
            """)

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    @Flag(help: "Print nothing; the exit status tells.")
    var quiet = false

    func run() throws {
        let isFresh = try reportingFailures(file: style.displayName) {
            let index = try StyleIndex(style: style.id(), embedder: embedder.source(), cache: IndexCache.ofUser)
            let (stored, path) = try index.inUse()
            let report = IndexCheckReport(
                try index.changes(), path: path, isMissing: stored == nil, pack: index.library.packState)
            if json { try Results.json(report) } else if !quiet { Results.lines(report.lines) }
            if !quiet { Terminal.say(report.summary) }
            return report.fresh
        }
        if !isFresh { throw ExitCode(1) }
    }
}

/// `mugmoji index info`
struct IndexInfo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Tells what made the index of a style, and what is in it.")

    @OptionGroup var style: StyleOptions

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    func run() throws {
        try reportingFailures(file: style.displayName) {
            let (url, index) = try StyleIndex.file(of: style.id())
            let report = IndexInfoReport(of: index, path: url.path)
            if json { try Results.json(report) } else { Results.lines(report.details) }
        }
    }
}

/// `mugmoji index query`
struct IndexQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Lists the parts of a slot that are most like a selfie or a drawing.",
        discussion: """
            Of a selfie what the largest face shows of the slot is compared with all of the slot's parts, \
            also those that would not come into question for that face. An SVG is compared as a part of the slot.
            """)

    @Argument(help: ArgumentHelp("A picture, a part (SVG), or - for standard input.", valueName: "file"))
    var input: String

    @Option(help: "The slot whose parts are compared.")
    var slot: SlotName

    @Option(help: ArgumentHelp("How many parts are listed.", valueName: "k"))
    var top = 5

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    func validate() throws {
        guard top >= 1 else { throw ValidationError("--top \(top) is out of range: 1 or more") }
        guard Slot.matched.contains(slot.slot) else {
            let names = Slot.matched.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("parts in \(slot.slot.rawValue) are not matched; the slots are \(names)")
        }
    }

    func run() throws {
        let list = InputList(paths: [input], recursive: false)
        try reportingFailures(file: input) {
            let file = try list.single(input)
            let bytes = try file.read { head throws(Failure) in
                if Self.isDrawing(head) { return .drawing }
                try file.requirePicture(head)
                return .picture
            }
            let query = try PartQuery(style: style.id(), embedder: embedder.source(quiet: quiet))
            let isDrawing = Self.isDrawing(bytes)
            if !quiet { IndexNotice(query.indexChanges, style: style, embedder: embedder).say() }
            let matches =
                try isDrawing
                ? query.parts(
                    like: query.part(reading: bytes, slot: slot.slot, file: file.displayName), count: top)
                : query.parts(like: bytes, in: slot.slot, count: top)
            let report = IndexQueryReport(
                input: file.path, kind: isDrawing ? "part" : "photo", slot: slot.slot.rawValue,
                matches: matches.map(MatchReport.init))
            if json { try Results.json(report) } else { Results.lines(report.lines) }
        }
    }

    /// Told by the first bytes, as pictures are: an SVG begins with an element, perhaps after a mark and white space.
    private static func isDrawing(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        // There may be more white space than was looked at.
        return first == UInt8(ascii: "<") || first == nil && !bytes.isEmpty
    }
}
