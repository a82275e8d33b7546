import ArgumentParser
import FaceAtlas
import Foundation
import PartEmbedding
import PartLibrary

/// One canvas for every matched part of a style.
struct ArtCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "art", abstract: "Draw the parts of a style: OUTPUT/<slot>/art/<id>.png.")

    @Option(help: "The name of a style that comes with Mugmoji.")
    var style = "pop"

    @Option(help: ArgumentHelp("A folder with a style of your own, in place of --style.", valueName: "folder"))
    var parts: String?

    @Option(help: "The folder to write to.")
    var output: String

    func run() throws {
        let library = try StyleLibrary(StyleID(parts ?? style))
        let folder = CanvasFolder(path: output)
        for slot in Slot.matched {
            for part in library.parts(in: slot) where part.isMatched {
                try folder.write(PartCanvas(part: part, library: library), slot: slot, side: "art", name: part.id)
            }
        }
    }
}
