import ArgumentParser
import Basics
import PartLibrary

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
