import ArgumentParser
import Basics
import Dispatch
import Foundation
import Imaging

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
        version: "0.1.0",
        subcommands: [Convert.self, Parse.self, Render.self, Visualize.self, Index.self, Parts.self])

    static func main() {
        StandardStreams.prepare()
        Interruption.prepare()
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
    private static var arguments: [String] {
        let pointers = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        return pointers.dropFirst().compactMap(\.self).map { argument in
            SystemPath.text(of: UnsafeRawBufferPointer(start: argument, count: strlen(argument)).map(\.self))
        }
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

    private static func end(_ status: Int32) -> Never { Foundation.exit(Interruption.status(for: Results.end(status))) }
}
