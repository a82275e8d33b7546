import Compositing
import Foundation
import Imaging
import Mugmoji

/// Converts one input and writes its outputs.
struct Converter: Sendable {
    /// What became of one input.
    struct Conversion: Sendable {
        let summary: String
        /// One JSON object for each emoji.
        let lines: [String]
    }

    /// `nil` when there is no input to convert.
    let maker: EmojiMaker?
    let command: Convert
    let plan: ConversionPlan
    let choices: AvatarChoices

    func convert(_ entry: Result<InputFile, Failure>) -> Result<Conversion, Failure> {
        switch entry {
        case .failure(let failure): return .failure(failure)
        case .success(let input):
            guard let maker else { preconditionFailure("there is an input, but no maker was loaded") }
            do {
                return .success(try convert(input, with: maker))
            } catch {
                return .failure(Failure(error, file: input.displayName))
            }
        }
    }

    private func convert(_ input: InputFile, with maker: EmojiMaker) throws -> Conversion {
        try refuseExistingOutputs(of: input)
        let emojis = try maker.emojis(from: input.read(), faces: command.face, choices: choices)
        var lines: [String] = []
        var outputs: [String] = []
        for (index, emoji) in emojis.enumerated() {
            let path = plan.emojiPath(for: input, face: index + 1)
            let start = ContinuousClock.now
            let file = try command.picture.file(of: emoji.recipe, as: plan.format, by: maker.renderer)
            let composite = start.duration(to: .now)
            try OutputFile(path: path, overwrite: command.picture.force).write(file)
            if let recipePath = plan.recipePath(for: input, face: index + 1) {
                try OutputFile(path: recipePath, overwrite: command.picture.force).write([UInt8](emoji.recipe.json()))
            }
            outputs.append(path)
            if command.json {
                lines.append(
                    try EmojiReport(
                        input: input.path, output: path, emoji: emoji, top: command.top, composite: composite
                    ).text)
            }
        }
        return Conversion(summary: "\(input.displayName) → \(outputs.joined(separator: ", "))", lines: lines)
    }

    private func refuseExistingOutputs(of input: InputFile) throws(Failure) {
        guard !command.picture.force, command.face != .all else { return }
        try OutputFile.refuseExisting(plan.emojiPath(for: input, face: 1))
        try OutputFile.refuseExisting(plan.recipePath(for: input, face: 1))
    }
}
