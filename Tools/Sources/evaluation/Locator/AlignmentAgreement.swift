import ArgumentParser
import FaceAtlas
import FaceParsing
import Foundation
import Imaging

/// Prints how the largest face of a photo is aligned, step by step, for other scripts to count, and to train the face aligner.
struct AlignmentAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alignment",
        abstract: "Prints one JSON object for each photo: where its face is put by each step of the alignment.",
        discussion: """
            Points are the left eye, the right eye and the chin as x, y in pixels of the photo. `located` is what the locator's \
            network says, `aligned` what the parser is given, `used` the alignment of the last parse, `steady` where the labels \
            put the face after three more parses.
            """)

    @Argument(help: "Photos, or folders of photos.")
    var photos: [String]

    @Option(help: "Also write the locator's upright crops, as PNG, into this folder.")
    var crops: String?

    private struct Line: Encodable {
        let input: String
        let located: [Double]
        let aligned: [Double]
        let used: [Double]
        let steady: [Double]
        let parses: Int
        /// Units by which the labels of the first parse move the face.
        let moved: Double
        /// a, b, c, d, tx, ty: takes points of the crop to the photo.
        let cropToPhoto: [Double]

        private enum CodingKeys: String, CodingKey {
            case input, located, aligned, used, steady, parses, moved
            case cropToPhoto = "crop_to_photo"
        }
    }

    func run() throws {
        let reader = try FaceReader()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for path in photos.flatMap(PictureFolder.files) {
            let image = try DecodedPicture(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))).image
            let candidates = DetectedFace.merged(reader.locator.candidates(in: image, everyLevel: false).faces)
            guard let candidate = candidates.first else { continue }
            let look = reader.locator.closeLook(at: candidate, in: image)
            let aligned = reader.locator.look(at: candidate, in: image)
            let first = reader.parser.refined(aligned, in: image)
            let used = first.parses == 1 ? aligned : first.face
            var steady = used
            for _ in 0..<3 { steady = reader.parser.refined(steady, in: image).face }
            let map = look.toPicture
            let line = Line(
                input: path, located: Self.points(look.face), aligned: Self.points(aligned), used: Self.points(used),
                steady: Self.points(steady), parses: first.parses, moved: first.moved,
                cropToPhoto: [map.a, map.b, map.c, map.d, map.tx, map.ty])
            print(String(decoding: try encoder.encode(line), as: UTF8.self))
            if let crops {
                let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
                try Data(look.crop.pngBytes()).write(to: URL(fileURLWithPath: "\(crops)/\(name).png"))
            }
        }
    }

    private static func points(_ face: DetectedFace) -> [Double] {
        [face.leftEye, face.rightEye, face.chin].flatMap { [$0.x, $0.y] }
    }
}
