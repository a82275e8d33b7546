import ArgumentParser

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
