/// A well-known kind of file that is no picture which can be read, and what to do with it.
struct ForeignFile {
    /// With its article.
    let name: String
    let remedy: String

    var error: ImagingError { .unsupportedFormat(name: name, remedy: remedy) }

    /// - Parameter bytes: the file's first 64 bytes or more.
    /// - Returns: `nil` when they look like nothing well known.
    init?(_ bytes: [UInt8]) {
        let isText = Self.isText(bytes)
        guard
            let kind = Self.kind(ofContainer: bytes) ?? Self.signatures.first(where: { $0.matches(bytes) })?.kind
                ?? (isText ? Self.kind(ofText: bytes) : nil) ?? Self.bitmap(bytes) ?? Self.zeros(bytes)
                ?? (isText ? Kind("a text file", .other) : nil)
        else { return nil }
        name = kind.name
        remedy = kind.remedy
    }

    private enum Sort: String {
        case picture = "convert it to JPEG or PNG first"
        case raw = "develop it to JPEG or PNG first"
        case video = "use mugmoji visualize for videos"
        case archive = "unpack it first"
        case document = "save the picture in it as JPEG or PNG first"
        case page = "save the picture itself, not the page that shows it"
        case other = "give a picture"
    }

    private struct Kind {
        var name: String
        var remedy: String

        init(_ name: String, _ sort: Sort) { (self.name, remedy) = (name, sort.rawValue) }

        init(_ name: String, remedy: String) { (self.name, self.remedy) = (name, remedy) }
    }

    private struct Signature {
        var kind: Kind
        var offset: Int
        var bytes: [UInt8]

        init(_ bytes: [UInt8], at offset: Int = 0, _ name: String, _ sort: Sort) {
            (self.bytes, self.offset, kind) = (bytes, offset, Kind(name, sort))
        }

        init(_ text: String, at offset: Int = 0, _ name: String, _ sort: Sort) {
            self.init(Array(text.utf8), at: offset, name, sort)
        }

        func remedied(_ remedy: String) -> Self {
            var signature = self
            signature.kind.remedy = remedy
            return signature
        }

        func matches(_ file: [UInt8]) -> Bool { file.dropFirst(offset).starts(with: bytes) }
    }

