import ArgumentParser
import Foundation
import Imaging
import Mugmoji

/// `mugmoji parse`: the label map of a picture.
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the label map of a selfie.",
        discussion: """
            The label map is an 8-bit palette PNG of the picture's own upright size with these ids: 0 background, \
            1 skin, 2 nose, 3 brow, 4 eye, 5 iris, 6 lip, 7 mouth, 8 hair, 9 facial hair, 10 headwear, 11 glasses, \
            12 ear, 13 neck, 14 clothes, 15 teeth. Outside any face it is 0.
            """)

    @Argument(help: ArgumentHelp("A picture (PNG or JPEG), or - for standard input.", valueName: "selfie"))
    var selfie: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The label map, a PNG file, or - for standard output.", valueName: "labels.png"))
    var output: String

    @Option(help: ArgumentHelp("Also write the picture with the labels drawn over it.", valueName: "overlay.png"))
    var overlay: String?

    @Option(
        help: ArgumentHelp(
            "Which faces of the picture: the largest, all, or the Nth largest.", valueName: "largest|all|N"))
    var face = FaceChoice.all

    @Flag(help: "Overwrite outputs that exist.")
    var force = false

    func run() throws {
        let list = InputList(paths: [selfie], recursive: false)
        let inputs = list.files
        let labels = try OutputPlan(inputs: inputs, destination: output, kind: .labels, asFolder: false)
        let overlays = try overlay.map {
            try OutputPlan(inputs: inputs, destination: $0, kind: .overlay, asFolder: false)
        }
        try reportingFailures(file: selfie) {
            let input = try list.single(selfie)
            let files = [labels.paths[input], overlays?.paths[input]]
            guard files[0] != files[1] else { throw ValidationError("-o and --overlay name the same file") }
            if !force { try files.forEach { try OutputFile.refuseExisting($0) } }
            let parse = try FaceReader().parse(input.read(), faces: face)
            if let path = files[0] { try OutputFile(path: path, overwrite: force).write(parse.labelPNG()) }
            if let path = files[1] { try OutputFile(path: path, overwrite: force).write(parse.overlayPNG()) }
        }
    }
}
