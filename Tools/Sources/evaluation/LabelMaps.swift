import ArgumentParser
import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// The label maps of labelled photos, as the product parses them: what the autoencoder's canvases of photos are drawn from.
struct LabelMaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels",
        abstract: "Writes the label map of the canonical frame of each photo: 256×256 palette PNG files.")

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The split to take photos from.")
    var split = "train"

    @Option(help: "How many photos to take, spread evenly over the split; all where absent.")
    var photos: Int?

    @Option(help: "The folder to write to.")
    var output: String

    func run() throws {
        let table = try FaceTable(training: training)
        let usable = table.usable(split: split)
        let reader = try FaceReader()
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var missed = 0
        for row in PhotoMeasures.spread(usable, photos ?? usable.count) {
            let photo = URL(fileURLWithPath: table.path(of: row))
            guard let face = try reader.reading(of: photo, faces: .largest)?.reducedFaces.first else {
                missed += 1
                continue
            }
            let (labels, name) = (face.labels, photo.deletingPathExtension().lastPathComponent + ".png")
            let map = IndexedImage(width: labels.width, height: labels.height, indices: labels.labels)
            let bytes = try map.pngBytes(palette: FaceLabel.palette)
            try Data(bytes).write(to: folder.appendingPathComponent(name), options: .atomic)
        }
        print("\(output): label maps of \(split); no face found in \(missed) photos")
    }
}
