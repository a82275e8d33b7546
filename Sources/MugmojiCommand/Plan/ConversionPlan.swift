import ArgumentParser
import Mugmoji

/// Where a conversion's emoji and recipes go.
struct ConversionPlan {
    /// What the emoji are written as.
    let format: EmojiFormat
    private let emoji: OutputPlan
    private let recipes: OutputPlan?
    private let numbered: Bool

    init(command: Convert, list: InputList) throws {
        let inputs = list.files
        numbered = command.face == .all
        if numbered, command.output == "-" || command.output == nil && inputs.contains(where: \.isStandardInput) {
            throw ValidationError("--face all can make several emoji; give -o a file or a folder")
        }
        let named = command.picture.format
        format = try EmojiFormat(output: command.output, named: named, asFolder: list.isMany)
        emoji = try OutputPlan(
            inputs: inputs, destination: command.output, kind: .emoji(format, isNamed: named != nil),
            asFolder: list.isMany)
        if let destination = command.recipe {
            if destination == "-" { throw ValidationError("--recipe takes a file or a folder, not -") }
            recipes = try OutputPlan(inputs: inputs, destination: destination, kind: .recipe, asFolder: list.isMany)
        } else {
            recipes = nil
        }
        if usesStandardOutput, command.json {
            throw ValidationError("--json and the emoji would both go to standard output; name a file with -o")
        }
        if usesStandardOutput, Terminal.outputIsTerminal {
            throw ValidationError(
                "the emoji would go to the terminal; redirect standard output, or name a file with -o")
        }
    }

    /// An emoji is written to standard output.
    var usesStandardOutput: Bool { emoji.paths.values.contains("-") }

    /// The output for face `number` (from 1) of `input`.
    func emojiPath(for input: InputFile, face number: Int) -> String { path(in: emoji, input, number) ?? "-" }

    /// The recipe's path, or `nil` when none is asked for.
    func recipePath(for input: InputFile, face number: Int) -> String? { path(in: recipes, input, number) }

    private func path(in plan: OutputPlan?, _ input: InputFile, _ number: Int) -> String? {
        guard let path = plan?.paths[input] else { return nil }
        return numbered ? OutputPlan.numbered(path, number) : path
    }
}
