import Basics

/// Chunks of a PNG file. Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", § 5.3.
enum PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// A chunk with its length and checksum.
    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        return number(UInt32(content.count)) + body + number(CRC32.of(body))
    }

    /// Four bytes, the highest first.
    static func number(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// What stands before the pixels of a PNG file of our own making, whole chunks after the signature, and its compressed
    /// pixels.
    static func parts(of file: [UInt8]) -> (head: [UInt8], pixels: [UInt8]) {
        var (head, pixels): ([UInt8], [UInt8]) = ([], [])
        var position = signature.count
        while position + 12 <= file.count {
            let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let type = file[position + 4..<position + 8]
            let end = min(position + 12 + length, file.count)
            if type.elementsEqual("IDAT".utf8) {
                pixels += file[position + 8..<end - 4]
            } else if pixels.isEmpty {
                head += file[position..<end]
            }
            position = end
        }
        return (head, pixels)
    }
}
