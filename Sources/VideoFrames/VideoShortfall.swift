import Foundation

/// What is missing of a video whose file ends before its end, as after a broken download or a full card.
package struct VideoShortfall: Sendable, Hashable, CustomStringConvertible {
    /// Seconds that are there.
    package var seconds: Double
    /// Seconds that there should be, where the file says so.
    package var total: Double?

    package var description: String {
        let there = String(format: "%.1f", seconds)
        let rest = total.map { "\(there) of \(String(format: "%.1f", $0)) seconds are there" }
        return "the video is cut short: " + (rest ?? "its file ends after \(there) seconds in the middle of a frame")
    }

    /// What ffmpeg says where bytes are missing at the end.
    static let phrases = ["File ended prematurely", "partial file", "Truncating packet"]

    /// Looks at a file as far as is done before and after other programs do: what kind of video it is, and whether all of it is there.
    ///
    /// - Throws: ``VideoError``.
    package static func isCut(_ path: String) throws(VideoError) -> Bool {
        isCut(path, try VideoContainer(of: FileBytes(path: path)))
    }

    /// Whether a file ends within something that it says is longer. Kinds that do not say how long things are never do.
    static func isCut(_ path: String, _ container: VideoContainer) -> Bool {
        guard let file = try? FileBytes(path: path) else { return false }
        switch container {
        case .mp4: return isCutMovie(file)
        case .matroska: return isCutMatroska(file)
        case .avi: return isCutRIFF(file)
        case .gif: return isCutGIF(file)
        case .apng: return isCutPNG(file)
        case .flash: return isCutFlash(file)
        case .ogg: return isCutOgg(file)
        default: return false
        }
    }

    /// Steps of a walk from piece to piece; longer files are taken as whole.
    private static let steps = 5_000_000

    private static func isCutMovie(_ file: borrowing FileBytes) -> Bool {
        let known: Set<String> = [
            "ftyp", "moov", "mdat", "moof", "free", "skip", "wide", "sidx", "mfra", "meta", "uuid",
        ]
        var position = 0
        for _ in 0..<steps {
            // What cameras append behind the last box is no business of ours.
            guard let box = MovieBoxes.box(at: position, before: file.count, of: file), known.contains(box.type) else {
                return false
            }
            if box.end >= file.count { return box.end > file.count }
            position = box.end
        }
        return false
    }

    /// RFC 8794, sections 5 and 6: an identifier, a length, the content.
    private static func isCutMatroska(_ file: borrowing FileBytes) -> Bool {
        // Segments and clusters of unknown length, as they are sent live, are gone into.
        let opened: Set<UInt64> = [0x1853_8067, 0x1F43_B675]
        var position = 0
        for _ in 0..<steps where position < file.count {
            let head = file.bytes(at: position, 12)
            let idLength = (head.first ?? 0).leadingZeroBitCount + 1
            guard idLength <= 4, head.count > idLength else { return true }
            let sizeLength = head[idLength].leadingZeroBitCount + 1
            guard sizeLength <= 8 else { return false }
            guard head.count >= idLength + sizeLength else { return true }
            let mark = UInt64(1) << UInt64(7 * sizeLength)
            let size = head.number(idLength, sizeLength) & (mark - 1)
            position += idLength + sizeLength
            if size == mark - 1 {
                guard opened.contains(head.number(0, idLength)) else { return false }
                continue
            }
            if size > UInt64(file.count - position) { return true }
            position += Int(size)
        }
        return false
    }

    private static func isCutRIFF(_ file: borrowing FileBytes) -> Bool {
        var position = 0
        for _ in 0..<steps where position + 8 <= file.count {
            let head = file.bytes(at: position, 8)
            guard head.starts(with: Array("RIFF".utf8)) else { return false }
            position += 8 + Int(head.littleNumber(4, 4))
            if position > file.count { return true }
            position += position & 1
        }
        return false
    }

    private static func isCutPNG(_ file: borrowing FileBytes) -> Bool {
        var position = 8
        for _ in 0..<steps {
            let head = file.bytes(at: position, 8)
            guard head.count == 8 else { return true }
            position += Int(head.number(0, 4)) + 12
            if head.dropFirst(4).elementsEqual("IEND".utf8) { return position > file.count }
        }
        return false
    }

    /// GIF89a specification: blocks of sub-blocks, and 0x3B at the end.
    private static func isCutGIF(_ file: borrowing FileBytes) -> Bool {
        func palette(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
        let screen = file.bytes(at: 0, 13)
        guard screen.count == 13 else { return true }
        var position = 13 + palette(screen[10])
        for _ in 0..<steps {
            let head = file.bytes(at: position, 10)
            switch head.first {
            // Some writers leave out the end; between two blocks nothing is missing.
            case nil, 0x3B: return false
            case 0x21: position += 2
            case 0x2C where head.count == 10: position += 11 + palette(head[9])
            default: return head.count < 10
            }
            guard let end = endOfSubBlocks(file, from: position) else { return true }
            position = end
        }
        return false
    }

    private static func endOfSubBlocks(_ file: borrowing FileBytes, from start: Int) -> Int? {
        var position = start
        while true {
            let window = file.bytes(at: position, 1 << 16)
            guard !window.isEmpty else { return nil }
            var offset = 0
            while offset < window.count {
                if window[offset] == 0 { return position + offset + 1 }
                offset += Int(window[offset]) + 1
            }
            position += offset
        }
    }

    /// Adobe Flash Video File Format Specification 10.1, annex E: tags, each followed by its length.
    private static func isCutFlash(_ file: borrowing FileBytes) -> Bool {
        var position = Int(file.bytes(at: 5, 4).number(0, 4)) + 4
        for _ in 0..<steps where position < file.count {
            let head = file.bytes(at: position, 11)
            guard head.count == 11 else { return true }
            position += 11 + Int(head.number(1, 3)) + 4
            if position > file.count { return true }
        }
        return false
    }

    /// RFC 3533, section 6: pages of segments.
    private static func isCutOgg(_ file: borrowing FileBytes) -> Bool {
        var position = 0
        for _ in 0..<steps where position < file.count {
            let head = file.bytes(at: position, 27 + 255)
            guard head.count >= 27 else { return true }
            guard head.starts(with: Array("OggS".utf8)) else { return false }
            let segments = Int(head[26])
            position += 27 + segments + head.dropFirst(27).prefix(segments).reduce(0) { $0 + Int($1) }
            if position > file.count { return true }
        }
        return false
    }
}
