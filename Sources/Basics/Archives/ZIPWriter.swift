/// Makes ZIP files whose entries are stored as they are: pictures do not become smaller. The same entries make the same bytes.
///
/// Source: PKWARE, "APPNOTE.TXT – .ZIP File Format Specification", version 6.3.10, § 4.3.
package struct ZIPWriter: Sendable {
    private var file: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// - Parameters:
    ///   - name: path of the entry, with slashes, at most 65535 bytes.
    ///   - content: less than 4 GiB, as all entries together.
    package mutating func add(_ name: String, _ content: [UInt8]) {
        let start = file.count
        let path = Array(name.utf8)
        // Version 2.0, names in UTF-8 (bit 11), stored, 1 January 1980.
        let head =
            two(20) + two(0x0800) + two(0) + two(0) + two(0x0021) + four(Int(CRC32.of(content)))
            + four(content.count) + four(content.count) + two(path.count) + two(0)
        file += four(0x0403_4B50) + head + path + content
        // A plain file that everybody may read, made on Unix.
        directory += four(0x0201_4B50) + two(3 << 8 | 20) + head + two(0) + two(0) + two(0)
        directory += four(0o100_644 << 16) + four(start) + path
        count += 1
    }

    /// The whole file.
    package var bytes: [UInt8] {
        file + directory + four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count) + four(directory.count)
            + four(file.count) + two(0)
    }

    private func two(_ value: Int) -> [UInt8] { (0..<2).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    private func four(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
