import ArgumentParser
import Foundation
import Mugmoji
import PartEmbedding

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
