import AvatarMaking
import Compositing
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import VideoFrames

/// Converts one input and writes its outputs.
struct Converter: Sendable {
    /// What became of one input.
    struct Conversion: Sendable {
        let summary: String
        /// One object for each emoji.
        let reports: [EmojiReport]
        /// What a person should know about the reading; `nil` when there is nothing.
        let notice: String?
    }

    enum Outcome: Sendable {
        case converted(Conversion)
        case failed(path: String, Failure)
        /// It was told to stop before anything was written.
        case stopped
    }

    /// `nil` when there is no input to convert.
    let maker: EmojiMaker?
    let command: Convert
    let plan: ConversionPlan
    let choices: AvatarChoices
    let stop: StopSignal

    func convert(_ entry: InputList.Entry) -> Outcome {
        if stop.isSet { return .stopped }
        switch entry.input {
        case .failure(let failure): return .failed(path: entry.path, failure)
        case .success(let input):
            guard let maker else { preconditionFailure("there is an input, but no maker was loaded") }
            do {
                return try convert(input, with: maker).map { .converted($0) } ?? .stopped
            } catch {
                return .failed(path: entry.path, Failure(error, file: input.displayName))
            }
        }
    }

    private func convert(_ input: InputFile, with maker: EmojiMaker) throws -> Conversion? {
        try refuseExistingOutputs(of: input)
        let reading = try maker.reader.read(input.picture(), faces: command.face, turn: command.reading.rotate.turn)
        let emojis = try maker.avatars.emojis(of: reading, choices: choices)
        var outputs: [OutputLedger.Output] = []
        var reports: [EmojiReport] = []
        var paths: [String] = []
        for (index, emoji) in emojis.enumerated() {
            if stop.isSet { return nil }
            let path = plan.emojiPath(for: input, face: index + 1)
            let start = ContinuousClock.now
            let file = try command.picture.file(of: emoji.recipe, as: plan.format, by: maker.renderer)
            let composite = start.duration(to: .now)
            outputs.append(OutputLedger.Output(path: path, bytes: file))
            if let recipePath = plan.recipePath(for: input, face: index + 1) {
                outputs.append(OutputLedger.Output(path: recipePath, bytes: [UInt8](try emoji.recipe.json())))
            }
            paths.append(path)
            reports.append(
                EmojiReport(input: input.path, output: path, emoji: emoji, top: command.top, composite: composite))
        }
        if stop.isSet { return nil }
        try plan.ledger.write(outputs)
        return Conversion(
            summary: "\(input.displayName) → \(paths.joined(separator: ", "))", reports: reports,
            notice: ReadingOptions.notice(facesLeftOut: reading.facesLeftOut, of: input.displayName))
    }

    private func refuseExistingOutputs(of input: InputFile) throws(Failure) {
        guard !command.picture.force, command.face != .all else { return }
        try OutputFile.refuseExisting(plan.emojiPath(for: input, face: 1))
        try OutputFile.refuseExisting(plan.recipePath(for: input, face: 1))
    }
}
