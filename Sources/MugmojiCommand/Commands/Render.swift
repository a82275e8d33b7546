import ArgumentParser
import Basics
import Compositing
import Foundation
import Mugmoji
import PartLibrary

/// `mugmoji render`: a recipe becomes a picture again.
struct Render: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a recipe that convert --recipe wrote, the same to the pixel.")

    @Argument(help: ArgumentHelp("A recipe (JSON), or - for standard input.", valueName: "recipe"))
    var recipe: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A \(EmojiFormat.extensions) file, or - for standard output.", valueName: "out"))
    var output: String

    @OptionGroup var drawing: RecipeOptions

    func run() async throws {
        let (picture, style) = (drawing.picture, drawing.style)
        let list = InputList(paths: [recipe], recursive: false)
        let format = try picture.format(of: output)
        try drawing.caption.drawing.check(format)
        let plan = try OutputPlan(
            inputs: list.files, destination: output, kind: .emoji(format, isNamed: picture.format != nil),
            asFolder: false)
        let ledger = OutputLedger(inputs: list.files.map(\.path), overwrite: picture.force)
        try ledger.check(Array(plan.paths.values))
        if plan.paths.values.contains("-"), Terminal.outputIsTerminal {
            throw ValidationError(
                "the emoji would go to the terminal; redirect standard output, or name a file with -o")
        }
        try await reportingFailures(file: recipe) {
            let input = try list.single(recipe)
            let path = plan.paths[input] ?? output
            if !picture.force { try OutputFile.refuseExisting(path) }
            let avatar = try AvatarRecipe(json: Data(input.read(.recipe)))
            let renderer = try style.renderer(for: avatar)
            ledger.protect(style: renderer.library.folder.path)
            try ledger.check([path])
            let file = try await drawing.file(of: avatar, as: format, by: renderer, at: path).bytes
            try ledger.write([OutputLedger.Output(path: path, bytes: file)])
        }
    }
}
