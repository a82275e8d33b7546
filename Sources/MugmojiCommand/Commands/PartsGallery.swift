import ArgumentParser
import FoundationEssentials
import Mugmoji
import PartLibrary
import StyleWorkshop

/// `mugmoji parts gallery`
struct PartsGallery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws every part of a style on one sheet.",
        discussion: """
            A PNG shows every part at 96 pixels with its name, slot by slot. A page of HTML, for any browser, also shows \
            them in every colour of the style's palettes; it holds no script and needs no other file.
            """)

    @OptionGroup var style: StyleOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A PNG or HTML file, or - for a PNG on standard output.", valueName: "sheet.png|page.html"))
    var output: String

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func run() throws {
        let kind = try OutputFile.kind(of: output, among: ["png", "html"])
        try reportingFailures(file: style.displayName) {
            if !force { try OutputFile.refuseExisting(output) }
            let library = try style.library()
            let ledger = OutputLedger(inputs: [], overwrite: force)
            ledger.protect(style: library.folder.path)
            try ledger.check([output])
            let gallery = PartGallery(of: library)
            let bytes = try kind == "png" ? gallery.png() : Array(gallery.page().utf8)
            try ledger.write([OutputLedger.Output(path: output, bytes: bytes)])
        }
    }
}