    private static let signatures: [Signature] = [
        // Pictures of cameras; those that begin like any TIFF (DNG, NEF, ARW) cannot be told from it so early.
        Signature("II*\0\u{10}\0\0\0CR", "a raw camera picture (CR2)", .raw),
        Signature("IIRO\u{8}\0\0\0", "a raw camera picture (ORF)", .raw),
        Signature("IIRS\u{8}\0\0\0", "a raw camera picture (ORF)", .raw),
        Signature("MMOR\0\0\0\u{8}", "a raw camera picture (ORF)", .raw),
        Signature("IIU\0", "a raw camera picture (RW2)", .raw),
        Signature("FUJIFILMCCD-RAW", "a raw camera picture (RAF)", .raw),
        Signature("FOVb", "a raw camera picture (X3F)", .raw),
        Signature("\0MRM", "a raw camera picture (MRW)", .raw),
        Signature("HEAPCCDR", at: 6, "a raw camera picture (CRW)", .raw),
        // Pictures.
        Signature("II*\0", "a TIFF or raw camera picture", .picture),
        Signature("MM\0*", "a TIFF or raw camera picture", .picture),
        Signature("II+\0", "a TIFF picture", .picture), Signature("MM\0+", "a TIFF picture", .picture),
        Signature([0x49, 0x49, 0xBC], "a JPEG XR picture", .picture),
        Signature([0xFF, 0x0A], "a JPEG XL picture", .picture), Signature("JXL ", at: 4, "a JPEG XL picture", .picture),
        Signature("jP  ", at: 4, "a JPEG 2000 picture", .picture),
        Signature([0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture", .picture),
        Signature("8BPS", "a Photoshop picture", .picture), Signature("gimp xcf", "a GIMP picture", .picture),
        Signature("qoif", "a QOI picture", .picture),
        Signature("BPG\u{FB}".unicodeScalars.map { UInt8($0.value) }, "a BPG picture", .picture),
        Signature([0x76, 0x2F, 0x31, 0x01], "an OpenEXR picture", .picture),
        Signature("#?RADIANCE", "a Radiance HDR picture", .picture),
        Signature("DDS ", "a DDS texture", .picture),
        Signature([0x8A, 0x4D, 0x4E, 0x47], "an MNG animation", .picture),
        Signature([0x8B, 0x4A, 0x4E, 0x47], "a JNG picture", .picture),
        Signature("farbfeld", "a farbfeld picture", .picture),
        // Videos and sound.
        Signature([0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM video", .video),
        Signature("AVI ", at: 8, "an AVI video", .video),
        Signature("FLV\u{1}", "a Flash video", .video), Signature("YUV4MPEG2", "an uncompressed video (Y4M)", .video),
        Signature([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "a Windows Media file", .video),
        Signature([0, 0, 1, 0xBA], "an MPEG video", .video), Signature([0, 0, 1, 0xB3], "an MPEG video", .video),
        Signature("OggS", "an Ogg file", .video), Signature("WAVE", at: 8, "a sound file", .other),
        Signature("ID3", "a sound file", .other), Signature("fLaC", "a sound file", .other),
        // Documents and archives.
        Signature("%PDF", "a PDF document", .document), Signature("%!PS", "a PostScript document", .document),
        Signature([0xC5, 0xD0, 0xD3, 0xC6], "a PostScript document", .document),
        Signature("{\\rtf", "an RTF document", .document),
        Signature([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Office document", .document),
        Signature("PK\u{3}\u{4}", "a ZIP archive, or a document of that kind", .archive),
        Signature([0x1F, 0x8B], "a gzip archive", .archive), Signature("BZh", "a bzip2 archive", .archive),
        Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive", .archive),
        Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", .archive),
        Signature("Rar!\u{1A}\u{7}", "a RAR archive", .archive),
        Signature([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", .archive),
        Signature("ustar", at: 257, "a tar archive", .archive),
        // What lies where a picture was.
        Signature([0, 5, 0x16, 7], "what macOS keeps beside a file (AppleDouble)", .other)
            .remedied("the picture itself lies beside it, without ._ before its name"),
        Signature("version https://git-lfs", "a Git LFS pointer", .other).remedied(
            "run git lfs pull to get the picture"),
        Signature([0x4C, 0, 0, 0, 1, 0x14, 2, 0], "a Windows shortcut", .other).remedied(
            "give the picture that it points to"),
    ]

    /// Files of ISO's container for media, and QuickTime's, from which that was made.
    private static func kind(ofContainer bytes: [UInt8]) -> Kind? {
        let brands = FileBrands(bytes)
        switch brands.major {
        case "": break
        case "crx ": return Kind("a raw camera picture (CR3)", .raw)
        case "avis": return Kind("an AVIF picture sequence", .video)
        case "hevc", "hevx", "hevm", "hevs", "msf1": return Kind("a HEIC picture sequence", .video)
        case "jxl ": return Kind("a JPEG XL picture", .picture)
        case "jp2 ", "jpx ": return Kind("a JPEG 2000 picture", .picture)
        case "M4A ", "M4B ", "M4P ": return Kind("a sound file", .other)
        default: return Kind("a video", .video)
        }
        let isQuickTime = ["moov", "mdat", "wide", "pnot"].contains { bytes.dropFirst(4).starts(with: Array($0.utf8)) }
        return isQuickTime ? Kind("a QuickTime video", .video) : nil
    }

    private static func kind(ofText bytes: [UInt8]) -> Kind? {
        let start = String(decoding: bytes.prefix(64), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            .lowercased()
        if start.hasPrefix("<svg") || start.hasPrefix("<!doctype svg") { return Kind("an SVG drawing", .picture) }
        if ["<!doc", "<html", "<head", "<body"].contains(where: start.hasPrefix) { return Kind("a web page", .page) }
        if start.hasPrefix("<?xml") || start.hasPrefix("<!--") {
            let isDrawing = String(decoding: bytes, as: UTF8.self).contains("<svg")
            return Kind(isDrawing ? "an SVG drawing" : "an SVG drawing or other XML file", .picture)
        }
        if start.hasPrefix("/* xpm */") { return Kind("an XPM picture", .picture) }
        let first = Array(start.utf8.prefix(3))
        if first.count == 3, first[0] == UInt8(ascii: "p"), (UInt8(ascii: "1")...UInt8(ascii: "7")).contains(first[1]),
            [9, 10, 13, 32].contains(first[2])
        {
            return netpbm
        }
        return nil
    }

    private static let netpbm = Kind("a Netpbm picture (PBM, PGM, PPM)", .picture)

    /// Formats with a short mark, of which the fields behind it have to be plausible.
    private static func bitmap(_ bytes: [UInt8]) -> Kind? {
        let bytes = bytes + Array(repeating: 0, count: max(0, 32 - bytes.count))
        if bytes.starts(with: Array("BM".utf8)), bytes[6..<10].allSatisfy({ $0 == 0 }),
            [12, 40, 52, 56, 64, 108, 124].contains(bytes[14])
        {
            return Kind("a BMP picture", .picture)
        }
        // A number of pictures, and a first one whose reserved byte is 0.
        if bytes[0] == 0, bytes[1] == 0, bytes[3] == 0, bytes[4] > 0, bytes[5] == 0, bytes[9] == 0 {
            if bytes[2] == 1 { return Kind("an icon file", .picture) }
            if bytes[2] == 2 { return Kind("a mouse pointer file", .picture) }
        }
        if bytes[0] == UInt8(ascii: "P"), (UInt8(ascii: "4")...UInt8(ascii: "7")).contains(bytes[1]),
            [9, 10, 13, 32].contains(bytes[2])
        {
            return netpbm
        }
        if bytes[0] == 10, bytes[1] <= 5, bytes[2] == 1, [1, 2, 4, 8].contains(bytes[3]) {
            return Kind("a PCX picture", .picture)
        }
        let isTarga =
            bytes[1] <= 1 && [1, 2, 3, 9, 10, 11].contains(bytes[2]) && [8, 15, 16, 24, 32].contains(bytes[16])
        let hasSize = bytes[12] | bytes[13] > 0 && bytes[14] | bytes[15] > 0
        return isTarga && hasSize && bytes[17] & 0xC0 == 0 ? Kind("a Targa picture", .picture) : nil
    }

    /// What is left of a file whose copy or download did not end.
    private static func zeros(_ bytes: [UInt8]) -> Kind? {
        guard bytes.count >= 16, bytes.allSatisfy({ $0 == 0 }) else { return nil }
        return Kind("a file that begins with zeros only", remedy: "copy or download it again")
    }

    private static func isText(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(512)
        guard start.allSatisfy({ $0 >= 32 && $0 != 127 || [9, 10, 12, 13].contains($0) }) else { return false }
        // The last character may be cut.
        return (0...3).contains { String(validating: start.dropLast($0), as: UTF8.self) != nil }
    }
}
