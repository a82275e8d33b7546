/// A kind of file that holds a video and nothing but its own bytes: no kind on this list names other files to be read.
///
/// The kind is told by the bytes at the beginning, never by the name, and `ffmpeg` is told to use the reader of that kind and
/// no other: left to itself it would follow a playlist that calls itself `clip.mp4` to other files of the machine.
enum VideoContainer: String, CaseIterable, Sendable {
    case mp4, matroska, avi, gif, apng, mpegTransport, mpegProgram, flash, ogg, windowsMedia, mxf, ivf, y4m, nut,
        realMedia,
        dv, mpegVideo, h264, hevc

    /// ffmpeg's name of its reader.
    var demuxer: String {
        switch self {
        case .mp4: "mov"
        case .mpegTransport: "mpegts"
        case .mpegProgram: "mpeg"
        case .flash: "flv"
        case .windowsMedia: "asf"
        case .y4m: "yuv4mpegpipe"
        case .realMedia: "rm"
        case .mpegVideo: "mpegvideo"
        case .matroska, .avi, .gif, .apng, .ogg, .mxf, .ivf, .nut, .dv, .h264, .hevc: rawValue
        }
    }

    /// The kinds in words.
    static let names =
        "MP4 and QuickTime, Matroska and WebM, AVI, GIF, APNG, MPEG, FLV, Ogg, Windows Media, MXF, IVF, Y4M, NUT, RealMedia, DV"
}

