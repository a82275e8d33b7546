/// Writes numbers and text little-endian, without padding.
struct IndexWriter {
    var bytes: [UInt8] = []

    mutating func write(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The number of bytes as 32 bits, then the text in UTF-8.
    mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes += Array(text.utf8)
    }
}

/// Reads what ``IndexWriter`` wrote, and never beyond its end.
struct IndexReader {
    let bytes: [UInt8]
    var position: Int
    /// Reading stops before this byte.
    var end: Int

    init(bytes: [UInt8], position: Int) {
        self.bytes = bytes
        self.position = position
        end = bytes.count
    }

    mutating func readUInt32() throws(PartIndexError) -> UInt32 {
        UInt32(truncatingIfNeeded: try read(4))
    }

    mutating func readUInt64() throws(PartIndexError) -> UInt64 {
        try read(8)
    }

    mutating func readText() throws(PartIndexError) -> String {
        let count = Int(try readUInt32())
        guard count <= end - position else { throw .truncated }
        defer { position += count }
        guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
            throw .damaged(details: "a name is not UTF-8")
        }
        return text
    }

    mutating func readFloats(_ count: Int) throws(PartIndexError) -> [Float] {
        guard count * 4 <= end - position else { throw .truncated }
        var numbers: [Float] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count {
            let number = Float(bitPattern: try readUInt32())
            guard number.isFinite else { throw .damaged(details: "a vector holds a number that is not finite") }
            numbers.append(number)
        }
        return numbers
    }

    private mutating func read(_ count: Int) throws(PartIndexError) -> UInt64 {
        guard count <= end - position else { throw .truncated }
        defer { position += count }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    }
}
