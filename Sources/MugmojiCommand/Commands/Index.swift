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

        @Option(help: "A style that comes with Mugmoji.")
        var style = StyleName(EmojiMaker.defaultStyle)

        @Option(help: ArgumentHelp("The folder of a style, in place of --style.", valueName: "folder"))
        var parts: String?

        @Flag(help: "Say nothing but what went wrong.")
        var quiet = false

        func run() throws {
            try reportingFailures(file: parts ?? style.name) {
                if let parts, !FileManager.default.fileExists(atPath: parts) {
                    throw Failure(status: .noInput, description: "\(parts): no such folder")
                }
                let start = ContinuousClock.now
                let index = try StyleIndex(style: parts.map(Self.asFolder) ?? style.name)
                let count = try index.build()
                if !quiet {
                    let seconds = String(format: "%.2f", start.duration(to: .now) / .seconds(1))
                    Terminal.say("\(index.url.path): \(count) parts embedded in \(seconds) s")
                }
            }
        }

        /// A path always holds a slash; a bare name would be taken for a built-in style.
        private static func asFolder(_ path: String) -> String { path.contains("/") ? path : "./" + path }
    }
}
