import CHEIF
import CImageCodecs

/// libheif, where it is installed; it is opened when the first picture asks for it and stays open.
final class HEIFLibrary: @unchecked Sendable {
    // Names of functions, which nobody changes.
    fileprivate let functions: OpaquePointer

    /// The one of the system.
    static let installed = HEIFLibrary(name: "libheif.so.1")

    /// - Returns: `nil` where it is not installed, or older than libheif 1.12.
    init?(name: String) {
        guard let functions = mugmoji_heif_load(name) else { return nil }
        self.functions = functions
    }
}

/// Reads the primary picture of a HEIC or AVIF file; libheif turns it upright and decodes it as a whole.
struct HEIFReader: PictureRows {
    /// libheif holds the decoded picture twice, beside what is compressed.
    private static let mostPixels = 32_000_000
    private static let largestFile = 64 << 20

    let header: PictureHeader
    let colors: ColorDescription
    private let source: PictureSource
    private let library: HEIFLibrary

    init(source: PictureSource) throws(ImagingError) { try self.init(source: source, library: .installed) }

    init(source: PictureSource, library: HEIFLibrary?) throws(ImagingError) {
        let format = (try? PictureFormat.detect(source.bytes(count: 512))) ?? .heif
        guard let library else {
            throw .unsupportedFormat(
                name: format.withArticle,
                remedy:
                    "install libheif1 to read it (Debian, Ubuntu: apt-get install libheif1), or convert it to JPEG or PNG first"
            )
        }
        guard source.count <= Self.largestFile else {
            throw .tooDemanding(
                "\(format.withArticle) of \(source.count >> 20) MiB", limit: "\(Self.largestFile >> 20) MiB")
        }
        (header, colors) = try Self.open(source, library, format) { (_, info) throws(ImagingError) in
            // libheif has turned it already.
            let header = PictureHeader(format: format, width: Int(info.width), height: Int(info.height), exif: [])
            var colors = ColorDescription()
            if let profile = info.profile {
                colors.profile = Array(UnsafeBufferPointer(start: profile, count: info.profile_length))
            } else {
                // Rows are red, green and blue already, in full range.
                colors.codePoints = ColorDescription.CodePoints(
                    primaries: info.primaries, transfer: info.transfer, matrix: 0, isFullRange: true)
            }
            return (header, colors)
        }
        self.source = source
        self.library = library
    }

    func cheapReduction(atMost reduction: Int) -> Int { 1 }

    func read(
        reduction: Int, row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let (width, height) = (header.storedWidth, header.storedHeight)
        guard width * height <= Self.mostPixels else {
            throw .tooDemanding(
                "\(header.format.withArticle) of \(width)×\(height) pixels",
                limit: "\(Self.mostPixels / 1_000_000) megapixels of this kind")
        }
        try Self.open(source, library, header.format) { (reader, info) throws(ImagingError) in
            guard info.width == width, info.height == height else {
                throw .corrupt(header.format, details: "the file was changed while it was read")
            }
            var (stride, error) = (0, mugmoji_heif_error())
            guard let pixels = mugmoji_heif_decode(reader, &stride, &error) else {
                throw ImagingError(error, format: header.format)
            }
            let line = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: width * 4)
            defer { line.deallocate() }
            for y in 0..<height {
                _ = line.update(fromContentsOf: UnsafeBufferPointer(start: pixels + y * stride, count: width * 4))
                try row(line)
            }
        }
    }

    private static func open<Result>(
        _ source: PictureSource, _ library: HEIFLibrary, _ format: PictureFormat,
        body: (OpaquePointer, mugmoji_heif_info) throws(ImagingError) -> Result
    ) throws(ImagingError) -> Result {
        try source.withInput { (input) throws(ImagingError) in
            var (info, error) = (mugmoji_heif_info(), mugmoji_heif_error())
            guard
                let reader = mugmoji_heif_open(
                    library.functions, &input, ProfileTransform.largestProfile, &info, &error)
            else { throw ImagingError(error, format: format) }
            defer { mugmoji_heif_close(reader) }
            return try body(reader, info)
        }
    }
}

extension ImagingError {
    fileprivate init(_ error: mugmoji_heif_error, format: PictureFormat) {
        let details = withUnsafeBytes(of: error.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        switch error.failure {
        case MUGMOJI_HEIF_TRUNCATED: self = .truncated(format, details: details)
        case MUGMOJI_HEIF_NO_MEMORY: self = .outOfMemory(details: details)
        case MUGMOJI_HEIF_TOO_LARGE:
            self = .tooDemanding(
                "\(format.withArticle) beyond libheif's limits (\(details))", limit: "16384 pixels a side")
        case MUGMOJI_HEIF_NO_DECODER:
            let plugin = format == .avif ? "libheif-plugin-dav1d" : "libheif-plugin-libde265"
            self = .unsupportedFormat(
                name: "\(format.withArticle) that the installed libheif cannot decode (\(details))",
                remedy:
                    "install its decoder (Debian, Ubuntu: apt-get install \(plugin)), or convert it to JPEG or PNG first"
            )
        case MUGMOJI_HEIF_UNSUPPORTED:
            self = .unsupportedFormat(name: "\(format.withArticle) of a kind that libheif cannot read (\(details))")
        default: self = .corrupt(format, details: details)
        }
    }
}
