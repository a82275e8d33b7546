import ArgumentParser
import Foundation
import Mugmoji
import PartEmbedding

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
        let changes = try reportingFailures(file: style.displayName) {
            let index = try StyleIndex(style: style.id(), embedder: embedder.source())
            let changes = try index.changes()
            let isMissing = !FileManager.default.fileExists(atPath: index.url.path)
            let report = IndexCheckReport(changes, path: index.url.path, isMissing: isMissing)
            if json { try Results.json(report) } else if !quiet { Results.lines(report.lines) }
            if !quiet { Terminal.say(report.summary) }
            return changes
        }
        if !changes.isEmpty { throw ExitCode(1) }
    }
}
