/// Makes tar files in gzip's container. What is stored is not compressed: pictures do not become smaller. The same entries make the
/// same bytes.
///
/// Sources: POSIX.1-2017, pax, "ustar Interchange Format"; RFC 1952 (gzip), RFC 1951, § 3.2.4 (blocks that are not compressed).
package struct TarWriter: Sendable {
    private var blocks: [UInt8] = []

    package init() {}

    /// - Parameters:
    ///   - name: ASCII, at most 100 bytes.
    ///   - content: less than 8 GiB.
    package mutating func add(_ name: String, _ content: [UInt8]) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ value: Int, digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: max(digits - text.count, 0)) + text
        }
        put(String(name.prefix(100)), at: 0)
        put(octal(0o644, digits: 7), at: 100)
        put(octal(0, digits: 7), at: 108)
        put(octal(0, digits: 7), at: 116)
        put(octal(content.count, digits: 11), at: 124)
        put(octal(0, digits: 11), at: 136)
        // The sum is made with spaces in its place.
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar\u{0}00", at: 257)
        put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0} ", at: 148)
        blocks += header + content
        blocks += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    /// The whole tar file, as a gzip file.
    package var gzipBytes: [UInt8] {
        let tar = blocks + [UInt8](repeating: 0, count: 1024)
        var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let longest = 0xFFFF
        for start in stride(from: 0, to: tar.count, by: longest) {
            let piece = tar[start..<min(start + longest, tar.count)]
            let length = UInt16(piece.count)
            file.append(start + longest >= tar.count ? 1 : 0)
            for number in [length, ~length] { file += [UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] }
            file += piece
        }
        for number in [CRC32.of(tar), UInt32(truncatingIfNeeded: tar.count)] {
            file += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        return file
    }
}