extension VideoContainer {
    /// Tells the kind of a file by its bytes.
    ///
    /// - Throws: ``VideoError/otherKind(name:advice:)`` for everything that is not on the list, and what ``FileBytes`` throws.
    init(of file: borrowing FileBytes) throws(VideoError) {
        let head = Head(file.bytes(at: 0, 4096))
        if head.bytes.isEmpty { throw .otherKind(name: "empty", advice: "copy it again") }
        if let container = Self.video(head) {
            self = container
            if container == .mp4 { try Self.refusePictures(head) }
            if container == .mp4, MovieBoxes.namesOtherFiles(file) {
                throw .otherKind(
                    name: "a movie that keeps its pictures in other files", advice: "export it as a self-contained file"
                )
            }
            return
        }
        if head.starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            guard PNGChunks.isAnimated(file) else { throw Self.still("PNG", convertible: true) }
            self = .apng
            return
        }
        throw Self.refusal(head)
    }

    /// What lies at the beginning of a file.
    private struct Head {
        let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func starts(_ mark: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: mark) }
        func starts(_ mark: String, at offset: Int = 0) -> Bool { starts(Array(mark.utf8), at: offset) }
        func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    }

    private static func video(_ head: Head) -> VideoContainer? {
        if boxTypes.contains(where: { head.starts($0, at: 4) }) { return .mp4 }
        if head.starts([0x1A, 0x45, 0xDF, 0xA3]) { return .matroska }
        if head.starts("RIFF"), head.starts("AVI", at: 8) { return .avi }
        if head.starts("GIF87a") || head.starts("GIF89a") { return .gif }
        if head.starts("FLV") { return .flash }
        if head.starts("OggS") { return .ogg }
        if head.starts([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) { return .windowsMedia }
        if head.starts([0x06, 0x0E, 0x2B, 0x34]) { return .mxf }
        if head.starts("DKIF") { return .ivf }
        if head.starts("YUV4MPEG2") { return .y4m }
        if head.starts("nut/multimedia container\0") { return .nut }
        if head.starts(".RMF") { return .realMedia }
        if head.starts([0x1F, 0x07, 0x00]) { return .dv }
        if isTransport(head) { return .mpegTransport }
        return elementary(head)
    }

    /// Types of the boxes with which files of the family of MP4 and QuickTime begin (ISO/IEC 14496-12, QTFF).
    private static let boxTypes = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof", "sidx"]

    /// Packets of 188 bytes that begin with 0x47 (ISO/IEC 13818-1); four more bytes stand before them on Blu-ray discs, 16
    /// behind them on air.
    private static func isTransport(_ head: Head) -> Bool {
        [(0, 188), (4, 192), (0, 204)].contains { first, step in
            (0..<5).allSatisfy { head.byte(first + $0 * step) == 0x47 }
        }
    }

    /// Start codes of MPEG (ISO/IEC 11172, 13818-2), H.264 and H.265 (Annex B): no container at all.
    private static func elementary(_ head: Head) -> VideoContainer? {
        if head.starts([0, 0, 1, 0xBA]) { return .mpegProgram }
        if head.starts([0, 0, 1, 0xB3]) { return .mpegVideo }
        guard head.starts([0, 0, 0, 1]) else { return nil }
        let unit = head.byte(4)
        if unit & 0x80 == 0, [7, 9].contains(unit & 0x1F) { return .h264 }
        return [32, 33, 35].contains(unit >> 1) ? .hevc : nil
    }

    /// Still pictures come in the boxes of MP4 too (ISO/IEC 23008-12).
    private static func refusePictures(_ head: Head) throws(VideoError) {
        guard head.starts("ftyp", at: 4) else { return }
        if ["heic", "heix", "heim", "heis", "mif1"].contains(where: { head.starts($0, at: 8) }) { throw still("HEIC") }
        if head.starts("avif", at: 8) { throw still("AVIF") }
    }

    private static func still(_ name: String, convertible: Bool = false) -> VideoError {
        .otherKind(
            name: "a still picture (\(name))",
            advice: convertible ? "use mugmoji convert" : "choose a video, or save it as PNG and use mugmoji convert")
    }

    private static func playlist(_ name: String) -> VideoError {
        .otherKind(
            name: "a playlist (\(name)), which names other files and holds no picture",
            advice: "give the video itself")
    }

    private static func refusal(_ head: Head) -> VideoError {
        for (mark, name) in stills where head.starts(mark) { return still(name, convertible: name == "JPEG") }
        if head.starts("RIFF"), head.starts("WEBP", at: 8) {
            guard head.starts("VP8X", at: 12), head.byte(20) & 2 != 0 else { return still("WebP") }
            return .otherKind(
                name: "an animated WebP, which ffmpeg does not read everywhere",
                advice: "turn it into GIF or APNG first")
        }
        for (offset, mark, name) in sounds where head.starts(mark, at: offset) {
            return .otherKind(name: "sound without a picture (\(name))", advice: "choose a video")
        }
        for (mark, name) in archives where head.starts(mark) {
            return .otherKind(name: name, advice: "give the video itself")
        }
        return text(head)
            ?? .otherKind(name: "of no kind that is known", advice: "videos that are read are \(names)")
    }

    private static let stills: [([UInt8], String)] = [
        ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("BM".utf8), "BMP"), ([0x49, 0x49, 0x2A, 0], "TIFF"),
        ([0x4D, 0x4D, 0, 0x2A], "TIFF"), (Array("8BPS".utf8), "Photoshop"), ([0xFF, 0x0A], "JPEG XL"),
        ([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"), ([0, 0, 0, 12, 0x6A, 0x50], "JPEG 2000"),
        ([0, 0, 1, 0], "icon"),
    ]

    private static let sounds: [(Int, String, String)] = [
        (8, "WAVE", "WAV"), (0, "ID3", "MP3"), (0, "fLaC", "FLAC"), (8, "AIFF", "AIFF"), (0, "caff", "CAF"),
    ]

    private static let archives: [([UInt8], String)] = [
        ([0x50, 0x4B, 3, 4], "a ZIP archive"), ([0x1F, 0x8B], "a gzip archive"), (Array("Rar!".utf8), "a RAR archive"),
        (Array("7z".utf8) + [0xBC, 0xAF], "a 7z archive"), (Array("%PDF".utf8), "a PDF"),
    ]

    private static func text(_ head: Head) -> VideoError? {
        // UTF-8 or UTF-16 with a byte order mark, or bytes without control characters.
        var bytes = head.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            bytes = bytes.dropFirst(2).filter { $0 != 0 }[...]
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (9...13).contains($0) }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace }.lowercased()
        for (mark, name) in listStarts where text.hasPrefix(mark) { return playlist(name) }
        if text.hasPrefix("<") {
            for (mark, name) in listElements where text.contains(mark) { return playlist(name) }
            if text.contains("<svg") { return still("SVG") }
        }
        return .otherKind(name: "text", advice: "choose a video")
    }

    private static let listStarts = [
        ("#extm3u", "HLS"), ("ffconcat", "concat"), ("file ", "concat"), ("file:", "concat"), ("v=0", "SDP"),
        ("[playlist]", "PLS"), ("[reference]", "ASX"), ("rtsptext", "RTSP"), ("#extinf", "HLS"),
    ]

    private static let listElements = [
        ("<mpd", "DASH"), ("compositionplaylist", "IMF"), ("<assetmap", "IMF"), ("<asx", "ASX"), ("<smil", "SMIL"),
        ("<playlist", "XSPF"), ("smoothstreamingmedia", "Smooth Streaming"),
    ]
}
