/// A kind of picture file that can be read.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    /// Of an animated one (APNG) the default image.
    case png = "PNG"
    case jpeg = "JPEG"
    /// Of an animated one the first frame.
    case webp = "WebP"
    /// Of an animated one the first frame.
    case gif = "GIF"
    /// Pictures of HEIF's container that are no AVIF; read where libheif is installed.
    case heif = "HEIC"
    /// Read where libheif is installed.
    case avif = "AVIF"

    /// How many of a file's first bytes tell what it is.
    package static let headLength = 512

    /// Opens the libraries that are looked for when the first picture needs them: for a process that will not find them later.
    package static func prepareReaders() { _ = HEIFLibrary.installed }

    /// Tells the format by content; a file's name says nothing.
    ///
    /// - Parameter bytes: the file, or at least its first ``headLength`` bytes.
    /// - Throws: ``ImagingError/empty``, or ``ImagingError/unsupportedFormat(name:remedy:)`` that names well-known types.
    package static func detect(_ bytes: [UInt8]) throws(ImagingError) -> PictureFormat {
        if bytes.isEmpty { throw .empty }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8]) { return .jpeg }
        if bytes.starts(with: Array("GIF8".utf8)) { return .gif }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        let brands = FileBrands(bytes)
        if brands.all.contains("avif") { return .avif }
        // The last is any still picture in HEIF's container.
        if !brands.all.isDisjoint(with: ["heic", "heix", "heim", "heis"]) || brands.major == "mif1" { return .heif }
        throw ForeignFile(bytes)?.error ?? .unsupportedFormat(name: nil)
    }

    /// “a PNG picture”.
    var withArticle: String { (self == .avif ? "an " : "a ") + rawValue + " picture" }

    /// Whether a file's name says that it is meant as a picture, of these formats or another: by its extension, whatever the case.
    ///
    /// What the file is, its content tells; this is for telling apart what is wrong with it (a picture that cannot be read, or something
    /// else that lies in the same folder).
    package static func isPictureName(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
        return pictureExtensions.contains(name[name.index(after: dot)...].lowercased())
    }

    private static let pictureExtensions: Set<String> = [
        // Read.
        "png", "apng", "jpg", "jpeg", "jpe", "jfif", "jif", "pjpeg", "pjp", "webp", "gif", "heic", "heif", "hif",
        "heics", "heifs", "avif",
        "avifs",
        // Other pictures.
        "jxl", "jp2", "j2k", "jpf", "jpx", "jxr", "wdp", "tif", "tiff", "bmp", "dib", "ico", "cur", "psd", "psb", "xcf",
        "qoi", "tga",
        "pbm", "pgm", "ppm", "pnm", "pam", "hdr", "exr", "dds", "pcx", "bpg", "mng", "jng",
        // Of cameras.
        "dng", "cr2", "cr3", "crw", "nef", "nrw", "arw", "sr2", "srf", "orf", "rw2", "raf", "pef", "srw", "x3f", "mrw",
        "raw",
    ]
}

/// What an ISO base media file (HEIC, AVIF, MP4) says that it is. Source: ISO/IEC 14496-12, 4.3.
struct FileBrands {
    /// Empty where the file is none.
    var major = ""
    var all: Set<String> = []

    init(_ bytes: [UInt8]) {
        guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return }
        let length = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        major = String(decoding: bytes[8..<12], as: UTF8.self)
        all = [major]
        for start in stride(from: 16, through: min(length, bytes.count) - 4, by: 4) {
            all.insert(String(decoding: bytes[start..<start + 4], as: UTF8.self))
        }
    }
}
