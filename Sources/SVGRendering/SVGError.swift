/// Why an SVG document could not be read or drawn. The description says it in words; the caller adds the file's name.
public enum SVGError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes are no SVG document; `details` are librsvg's words, with line and column where it knows them.
    case unreadable(details: String)
    /// The document has neither a view box nor a size in pixels, so there is no frame to draw it in.
    case noViewBox
    /// The style sheet cannot be read.
    case unreadableStylesheet(details: String)
    /// The size asked for is not within 1…16384 pixels, or the window is empty.
    case invalidSize(details: String)
    /// Drawing failed; `details` are the words of librsvg or cairo.
    case renderingFailed(details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let details): "it is not a readable SVG drawing: \(details)"
        case .noViewBox: "the SVG drawing has no view box; add viewBox=\"0 0 512 512\" to its svg element"
        case .unreadableStylesheet(let details): "the style sheet cannot be read: \(details)"
        case .invalidSize(let details): details
        case .renderingFailed(let details): "the SVG drawing cannot be drawn: \(details)"
        }
    }
}
