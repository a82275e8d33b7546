import ArgumentParser
import Basics
import Compositing
import Foundation
import Mugmoji
import PartLibrary
import StyleWorkshop

/// `mugmoji expressions`: what the faces of a style can do.
struct Expressions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the expressions of a style, and shows them.",
        subcommands: [ExpressionsList.self, ExpressionsShow.self, ExpressionsGallery.self])
}

/// `mugmoji expressions list`
struct ExpressionsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the expressions of a style with their titles.")

    @OptionGroup var style: StyleOptions

    @Flag(help: "Print one JSON object a line for each expression.")
    var json = false

    func run() throws {
        try reportingFailures(file: style.displayName) {
            let expressions = try style.library().expressions
            let width = expressions.map(\.name.count).max() ?? 0
            for expression in expressions {
                if json {
                    try Results.json(Report(name: expression.name, title: expression.title))
                } else {
                    Results.line(
                        expression.name + String(repeating: " ", count: width - expression.name.count + 2)
                            + expression.title)
                }
            }
        }
    }

    private struct Report: JSONLine {
        let name: String
        let title: String
    }
}

/// `mugmoji expressions show`
struct ExpressionsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Draws an expression on the style's default face.")

    @Argument(help: ArgumentHelp("The expression's name.", valueName: "name"))
    var name: String

    @Option(name: .shortAndLong, help: ArgumentHelp("A PNG file, or - for standard output.", valueName: "face.png"))
    var output: String

    @OptionGroup var style: StyleOptions

    @Option(help: "Width and height of the picture in pixels, 16…4096.")
    var size = 512

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func validate() throws {
        guard AvatarRenderer.sizes.contains(size) else {
            throw ValidationError("--size \(size) is out of range: 16…4096")
        }
    }

    func run() throws {
        _ = try OutputFile.kind(of: output, among: ["png"])
        try reportingFailures(file: style.displayName) {
            if !force { try OutputFile.refuseExisting(output) }
            let library = try style.library()
            let ledger = OutputLedger(inputs: [], overwrite: force)
            ledger.protect(style: library.folder.path)
            try ledger.check([output])
            var recipe = AvatarRecipe(defaultFaceOf: library)
            recipe.expression = name
            let png = try AvatarRenderer(library: library).png(of: recipe, size: size)
            try ledger.write([OutputLedger.Output(path: output, bytes: png)])
        }
    }
}

/// `mugmoji expressions gallery`
struct ExpressionsGallery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws every expression of a style on one sheet.",
        discussion: "On the style's default face, or on that of a recipe, whose style is taken where none is named.")

    @Argument(help: ArgumentHelp("A recipe (JSON) whose face it is.", valueName: "recipe"))
    var recipe: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A PNG file, or - for standard output.", valueName: "sheet.png"))
    var output: String

    @OptionGroup var style: StyleOptions

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func run() throws {
        _ = try OutputFile.kind(of: output, among: ["png"])
        try reportingFailures(file: recipe ?? style.displayName) {
            if !force { try OutputFile.refuseExisting(output) }
            let list = InputList(paths: recipe.map { [$0] } ?? [], recursive: false)
            let face = try recipe.map { try AvatarRecipe(json: Data(list.single($0).read(.recipe))) }
            let library = try face.map { try style.renderer(for: $0).library } ?? style.library()
            let ledger = OutputLedger(inputs: list.files.map(\.path), overwrite: force)
            ledger.protect(style: library.folder.path)
            try ledger.check([output])
            guard !library.expressions.isEmpty else {
                throw ValidationError("the style \(library.style.name) has no expressions to show")
            }
            let png = try ExpressionGallery(of: library, on: face).png()
            try ledger.write([OutputLedger.Output(path: output, bytes: png)])
        }
    }
}
