import ArgumentParser
import Foundation
import Imaging

/// Writes pictures as they are read, for another program's pixels to be compared with.
struct DecodedPixels: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract:
            "Writes each picture's pixels, as they are read, to OUTPUT/<number>.png; what cannot be read is left out."
    )

    @Argument(help: "Picture files.")
    var pictures: [String]

    @Option(name: .shortAndLong, help: "The folder that receives the PNG files.")
    var output: String

    func run() throws {
        let folder = URL(fileURLWithPath: output)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, path) in pictures.enumerated() {
            do {
                let image = try PictureFile(PictureSource(path: path)).decode().image
                try Data(image.pngBytes()).write(to: folder.appendingPathComponent("\(number).png"))
            } catch let error as ImagingError {
                print("\(path): \(error)")
            }
        }
    }
}
