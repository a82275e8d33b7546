import CLibWebP

/// Where things lie in a WebP file: its chunks are walked, no pixel is decoded.
///
/// Source: RFC 9649 (WebP Image Format), 2.
struct WebPContainer: Sendable {
    /// Where the first frame is drawn, and how it is compressed.
    struct Frame: Sendable {
        var x = 0
        var y = 0
        var width = 0
        var height = 0
        var isLossless = false
        /// Whether there is alpha beside lossy colours, or lossless colours say so.
        var hasAlpha = false
        /// The bytes that libwebp takes: the chunk of the colours, with that of the alpha before it.
        var bytes = 0..<0
    }

    private(set) var width = 0
    private(set) var height = 0
    private(set) var frame = Frame()
    /// An ICC profile, as it stands in the file.
    private(set) var profile: [UInt8]?
    /// What the file says in the manner of Exif, from the TIFF header on.
    private(set) var exif: [UInt8] = []

    /// Chunks that are looked at; a still picture has at most seven of known kinds.
    private static let mostChunks = 10_000
    /// The orientation stands at the beginning.
    private static let longestExif = 1 << 16

    init(_ source: PictureSource) throws(ImagingError) {
        // RIFF, its length (which counts from here on), WEBP.
        let told = max(12, 8 + Self.number(source.bytes(at: 4, count: 4)[...]))
        var canvas: (width: Int, height: Int)?
        var found: Frame?
        var isCut = source.count < told
        for chunk in Self.chunks(source, 12..<max(12, min(source.count, told))) {
            switch chunk.type {
            case "VP8X":
                let fields = source.bytes(at: chunk.start, count: 10)
                guard fields.count == 10 else { break }
                canvas = canvas ?? (1 + Self.number(fields[4..<7]), 1 + Self.number(fields[7..<10]))
            case "ALPH", "VP8 ", "VP8L":
                if found?.hasColors != true { try Self.add(chunk, of: source, to: &found) }
            case "ANMF":
                guard found == nil else { break }
                let fields = source.bytes(at: chunk.start, count: 16)
                guard fields.count == 16 else { break }
                let end = min(source.count, chunk.start + chunk.size)
                for inner in Self.chunks(source, chunk.start + 16..<max(end, chunk.start + 16))
                where ["ALPH", "VP8 ", "VP8L"].contains(inner.type) && found?.hasColors != true {
                    try Self.add(inner, of: source, to: &found)
                }
                found?.x = 2 * Self.number(fields[0..<3])
                found?.y = 2 * Self.number(fields[3..<6])
            case "ICCP" where chunk.size <= ProfileTransform.largestProfile:
                profile = profile ?? source.bytes(at: chunk.start, count: chunk.size)
            case "EXIF":
                exif = source.bytes(at: chunk.start, count: min(chunk.size, Self.longestExif))
                // Some writers put JPEG's prefix before it.
                if exif.starts(with: Array("Exif\0\0".utf8)) { exif.removeFirst(6) }
            default: break
            }
            isCut = isCut || chunk.start + chunk.size > source.count
        }
        guard let found, found.hasColors else {
            if isCut { throw .truncated(.webp, details: "the picture is missing") }
            throw .corrupt(.webp, details: "there is no picture in it")
        }
        frame = found
        (width, height) = canvas ?? (found.width, found.height)
        guard found.x + found.width <= width, found.y + found.height <= height else {
            throw .corrupt(.webp, details: "the picture is larger than its canvas")
        }
    }

    private struct Chunk {
        var type: String
        /// Of the data, behind type and length.
        var start: Int
        var size: Int
    }

    private static func chunks(_ source: PictureSource, _ range: Range<Int>) -> some Sequence<Chunk> {
        sequence(state: (offset: range.lowerBound, count: 0)) { state in
            guard state.offset + 8 <= range.upperBound, state.count < mostChunks else { return nil }
            let head = source.bytes(at: state.offset, count: 8)
            guard head.count == 8 else { return nil }
            let chunk = Chunk(
                type: String(decoding: head[0..<4], as: UTF8.self), start: state.offset + 8, size: number(head[4..<8]))
            // Chunks begin at even places.
            state = (chunk.start + chunk.size + chunk.size & 1, state.count + 1)
            return chunk
        }
    }

    private static func add(_ chunk: Chunk, of source: PictureSource, to frame: inout Frame?) throws(ImagingError) {
        var added = frame ?? Frame(bytes: chunk.start - 8..<chunk.start - 8)
        if chunk.type == "ALPH" {
            if frame == nil { added.hasAlpha = true }
        } else {
            var features = WebPBitstreamFeatures()
            // The sizes stand in the first 10 bytes.
            let head = source.bytes(at: chunk.start - 8, count: min(chunk.size, 24) + 8)
            let status = WebPGetFeatures(head, head.count, &features)
            guard status == VP8_STATUS_OK else { throw ImagingError(webP: status) }
            (added.width, added.height) = (Int(features.width), Int(features.height))
            added.isLossless = chunk.type == "VP8L"
            added.hasAlpha = added.isLossless ? features.has_alpha != 0 : added.hasAlpha
        }
        added.bytes = added.bytes.lowerBound..<chunk.start + chunk.size
        frame = added
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}

extension WebPContainer.Frame {
    fileprivate var hasColors: Bool { width > 0 }
}

extension ImagingError {
    init(webP status: VP8StatusCode) {
        switch status {
        case VP8_STATUS_OUT_OF_MEMORY: self = .outOfMemory(details: "libwebp: out of memory")
        case VP8_STATUS_NOT_ENOUGH_DATA, VP8_STATUS_SUSPENDED:
            self = .truncated(.webp, details: "libwebp: not enough data")
        case VP8_STATUS_UNSUPPORTED_FEATURE: self = .corrupt(.webp, details: "libwebp: unsupported feature")
        case VP8_STATUS_BITSTREAM_ERROR: self = .corrupt(.webp, details: "libwebp: bitstream error")
        default: self = .corrupt(.webp, details: "libwebp: status \(status.rawValue)")
        }
    }
}
