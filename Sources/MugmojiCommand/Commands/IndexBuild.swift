import ArgumentParser
import Foundation
import Mugmoji
import PartEmbedding

/// `mugmoji index build`
struct IndexBuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Embeds the parts of a style and writes the index.",
        discussion: """
            Run it after the parts of a style changed: parts that look as they did are not embedded again. The index is \
            replaced as a whole or not at all, and is the same for any number of jobs.
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
            let index = try StyleIndex(style: style.id(), embedder: embedder.source())
            let progress = SharedProgress(quiet: quiet)
            defer { progress.end() }
            let build = try index.build(jobs: jobs) { progress.update(done: $0, total: $1) }
            progress.end()
            if let reason = build.discarded {
                Terminal.report("\(index.url.path): \(reason); nothing of it was kept")
            }
            let report = IndexBuildReport(build, path: index.url.path, elapsed: start.duration(to: .now))
            if !quiet { Terminal.say(report.summary) }
            if json { try Results.json(report) }
        }
    }
}

/// A bar that any thread may move on.
private final class SharedProgress: @unchecked Sendable {
    private let quiet: Bool
    private let lock = NSLock()
    private var reporter: ProgressReporter?

    init(quiet: Bool) { self.quiet = quiet }

    func update(done: Int, total: Int) {
        lock.withLock {
            if reporter == nil { reporter = ProgressReporter(total: total, quiet: quiet) }
            if done > 0 { reporter?.finished() }
        }
    }

    func end() {
        lock.withLock {
            reporter?.end()
            reporter = nil
        }
    }
}
