/// What a picture file says about itself, read from its structure; no pixel is decoded.
package struct PictureFacts: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case png = "PNG"
        case apng = "animated PNG"
        case gif = "GIF"
        case webP = "WebP"
        case webM = "WebM"
        case jpeg = "JPEG"
        case svg = "SVG"

        /// As files of it end, without the dot.
        package var fileExtension: String {
            switch self {
            case .png, .apng: "png"
            case .gif: "gif"
            case .webP: "webp"
            case .webM: "webm"
            case .jpeg: "jpg"
            case .svg: "svg"
            }
        }
    }

    package var kind: Kind
    /// Columns; 0 where the file does not say (SVG).
    package var width = 0
    /// Rows; 0 where the file does not say (SVG).
    package var height = 0
    /// Of a picture that moves, how long each frame is shown, in milliseconds.
    package var durations: [Double] = []
    /// How often it is shown; 0 is without end. `nil` where the file does not say.
    package var loops: Int?
    /// Of a video: its codec as people call it.
    package var codec: String?
    package var hasSound = false

    package init(kind: Kind) { self.kind = kind }

    /// Frames; 1 of a still.
    package var frames: Int { max(durations.count, 1) }
    /// Seconds from the beginning to the end of the last frame.
    package var seconds: Double { durations.reduce(0, +) / 1000 }

    /// Reads a file.
    ///
    /// - Throws: ``PictureFault``.
    package init(_ bytes: [UInt8]) throws(PictureFault) {
        if bytes.isEmpty { throw PictureFault("it is empty") }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = try PNGStructure.facts(bytes)
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            self = try GIFStructure.facts(bytes)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = try WebPStructure.facts(bytes)
        } else if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            self = try WebMStructure.facts(bytes)
        } else if bytes.starts(with: [0xFF, 0xD8]) {
            self = try JPEGStructure.facts(bytes)
        } else if String(decoding: bytes.prefix(1024), as: UTF8.self).contains("<svg") {
            self.init(kind: .svg)
        } else {
            throw PictureFault("it is no PNG, GIF, WebP, WebM, JPEG or SVG file")
        }
    }
}

/// Why a file is no whole picture.
package struct PictureFault: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }

    static let truncated = PictureFault("it ends before it is complete")
}

/// Reads numbers from bytes, and never beyond their end.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    let end: Int

    init(_ bytes: [UInt8], at position: Int = 0, end: Int? = nil) {
        (self.bytes, self.position, self.end) = (bytes, position, min(end ?? bytes.count, bytes.count))
    }

    var isAtEnd: Bool { position >= end }
    var left: Int { max(end - position, 0) }

    mutating func skip(_ count: Int) throws(PictureFault) {
        guard count >= 0, count <= left else { throw .truncated }
        position += count
    }

    mutating func byte() throws(PictureFault) -> Int {
        guard left >= 1 else { throw .truncated }
        defer { position += 1 }
        return Int(bytes[position])
    }

    /// The lowest byte first.
    mutating func little(_ count: Int) throws(PictureFault) -> Int {
        guard left >= count else { throw .truncated }
        defer { position += count }
        return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    /// The highest byte first; of more than seven bytes the sign may be lost.
    mutating func big(_ count: Int) throws(PictureFault) -> Int {
        guard left >= count else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func text(_ count: Int) throws(PictureFault) -> String {
        String(decoding: try take(count), as: UTF8.self)
    }

    mutating func take(_ count: Int) throws(PictureFault) -> [UInt8] {
        guard count >= 0, left >= count else { throw .truncated }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }
}
