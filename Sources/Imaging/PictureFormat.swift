/// A kind of picture file that can be read.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case png = "PNG"
    case jpeg = "JPEG"

    /// How many of a file's first bytes tell what it is.
    public static let headLength = 64

    /// Tells the format by content; a file's name says nothing.
    ///
    /// - Parameter bytes: the file, or at least its first ``headLength`` bytes.
    /// - Throws: ``ImagingError/empty``, or ``ImagingError/unsupportedFormat(name:)`` that names well-known types.
    public static func detect(_ bytes: [UInt8]) throws(ImagingError) -> PictureFormat {
        if bytes.isEmpty { throw .empty }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8]) { return .jpeg }
        throw .unsupportedFormat(name: foreignName(bytes))
    }

    /// With its article, or `nil` when the bytes look like nothing well known.
    private static func foreignName(_ bytes: [UInt8]) -> String? {
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes.prefix(range.upperBound).dropFirst(range.lowerBound), as: UTF8.self)
        }
        if text(4..<8) == "ftyp" { return isoName(brand: text(8..<12)) }
        if text(0..<4) == "RIFF" { return text(8..<12) == "WEBP" ? "a WebP picture" : nil }
        if bytes.starts(with: [0xFF, 0x0A]) || text(4..<8) == "JXL " { return "a JPEG XL picture" }
        if text(4..<8) == "jP  " { return "a JPEG 2000 picture" }
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            return "a TIFF or raw camera picture"
        }
        if bytes.starts(with: [0, 0, 1, 0]) { return "an icon file" }
        if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return "a Matroska or WebM video" }
        let start = text(0..<64).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let names = [
            "GIF8": "a GIF picture", "BM": "a BMP picture", "8BPS": "a Photoshop picture", "qoif": "a QOI picture",
            "%PDF": "a PDF document", "<svg": "an SVG drawing", "<?xml": "an SVG drawing or other XML file",
            "<!DOC": "a web page", "<html": "a web page",
        ]
        return names.first { start.hasPrefix($0.key) }?.value
    }

    private static func isoName(brand: String) -> String {
        switch brand {
        case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": "a HEIC picture"
        case "avif", "avis": "an AVIF picture"
        case "crx ": "a raw camera picture"
        default: "a video"
        }
    }
}
