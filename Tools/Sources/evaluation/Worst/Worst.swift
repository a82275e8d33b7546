import ArgumentParser
import Basics
import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// A sheet of the photos on which the parse is most likely wrong.
struct Worst: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a sheet of the photos whose parse disagrees most with their labels.",
        discussion: """
            Photos are ranked by how much the parse (what is worn, hair, eyes, mouth, missing features) disagrees with \
            faces.csv, and by how much of the head gets another label when the photo is mirrored, which tells where the \
            parser is unsure. The list numbers the tiles row by row and says what disagrees: the label, not the reading. \
            A tile is the aligned crop beside the same with our labels over it.
            """)

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The split to take photos from.")
    var split = "val"

    @Option(help: "How many photos to show.")
    var count = 48

    @Option(help: "How many of the worst to leave out first.")
    var skip = 0

    @Option(help: "Photos in a row.")
    var columns = 8

    @Option(help: "Width and height of a tile, in pixels; a photo has two.")
    var cell = 120

    @Option(name: .shortAndLong, help: "The sheet, a PNG file.")
    var output: String

    func validate() throws {
        guard count > 0, skip >= 0, columns > 0, cell > 0 else {
            throw ValidationError("--count, --columns and --cell must be positive, --skip not negative")
        }
    }

    func run() throws {
        let table = try FaceTable(training: training)
        let reader = try FaceReader()
        let mirror = try MirrorTest()
        let ranked = try table.usable(split: split).map { row in
            let reading = try reader.reading(of: url(of: row, in: table), faces: .largest)
            let face = reading?.reducedFaces.first
            let share = reading.flatMap { reading in
                face.map { mirror.differingShare($0, in: reading.picture.image) }
            }
            return (row: row, disagreement: Disagreement(row: row, face: face, mirrorShare: share ?? 0))
        }.sorted { $0.disagreement.score > $1.disagreement.score }
        let shown = ranked.dropFirst(skip).prefix(count)
        let tiles = try shown.map { try Self.tiles(of: url(of: $0.row, in: table), reader: reader) }
        try AtomicFile.write(
            Sheet(cell: cell, columns: columns).picture(of: tiles).pngBytes(), to: output, overwrite: true)
        for (index, photo) in shown.enumerated() {
            let place = "\(index / columns + 1).\(index % columns + 1)"
            let reasons = photo.disagreement.reasons.joined(separator: "; ")
            print("\(pad(place, 5)) \(photo.row.file) \(String(format: "%.1f", photo.disagreement.score))  \(reasons)")
        }
    }

    private func url(of row: FaceTable.Row, in table: FaceTable) -> URL {
        URL(fileURLWithPath: table.path(of: row))
    }

    /// The aligned crop and the crop with our labels; the whole photo where no face was found.
    private static func tiles(of file: URL, reader: FaceReader) throws -> [Image] {
        guard let reading = try reader.reading(of: file, faces: .largest), let face = reading.reducedFaces.first else {
            return [try DecodedPicture(bytes: [UInt8](try Data(contentsOf: file))).image]
        }
        let crop = reading.crop(of: face)
        let colors = face.labels.labels.map { FaceLabel.palette[Int($0)] }
        return [crop, crop.overlaid(with: colors, strength: 0.5)]
    }
}
