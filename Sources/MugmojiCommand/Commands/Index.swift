import ArgumentParser
import Foundation
import Mugmoji

/// `mugmoji index`: the part embeddings of a style.
struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Works on the part-embedding index of a style.", subcommands: [Build.self])

    /// `mugmoji index build`
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Embeds every part of a style and writes the index.",
            discussion: "Run it after the parts of a style changed.")

        @OptionGroup var style: StyleOptions

        @Flag(help: "Say nothing but what went wrong.")
        var quiet = false

        func run() throws {
            try reportingFailures(file: style.displayName) {
                let start = ContinuousClock.now
                let index = try StyleIndex(style: style.location())
                let count = try index.build()
                if !quiet {
                    let seconds = String(format: "%.2f", start.duration(to: .now) / .seconds(1))
                    Terminal.say("\(index.url.path): \(count) parts embedded in \(seconds) s")
                }
            }
        }
    }
}
