import Mugmoji

/// The JSON object that `parse --json` prints for a picture: the files, and what is seen in it; `docs/json.md` describes it.
struct ParseReport: JSONLine {
    enum CodingKeys: String, CodingKey { case input, output, overlay }

    let input: String
    /// The label map's file.
    let output: String?
    let overlay: String?
    let picture: PictureReport

    func encode(to encoder: any Encoder) throws {
        try picture.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input, forKey: .input)
        try container.encodeIfPresent(output, forKey: .output)
        try container.encodeIfPresent(overlay, forKey: .overlay)
    }
}
