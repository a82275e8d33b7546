import ArgumentParser
import FaceParsing
import FoundationEssentials
import Mugmoji
import PartLibrary

/// Where a conversion's emoji and recipes go.
struct ConversionPlan {
    /// What the emoji are written as.
    let format: EmojiFormat
    /// What is to be done; inputs whose outputs would have the same name come first, as failures.
    let entries: [InputList.Entry]
    /// Writes the outputs.
    let ledger: OutputLedger
    private let emoji: OutputPlan
    private let recipes: OutputPlan?
    private let numbered: Bool

    init(command: Convert, list: InputList) throws {
        let inputs = list.files
        let numbered = command.face == .all
        if numbered, command.output == "-" || command.output == nil && inputs.contains(where: \.isStandardInput) {
            throw ValidationError("--face all can make several emoji; give -o a file or a folder")
        }
        let named = command.picture.format
        format = try command.picture.format(of: command.output, asFolder: list.isMany)
        let emoji = try OutputPlan(
            inputs: inputs, destination: command.output, kind: .emoji(format, isNamed: named != nil),
            asFolder: list.isMany)
        let recipes = try command.recipe.map { destination in
            if numbered, destination == "-" {
                throw ValidationError("--face all can make several recipes; give --recipe a file or a folder")
            }
            return try OutputPlan(inputs: inputs, destination: destination, kind: .recipe, asFolder: list.isMany)
        }
        (self.emoji, self.recipes, self.numbered) = (emoji, recipes, numbered)
        let refused = emoji.refused.merging(recipes?.refused ?? [:]) { first, _ in first }
        let all =
            list.entries.compactMap { entry in
                let failure = (try? entry.input.get()).flatMap { refused[$0] }
                return failure.map { InputList.Entry(path: entry.path, input: .failure($0)) }
            }
            + list.entries.filter { entry in (try? entry.input.get()).map { refused[$0] == nil } ?? true }
        // Names are given to all inputs, so that those of one shard do not meet those of another.
        entries = command.shard.map { shard in all.filter { shard.contains($0.path) } } ?? all
        ledger = OutputLedger(
            inputs: inputs.map(\.path) + command.embedder.files
                + [command.filesFrom, command.filesFrom0].compactMap(\.self), overwrite: command.picture.force)
        if let style = try? command.style.id().location { ledger.protect(style: style.path) }
        try checkStandardOutput(isJSON: command.json)
        let groups = [emoji, recipes].compactMap { plan in plan.map { plan in inputs.compactMap { plan.paths[$0] } } }
        try numbered ? ledger.checkNumbered(groups) : ledger.check(groups.flatMap(\.self))
    }

    private func checkStandardOutput(isJSON: Bool) throws {
        let (hasEmoji, hasRecipe) = (usesStandardOutput, recipes?.paths.values.contains("-") ?? false)
        if hasEmoji, hasRecipe {
            throw ValidationError("the emoji and the recipe would both go to standard output; name a file with -o")
        }
        if isJSON, hasEmoji || hasRecipe {
            throw ValidationError(
                "--json and the \(hasEmoji ? "emoji" : "recipe") would both go to standard output; name a file with "
                    + (hasEmoji ? "-o" : "--recipe"))
        }
        if hasEmoji, Terminal.outputIsTerminal {
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

    /// The outputs of an input of which one face is drawn, where all of them are there and whole.
    func earlierOutputs(of input: InputFile) -> [String]? {
        let (emoji, recipe) = (emojiPath(for: input, face: 1), recipePath(for: input, face: 1))
        guard EarlierOutput.isWhole(emoji: emoji, format), recipe.map(EarlierOutput.isWhole(recipe:)) ?? true else {
            return nil
        }
        return [emoji] + (recipe.map { [$0] } ?? [])
    }

    private func path(in plan: OutputPlan?, _ input: InputFile, _ number: Int) -> String? {
        guard let path = plan?.paths[input] else { return nil }
        return numbered ? OutputPlan.numbered(path, number) : path
    }
}
