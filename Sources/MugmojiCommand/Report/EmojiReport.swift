import Mugmoji

/// The JSON object that `convert --json` prints for an emoji; `docs/json.md` describes it.
struct EmojiReport: JSONLine {
    struct Part: Encodable {
        let id: String
        /// Cosine similarity, -1…1.
        let similarity: Double
    }

    enum CodingKeys: String, CodingKey {
        case input, output, face, attributes, parts, colors
        case timings = "timings_ms"
    }

    let input: String
    let output: String
    let face: FacePosition
    let attributes: [String: String]
    let parts: [String: Part]
    let colors: [String: String]
    let timings: [String: Double]

    init(input: String, output: String, emoji: Emoji, composite: Duration) {
        self.input = input
        self.output = output
        face = FacePosition(emoji.face)
        attributes = emoji.attributes.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        parts = emoji.parts.reduce(into: [:]) {
            $0[$1.key.rawValue] = Part(
                id: $1.value.id, similarity: Double($1.value.similarity).rounded(decimals: 4))
        }
        colors = emoji.recipe.colors.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.hex }
        var timings = emoji.timings.durations.reduce(into: [:]) { $0[$1.key.rawValue] = milliseconds($1.value) }
        timings["composite"] = milliseconds(composite)
        self.timings = timings
    }
}

private func milliseconds(_ duration: Duration) -> Double { (duration / .milliseconds(1)).rounded(decimals: 3) }
