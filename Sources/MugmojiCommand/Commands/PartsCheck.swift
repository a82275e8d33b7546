import ArgumentParser
import Foundation
import Mugmoji
import PartLibrary
import StyleWorkshop

/// `mugmoji parts check`
struct PartsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tells everything that is wrong with a style, and how to mend it.",
        discussion: """
            Prints a line for each mistake: file, line, what is wrong and what to do. Every part is also drawn, to see \
            that there is something and that it lies where it is looked for. The exit status is 65 when there is \
            anything to mend.
            """)

    @Argument(help: ArgumentHelp("The folder of a style.", valueName: "folder"))
    var folder: String

    @Flag(help: "Print nothing but mistakes.")
    var quiet = false

    func run() throws {
        try reportingFailures(file: folder) { try StyleOptions.requireFolder(folder) }
        let check = StyleCheck(contentsOf: URL(fileURLWithPath: folder, isDirectory: true))
        Results.lines(check.problems.map(\.description))
        guard check.problems.isEmpty else {
            let files = Set(check.problems.map(\.file)).count
            let things = check.problems.count == 1 ? "1 mistake" : "\(check.problems.count) mistakes"
            Terminal.report("\(things) in \(files == 1 ? "1 file" : "\(files) files") of \(folder)")
            throw ExitCode(Failure.Status.data.rawValue)
        }
        if !quiet { Terminal.say("\(folder): \(check.partCount) parts, nothing to mend") }
    }
}
