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
    /// Names of outputs tell of the bytes of their inputs, which are read for it when their turn comes.
    let isNamedByContent: Bool
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
            inputs: inputs, destination: command.output,
            kind: .emoji(format, isNamed: named != nil, infix: command.outputName == nil ? ".emoji" : ""),
            asFolder: list.isMany, name: command.outputName)
        let recipes = try command.recipe.map { destination in
            if numbered, destination == "-" {
                throw ValidationError("--face all can make several recipes; give --recipe a file or a folder")
            }
            return try OutputPlan(
                inputs: inputs, destination: destination, kind: .recipe, asFolder: list.isMany, name: command.outputName
            )
        }
        isNamedByContent = command.outputName?.needsContent ?? false
        if isNamedByContent, inputs.contains(where: \.isStandardInput) {
            throw ValidationError("{sha256} in --output-name is of files; standard input (-) is none")
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

    /// Where the outputs of `input` go.
    ///
    /// - Throws: ``Failure`` when its bytes have to be read for it and cannot be.
    func outputs(of input: InputFile) throws(Failure) -> ConversionOutputs {
        let sha256 = isNamedByContent ? try input.sha256() : ""
        return ConversionOutputs(
            emoji: emoji.path(of: input, sha256: sha256) ?? "-", recipe: recipes?.path(of: input, sha256: sha256),
            numbered: numbered, format: format)
    }
}

/// Where the emoji and the recipes of one input go.
struct ConversionOutputs: Sendable {
    /// The emoji's path before it gets a number; `-` for standard output.
    let emoji: String
    /// The same of the recipe; `nil` when none is asked for.
    let recipe: String?
    let numbered: Bool
    let format: EmojiFormat

    /// The output for face `number` (from 1).
    func emojiPath(face number: Int) -> String { numbered ? OutputPlan.numbered(emoji, number) : emoji }

    /// The recipe's path, or `nil` when none is asked for.
    func recipePath(face number: Int) -> String? {
        recipe.map { numbered ? OutputPlan.numbered($0, number) : $0 }
    }

    /// The outputs of an input of which one face is drawn, where all of them are there and whole.
    var whole: [String]? {
        guard EarlierOutput.isWhole(emoji: emoji, format), recipe.map(EarlierOutput.isWhole(recipe:)) ?? true else {
            return nil
        }
        return [emoji] + (recipe.map { [$0] } ?? [])
    }

    /// Looks for outputs that would be written over, before any work is done.
    ///
    /// - Throws: ``Failure``.
    func refuseExisting(command: Convert) throws(Failure) {
        guard !command.picture.force, !command.skipExisting, command.face != .all else { return }
        try OutputFile.refuseExisting(emojiPath(face: 1))
        try OutputFile.refuseExisting(recipePath(face: 1))
    }
}
