import ArgumentParser
import Basics
import CProcess
import Dispatch
import Foundation
import Imaging
import PartLibrary

/// The program `mugmoji`.
@main
struct MugmojiCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mugmoji",
        abstract: "Turns a selfie into an avatar emoji, on your own CPU.",
        discussion: """
            Exit status: 0 everything was done; 64 wrong usage; 65 a file is no readable picture or video or has no face, \
            or a style is broken; 66 an input is missing or cannot be read; 69 ffmpeg is not installed; 70 a fault of \
            Mugmoji's own; 73 an output cannot be written; 74 standard output cannot be written; 130 stopped by Ctrl-C; \
            141 the reader of standard output has gone; 143 stopped by kill; 1 index check found an index that has to be \
            built again. With several inputs the rest are still converted, and the status is that of the first failure.
            """,
        version: programVersion,
        subcommands: [
            Convert.self, Parse.self, Render.self, Pack.self, CaptionCommand.self, Visualize.self, Index.self,
            Parts.self, Expressions.self, Serve.self, Worker.self,
        ])

    static let programVersion = "0.1.0"

    static func main() {
        StandardStreams.prepare()
        let arguments = arguments
        if let mistake = CommandName.mistake(in: arguments, below: Self.self) {
            end(with: mistake.error, in: mistake.command, arguments)
        }
        let command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            end(with: error, in: nil, arguments)
        }
        // A sandbox holds the threads that begin in it; to listen to signals begins some.
        do throws(Failure) {
            try Sandbox.enter(for: command)
        } catch {
            Terminal.report(error)
            end(error.status.rawValue)
        }
        Interruption.prepare()
        if let command = command as? any AsyncParsableCommand {
            run(command, arguments)
            dispatchMain()
        }
        do {
            var command = command
            try command.run()
        } catch {
            end(with: error, in: type(of: command), arguments)
        }
        end(0)
    }

    private static func run(_ command: sending any AsyncParsableCommand, _ arguments: [String]) {
        let kind = type(of: command)
        var command = command
        Task {
            do {
                try await command.run()
            } catch {
                end(with: error, in: kind, arguments)
            }
            end(0)
        }
    }

    /// As they were given, byte for byte.
    static var arguments: [String] {
        func texts(_ words: some Sequence<UnsafeMutablePointer<CChar>?>) -> [String] {
            words.dropFirst().compactMap(\.self).map { word in
                SystemPath.text(of: UnsafeRawBufferPointer(start: word, count: strlen(word)).map(\.self))
            }
        }
        var count = 0
        if let words = mugmoji_arguments(&count) { return texts(UnsafeBufferPointer(start: words, count: count)) }
        return texts(UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)))
    }

    private static func end(with error: any Error, in command: (any ParsableCommand.Type)?, _ arguments: [String])
        -> Never
    {
        let ending = Ending(error, of: command, arguments: arguments)
        for message in ending.messages { Terminal.report(message) }
        Terminal.write(ending.usage)
        Results.text(ending.output)
        end(ending.status)
    }

    private static func end(_ status: Int32) -> Never {
        let status = Interruption.status(for: Results.end(status))
        AtomicFile.removeUnfinished()
        Foundation.exit(status)
    }
}

/// What the program says and how it ends when a command could not be run or has thrown something.
struct Ending {
    let status: Int32
    /// What went wrong.
    private(set) var messages: [String] = []
    /// How the command is used, and where help is found.
    private(set) var usage = ""
    /// Help and the version, when they were asked for.
    private(set) var output = ""

    /// - Parameter command: the one that threw the error; `nil` while the command line was read.
    init(_ error: any Error, of command: (any ParsableCommand.Type)?, arguments: [String]) {
        typealias Root = MugmojiCommand
        status = Root.exitCode(for: error).rawValue
        if error is ExitCode { return }
        let text = Root.fullMessage(for: error)
        guard status != 0 else {
            output = text + "\n"
            return
        }
        let message = Root.message(for: error)
        messages = Self.lines(of: message, arguments)
        if let command, error is ValidationError {
            let path = CommandName.path(to: command, below: Root.self).joined(separator: " ")
            usage = "Usage: \(Root.usageString(for: command))\n  See '\(path) --help' for more information.\n"
        } else {
            usage = text.hasPrefix("Error: \(message)\n") ? text.dropFirst("Error: \(message)\n".count) + "\n" : ""
        }
    }

    /// A message of several lines is one of the argument parser's own, unless the line breaks are in what it quotes.
    private static func lines(of message: String, _ arguments: [String]) -> [String] {
        let isOne = arguments.contains { $0.unicodeScalars.contains("\n") }
        return isOne ? [message] : message.split(separator: "\n").map(String.init)
    }
}

/// The names of subcommands.
enum CommandName {
    /// A word of the command line that stands where a subcommand should, and the command that has no such one.
    struct Mistake {
        let word: String
        let command: any ParsableCommand.Type

        var error: ValidationError {
            let called = CommandName.path(to: command, below: MugmojiCommand.self).dropFirst()
            let name = (called + [word]).joined(separator: " ")
            let known = command.configuration.subcommands.map { $0._commandName }
            let scored = known.map { (score: editDistance(Array(word.lowercased().utf8), Array($0.utf8)), name: $0) }
            let nearest = scored.min { $0.score < $1.score }
            guard let nearest, nearest.score <= max(1, nearest.name.utf8.count / 2) else {
                return ValidationError(
                    "there is no command “\(name)”; the commands are \(known.joined(separator: ", "))")
            }
            let meant = (called + [nearest.name]).joined(separator: " ")
            return ValidationError("there is no command “\(name)”; did you mean \(meant)?")
        }
    }

    static func mistake(in arguments: [String], below command: any ParsableCommand.Type) -> Mistake? {
        let subcommands = command.configuration.subcommands
        guard let word = arguments.first, !subcommands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
        // What is no subcommand's name is an argument of the usual one.
        if command.configuration.defaultSubcommand != nil, !subcommands.contains(where: { $0._commandName == word }) {
            return nil
        }
        guard let next = subcommands.first(where: { $0._commandName == word }) else {
            return Mistake(word: word, command: command)
        }
        return mistake(in: Array(arguments.dropFirst()), below: next)
    }

    /// The words by which a command is called.
    static func path(to command: any ParsableCommand.Type, below root: any ParsableCommand.Type) -> [String] {
        if command == root { return [root._commandName] }
        for subcommand in root.configuration.subcommands {
            let path = path(to: command, below: subcommand)
            if !path.isEmpty { return [root._commandName] + path }
        }
        return []
    }
}
