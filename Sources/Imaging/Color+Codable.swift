extension Color: Codable {
    /// Reads `"#rgb"` or `"#rrggbb"`.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let color = Color(hex: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is no colour; write it as #rrggbb")
        }
        self = color
    }

    /// Writes `"#rrggbb"`; the alpha is not written.
    public func encode(to encoder: any Swift.Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
