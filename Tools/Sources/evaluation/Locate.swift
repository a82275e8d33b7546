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
        let milliseconds: Double
        let candidates: [Candidate]
    }

    private struct Candidate: Encodable {
        /// x, y, width, height in pixels.
        let box: [Double]
        let score: Double
        let roll: Double
        let labels: String
    }

    func run() throws {
        let (locator, parser) = (try FaceLocator(), try FaceParser())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for path in pictures.flatMap(Self.files) {
            let image = try DecodedPicture(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))).image
            let start = ContinuousClock.now
            let found = locator.search(image, threshold: threshold).faces.map { ($0, parser.parse(image, face: $0)) }
            let time = (ContinuousClock.now - start) / .milliseconds(1)
            let candidates = found.map { face, parsed in
                var text = ""
                for y in stride(from: 1, to: 256, by: 2) { for x in stride(from: 1, to: 256, by: 2) {
                    text += String(parsed.labels[x, y].rawValue, radix: 16) } }
                return Candidate(
                    box: [face.box.x, face.box.y, face.box.width, face.box.height], score: face.score,
                    roll: face.roll, labels: text)
            }
            let line = try encoder.encode(Line(input: path, milliseconds: time, candidates: candidates))
            print(String(decoding: line, as: UTF8.self))
        }
    }

    /// The file itself, or the files of a folder by name.
    private static func files(_ path: String) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
        return names.sorted().map { path + "/" + $0 }
    }
}
