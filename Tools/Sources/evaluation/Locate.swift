import ArgumentParser
import FaceParsing
import Foundation
import Imaging

/// Prints what the locator finds in pictures and what the parser says of it, for other scripts to count and compare.
struct Locate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints one JSON object for each picture: its face candidates, and which of them are faces.")

    @Argument(help: "Pictures, or folders of pictures.")
    var pictures: [String]

    @Option(help: "The locator's score from which on there is a candidate.")
    var threshold = FaceLocator.threshold

    private struct Line: Encodable {
        let input: String
        /// Processor time; the picture is already decoded.
        let locate: Double
        let parse: Double
        let candidates: [Candidate]

        private enum CodingKeys: String, CodingKey {
            case input, candidates
            case locate = "locate_ms"
            case parse = "parse_ms"
        }
    }

    private struct Candidate: Encodable {
        /// x, y, width, height in pixels.
        let box: [Double]
        let score: Double
        let secondScore: Double
        let isFace: Bool
        let likelihood: Double
        /// Absent when this is no face.
        let certainty: String?
        let roll: Double
        /// The wider side as a share of the picture's longer one.
        let size: Double
        let evidence: Evidence
    }

    private struct Evidence: Encodable {
        let eyes: [Double]
        let brows: [Double]
        let nose: Double
        let mouth: Double
        let parts: Double
        let sureness: Double
        let partSureness: Double

        init(_ evidence: FaceEvidence) {
            eyes = evidence.eyes
            brows = evidence.brows
            nose = evidence.nose
            mouth = evidence.mouth
            parts = evidence.parts
            sureness = evidence.sureness
            partSureness = evidence.partSureness
        }
    }

    func run() throws {
        let (locator, parser) = (try FaceLocator(), try FaceParser())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for path in pictures.flatMap(PictureFolder.files) {
            let image = try DecodedPicture(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))).image
            let start = clock()
            let found = locator.search(image, threshold: threshold).faces
            let located = clock()
            let parsed = found.map { ($0, parser.parse(image, face: $0)) }
            let times = [located - start, clock() - located].map { Double($0) * 1000 / Double(CLOCKS_PER_SEC) }
            let candidates = parsed.map { face, parsed in
                Candidate(
                    box: [face.box.x, face.box.y, face.box.width, face.box.height], score: face.score,
                    secondScore: face.secondScore, isFace: parsed.isFace,
                    likelihood: parsed.likelihood, certainty: parsed.certainty?.rawValue,
                    roll: face.roll,
                    size: max(face.box.width, face.box.height) / Double(max(image.width, image.height)),
                    evidence: Evidence(parsed.evidence))
            }
            let line = Line(input: path, locate: times[0], parse: times[1], candidates: candidates)
            print(String(decoding: try encoder.encode(line), as: UTF8.self))
        }
    }
}
