import ArgumentParser
import Basics
import Compositing
import FaceParsing
import Foundation
import Mugmoji

/// The input of a command that takes a selfie or a recipe: an avatar, whichever it is.
struct AvatarInput {
    let recipe: AvatarRecipe
    let renderer: AvatarRenderer
    /// The face of the selfie; `nil` for a recipe.
    let face: ParsedFace?

    /// How the input is read, and what is chosen in place of what it says.
    struct Options {
        let choice: ChoiceOptions
        let reading: ReadingOptions
        let style: StyleOptions
        let embedder: EmbedderOptions
        /// How many parts are embedded side by side where the index is not as it should be.
        var jobs = ProcessInfo.processInfo.activeProcessorCount
        /// Whether nothing is said of the index.
        var quiet = false
    }

    init(_ file: InputFile, options: Options) throws {
        if try Self.isRecipe(file) {
            let avatar = try AvatarRecipe(json: Data(file.read(.recipe)))
            renderer = try options.style.renderer(for: avatar)
            recipe = try avatar.applying(
                options.choice.choices(in: renderer.library), library: renderer.library)
            face = nil
            return
        }
        let picture = try file.picture()
        let maker = try EmojiMaker(
            style: options.style.id(), reader: FaceReader(maximumPixels: options.reading.maxPixels),
            embedder: options.embedder.source(quiet: options.quiet), jobs: options.jobs)
        if !options.quiet {
            IndexNotice(maker.avatars, style: options.style, embedder: options.embedder).say()
        }
        let choices = try options.choice.choices(in: maker.renderer.library)
        let faces = try maker.reader.read(picture, faces: .largest, turn: options.reading.rotate.turn)
        let emoji = try maker.avatars.emoji(of: faces.largest, choices: choices)
        (recipe, renderer, face) = (emoji.recipe, maker.renderer, emoji.face)
    }

    /// Whether a file's name or first sign says that it is JSON; standard input is taken for a picture.
    private static func isRecipe(_ file: InputFile) throws(Failure) -> Bool {
        if file.path.fileExtension.lowercased() == "json" { return true }
        guard !file.isStandardInput else { return false }
        let descriptor = try file.open()
        defer { close(descriptor) }
        var head: [UInt8] = []
        do {
            try BoundedFile.append(to: &head, upTo: 64, from: descriptor)
        } catch {
            return false
        }
        return head.first { !UInt8.isBlank($0) } == UInt8(ascii: "{")
    }
}

extension UInt8 {
    /// White space of JSON.
    fileprivate static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
