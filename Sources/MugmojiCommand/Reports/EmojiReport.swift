import AvatarMaking
import Basics
import Compositing
import FaceAtlas
import FaceParsing
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary

/// The JSON object that `convert --json` prints for an emoji; `docs/json.md` describes it.
struct EmojiReport: JSONLine {
    private enum CodingKeys: String, CodingKey { case input, output }

    let input: String
    let output: String
    /// ``EmojiFacts``, or what a worker told of them.
    let facts: any Encodable & Sendable

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input, forKey: .input)
        try container.encode(output, forKey: .output)
        try facts.encode(to: encoder)
    }
}

/// What is told of an emoji, wherever it came from and goes.
struct EmojiFacts: Encodable, Sendable {
    enum CodingKeys: String, CodingKey {
        case rotated, face, light, attributes, parts, nearest, colors, placements, caption
        case timings = "timings_ms"
    }

    /// Degrees clockwise by which the picture had to be turned, beyond what it says itself, until a face was found.
    let rotated: Int?
    let face: FacePosition
    /// In what light the photo shows the face; in grey light hues are usual ones.
    let light: Light
    let attributes: [String: String]
    let parts: [String: MatchReport]
    /// The parts that came into question, the most similar first; only when asked for.
    let nearest: [String: [MatchReport]]?
    let colors: [String: String]
    let placements: [String: Placement]
    /// The words on the emoji, as the recipe has them.
    let caption: AvatarCaption?
    let timings: [String: Double]

    /// - Parameter top: how many of the nearest parts of each slot are listed.
    init(emoji: Emoji, top: Int?, composite: Duration) {
        face = FacePosition(emoji.face.face, certainty: emoji.certainty)
        light = emoji.face.light
        rotated = emoji.turn == .none ? nil : emoji.turn.rawValue
        attributes = emoji.attributes.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        parts = emoji.parts.reduce(into: [:]) { $0[$1.key.rawValue] = MatchReport($1.value) }
        nearest = top.map { top in
            emoji.nearest.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.prefix(top).map { MatchReport($0) } }
        }
        colors = emoji.recipe.colors.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.hex }
        placements = emoji.recipe.placements.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        caption = emoji.recipe.caption
        var timings = emoji.timings.durations.reduce(into: [:]) { $0[$1.key.rawValue] = milliseconds($1.value) }
        timings["composite"] = milliseconds(composite)
        self.timings = timings
    }
}

private func milliseconds(_ duration: Duration) -> Double { (duration / .milliseconds(1)).rounded(decimals: 3) }
