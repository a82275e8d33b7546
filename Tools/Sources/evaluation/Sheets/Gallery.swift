import ArgumentParser
import Basics
import Foundation
import Imaging

/// A sheet of pictures beside their emoji.
struct Gallery: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a sheet that shows pictures beside their emoji.")

    @Argument(help: "The pictures; without any, photos of the labelled folder are taken.")
    var pictures: [String] = []

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String?

    @Option(help: "The split to take photos from.")
    var split = "val"

    @Option(help: "How many labelled photos to take, spread evenly over the split.")
    var count = 64

    @Option(help: "The first labelled photo to take.")
    var start = 0

    @Option(help: "Pairs in a row.")
    var columns = 8

    @Option(help: "Width and height of a cell, in pixels.")
    var cell = 160

    @Option(help: "The program that makes the emoji.")
    var program = "../.build/release/mugmoji"

    @Option(help: "The style of the emoji.")
    var style = "pop"

    @Option(name: .shortAndLong, help: "The sheet, a PNG file.")
    var output: String

    func run() throws {
        let chosen = try pictures.isEmpty ? labelledPhotos() : pictures
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-gallery-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = try Converter(program: program, style: style).convert(chosen, output: folder, size: cell)
        let rows = (chosen.count + columns - 1) / columns
        let paper = Color(red: 250, green: 250, blue: 248)
        var sheet = Image(width: columns * (2 * cell + 8), height: rows * (cell + 8), filledWith: paper)
        for (index, path) in chosen.enumerated() {
            let x = index % columns * (2 * cell + 8) + 4
            let y = index / columns * (cell + 8) + 4
            sheet.draw(try Self.picture(path).fitted(cell), x: x, y: y)
            if let line = lines[path] { sheet.draw(try Self.picture(line.output), x: x + cell, y: y) }
        }
        try AtomicFile.write(sheet.pngBytes(), to: output, overwrite: true)
        print("\(output): \(chosen.count) pictures, \(lines.count) with a face")
    }

    private static func picture(_ path: String) throws -> Image {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return try DecodedPicture(bytes: bytes).image
    }

    private func labelledPhotos() throws -> [String] {
        guard let training else {
            throw ValidationError("name pictures, or the folder of labelled photos with --training")
        }
        let table = try FaceTable(training: training)
        let rows = table.usable(split: split)
        let step = max(1, rows.count / max(count, 1))
        return stride(from: start, to: rows.count, by: step).prefix(count).map { table.path(of: rows[$0]) }
    }
}
