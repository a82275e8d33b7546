import ArgumentParser
import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import PartEmbedding
import PartLibrary

/// The canvases of every label map in a folder.
struct PhotoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photo",
        abstract: "Draw label maps: OUTPUT/<slot>/photo/<name>.png; a slot that shows nothing is left out.")

    @Option(help: "A folder of label maps of the canonical frame as PNG files (256×256; 255 is filled from around).")
    var labels: String

    @Option(help: "The folder to write to.")
    var output: String

    @Option(help: "Pixels around the canonical frame in the label maps, which are cut off.")
    var margin = 0

    @Option(help: "Draw only this many, evenly spread.")
    var limit: Int?

    func run() throws {
        let source = URL(fileURLWithPath: labels, isDirectory: true)
        var names = try FileManager.default.contentsOfDirectory(atPath: source.path)
            .filter { $0.hasSuffix(".png") }.sorted()
        if let limit, limit > 0, limit < names.count {
            names = (0..<limit).map { names[$0 * names.count / limit] }
        }
        let folder = CanvasFolder(path: output)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: source.appendingPathComponent(name)))
            guard let map = LabelMap(training: try IndexedImage(pngBytes: bytes), margin: margin) else {
                throw ValidationError("\(name) is no label map with a margin of \(margin); labels are 0 to 15, and 255")
            }
            for slot in Slot.matched {
                let canvas = PartCanvas(labels: map, slot: slot)
                if canvas.isEmpty { continue }
                try folder.write(canvas, slot: slot, side: "photo", name: String(name.dropLast(".png".count)))
            }
        }
    }
}
