import ArgumentParser
import Basics
import Captioning
import Compositing
import Foundation
import Imaging
import PartLibrary

/// A sheet of stickers: one for each mood, with a caption of the bank.
struct MoodSheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moods", abstract: "Draws an avatar in each of the 48 moods, with a caption.")

    @Argument(help: ArgumentHelp("Recipes that convert --recipe wrote; the moods take turns.", valueName: "recipe"))
    var recipes: [String]

    @Option(help: "The language of the captions, en or zh.", transform: { try known($0) })
    var language = CaptionLanguage.english

    @Option(help: "What writes the captions.", transform: { try known($0) })
    var model = CaptionModel.bank

    @Option(help: "Moods in a row.")
    var columns = 8

    @Option(help: "Width and height of a sticker, in pixels.")
    var cell = 160

    @Option(help: "What lots are drawn with.")
    var seed: UInt64 = 1

    @Option(name: .shortAndLong, help: "The sheet, a PNG file.")
    var output: String

    /// What chats look like: light, dark, in between.
    private static let grounds = [
        Color(red: 255, green: 255, blue: 255), Color(red: 32, green: 33, blue: 36),
        Color(red: 236, green: 228, blue: 214),
    ]

    func run() throws {
        let avatars = try recipes.map { try AvatarRecipe(json: Data(contentsOf: URL(fileURLWithPath: $0))) }
        guard let first = avatars.first else { throw ValidationError("name a recipe") }
        let renderer = try AvatarRenderer(for: first)
        let writer = try CaptionWriter(language: language, model: model)
        var tiles: [[Image]] = []
        for (index, mood) in try Moods.packaged().all.enumerated() {
            var recipe = avatars[index % avatars.count]
            recipe.expression = mood.expression(in: renderer.library)?.name
            let subject = try CaptionSubject(recipe, mood: mood, drawnBy: renderer, for: model)
            recipe.caption = AvatarCaption(try writer.caption(of: subject, seed: seed))
            let ground = Self.grounds[(index + index / columns) % Self.grounds.count]
            tiles.append([try renderer.image(of: recipe, size: cell, background: ground)])
        }
        try AtomicFile.write(
            Sheet(cell: cell, columns: columns).picture(of: tiles).pngBytes(), to: output, overwrite: true)
    }
}

private func known<Word: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Word {
    if let word = Word(rawValue: text) { return word }
    throw ValidationError("take \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
}
