/// Single-precision numbers of an index, read where they lie: in a mapped file nothing is copied.
///
/// The first number lies at a multiple of 64 bytes.
package struct IndexNumbers: Sendable, RandomAccessCollection, Equatable {
    private let bytes: IndexBytes
    private let offset: Int
    package let count: Int

    /// - Precondition: `offset` is a multiple of four, and `bytes` has `count` numbers from there.
    init(bytes: IndexBytes, offset: Int, count: Int) {
        precondition(offset % 4 == 0 && count >= 0 && offset + 4 * count <= bytes.buffer.count)
        self.bytes = bytes
        self.offset = offset
        self.count = count
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(position: Int) -> Float {
        precondition(position >= 0 && position < count, "the index is out of range")
        return Float(bitPattern: bytes.buffer.uint32(at: offset + 4 * position))
    }

    /// Hands the numbers to `body` without copying them.
    package func withUnsafeBufferPointer<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Float>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(bytes) {} }
        let part = UnsafeRawBufferPointer(rebasing: bytes.buffer[offset..<offset + 4 * count])
        return try body(part.bindMemory(to: Float.self))
    }

    package func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Float>) throws -> Result
    ) rethrows -> Result? {
        try withUnsafeBufferPointer(body)
    }

    package static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}
