/// Why an index cannot be used. The description says it in words; the caller adds the file's name.
public enum PartIndexError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotRead(details: String)
    case cannotWrite(details: String)
    /// The file does not begin like an index.
    case notAnIndex
    /// The file has a version of the format that this code does not read.
    case otherVersion(UInt32)
    /// The file ends before its content does.
    case truncated
    /// The content cannot be what was written.
    case damaged(details: String)

    public var description: String {
        switch self {
        case .cannotRead(let details): "the part index cannot be read: \(details)"
        case .cannotWrite(let details): "the part index cannot be written: \(details)"
        case .notAnIndex: "the file is no part index; build one with “mugmoji index build”"
        case .otherVersion(let version):
            "the part index has version \(version), and this program reads \(PartIndex.formatVersion); build it again "
                + "with “mugmoji index build”"
        case .truncated: "the part index is cut short; build it again with “mugmoji index build”"
        case .damaged(let details):
            "the part index is damaged (\(details)); build it again with “mugmoji index build”"
        }
    }
}
