import ArgumentParser
import Basics
import Compositing
import Foundation
import PartLibrary
import StyleWorkshop

/// `mugmoji parts export`
struct PartsExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a style for DiceBear, and recipes as its options.",
        discussion: """
            The style becomes a style definition of DiceBear 10: slots are components, parts are variants, roles are \
            colours, and the licence goes along. --options writes what draws the avatar of a recipe with it.
            """)

    @Option(help: ArgumentHelp("The style definition: a .json file, or - for standard output.", valueName: "file"))
    var dicebear: String?

    @Option(help: ArgumentHelp("The recipe that --options is of, or - for standard input.", valueName: "recipe.json"))
    var recipe: String?

    @Option(
        help: ArgumentHelp("The options that draw --recipe: a .json file, or - for standard output.", valueName: "file")
    )
    var options: String?

    @OptionGroup var style: StyleOptions

    @Flag(help: "Overwrite outputs that exist.")
    var force = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    func validate() throws {
        guard dicebear != nil || options != nil else {
            throw ValidationError("name what to write: a style with --dicebear, or options with --recipe and --options")
        }
        if (recipe == nil) != (options == nil) {
            throw ValidationError("--recipe and --options belong together; add the other one")
        }
        if dicebear == "-", options == "-" {
            throw ValidationError("the style and the options would both go to standard output; name a file")
        }
        for output in [dicebear, options].compactMap(\.self)
        where output != "-" && output.fileExtension.lowercased() != "json" {
            throw ValidationError("\(output) must end in .json")
        }
    }

    func run() throws {
        let list = InputList(paths: recipe.map { [$0] } ?? [], recursive: false)
        let ledger = OutputLedger(inputs: list.files.map(\.path), overwrite: force)
        let paths = [dicebear, options].compactMap(\.self)
        try reportingFailures(file: recipe ?? style.displayName) {
            let avatar = try recipe.map { try AvatarRecipe(json: Data(list.single($0).read(.recipe))) }
            let library = try avatar.map { try style.renderer(for: $0).library } ?? style.library()
            ledger.protect(style: library.folder.path)
            try ledger.check(paths)
            if !force { for path in paths { try OutputFile.refuseExisting(path) } }
            let export = DiceBearStyle(of: library)
            var outputs: [OutputLedger.Output] = []
            func add(_ made: JSONTree, leftOut: [String], at path: String) throws {
                if !quiet { for line in leftOut { Terminal.report("not in \(path): \(line)") } }
                let text = try JSONText.line(of: made) + "\n"
                outputs.append(OutputLedger.Output(path: path, bytes: Array(text.utf8)))
            }
            if let dicebear {
                let made = try export.definition()
                try add(made.definition, leftOut: made.leftOut, at: dicebear)
            }
            if let options, let avatar {
                let made = try export.options(of: avatar)
                try add(made.options, leftOut: made.leftOut, at: options)
            }
            try ledger.write(outputs)
        }
    }
}
