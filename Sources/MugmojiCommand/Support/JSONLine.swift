import Foundation
import Mugmoji
import PartEmbedding

/// The JSON object that `--json` prints for an emoji.
struct JSONLine: Encodable {
    struct Face: Encodable {
        struct Box: Encodable {
            let x: Double
            let y: Double
            let width: Double
            let height: Double
        }
        /// Pixels of the upright picture.
        let box: Box
        /// Radians.
        let roll: Double
        /// 0…1
        let score: Double
    }

    struct Part: Encodable {
        let id: String
        /// Cosine similarity, -1…1.
        let similarity: Double

        init(_ match: PartMatch) {
            id = match.id
            similarity = rounded(Double(match.similarity), 4)
        }
    }

    enum CodingKeys: String, CodingKey {
        case input, output, face, attributes, parts, nearest, colors
        case timings = "timings_ms"
    }

    let input: String
    let output: String
    let face: Face
    let attributes: [String: String]
    let parts: [String: Part]
    /// The parts that came into question, the most similar first; only when asked for.
    let nearest: [String: [Part]]?
    let colors: [String: String]
    let timings: [String: Double]

    /// - Parameter top: how many of the nearest parts of each slot are listed.
    init(input: String, output: String, emoji: Emoji, top: Int?, composite: Duration) {
        self.input = input
        self.output = output
        let box = emoji.face.box
        face = Face(
            box: Face.Box(
                x: rounded(box.x, 1), y: rounded(box.y, 1), width: rounded(box.width, 1), height: rounded(box.height, 1)
            ),
            roll: rounded(emoji.face.roll, 4), score: rounded(emoji.face.score, 4))
        attributes = emoji.attributes.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        parts = emoji.parts.reduce(into: [:]) {
            $0[$1.key.rawValue] = Part($1.value)
        }
        nearest = top.map { top in
            emoji.nearest.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.prefix(top).map { Part($0) } }
        }
        colors = emoji.recipe.colors.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.hex }
        var timings = emoji.timings.durations.reduce(into: [:]) { $0[$1.key.rawValue] = milliseconds($1.value) }
        timings["composite"] = milliseconds(composite)
        self.timings = timings
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

private func milliseconds(_ duration: Duration) -> Double { rounded(duration / .milliseconds(1), 3) }

private func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
}
