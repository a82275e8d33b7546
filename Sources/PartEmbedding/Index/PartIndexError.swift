/// Why an index cannot be used or made. The description says it in words; the caller adds the file's name.
public enum PartIndexError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotRead(details: String)
    case cannotWrite(details: String)
    /// The index would be larger than what is read, in bytes.
    case tooLarge(bytes: Int, limit: Int)
    /// The file does not begin like an index.
    case notAnIndex
    /// The file has a version of the format that this code does not read.
    case otherVersion(UInt32)
    /// The file ends before its content does.
    case truncated
    /// The content cannot be what was written.
    case damaged(details: String)
    /// The index was made by `found`, and vectors of `expected` cannot be compared with it.
    case otherEmbedder(found: EmbedderIdentity, expected: EmbedderIdentity)
    /// A part (`slot/id`) cannot be drawn.
    case cannotDraw(part: String, details: String)
    /// The embedder gave no usable vector for a part (`slot/id`).
    case unusableVector(part: String, details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .cannotRead(let details): "the part index cannot be read: \(details)"
        case .cannotWrite(let details): "the part index cannot be written: \(details)"
        case .tooLarge(let bytes, let limit):
            "the part index takes \(bytes) bytes, and at most \(limit) are read; leave out parts, or use an embedder with shorter "
                + "vectors"
        case .notAnIndex: "the file is no part index; move it away, and build one with “mugmoji index build”"
        case .otherVersion(let version):
            "the part index has version \(version) of the format, and this program reads version "
                + "\(PartIndexLayout.version); \(Self.remedy)"
        case .truncated: "the part index is cut short; \(Self.remedy)"
        case .damaged(let details): "the part index is damaged (\(details)); \(Self.remedy)"
        case .otherEmbedder(let found, let expected):
            "the part index was made by \(found), whose vectors cannot be compared with those of \(expected); "
                + "use the embedder that made it (--embedder), or build it again with “mugmoji index build” and the one in use"
        case .cannotDraw(let part, let details): "the part \(part) cannot be drawn: \(details)"
        case .unusableVector(let part, let details): "the part \(part) cannot be embedded: \(details)"
        }
    }

    private static let remedy = "build it again with “mugmoji index build”"
}
