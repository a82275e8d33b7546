import CVectorKernels
import Foundation

extension VectorTable {
    /// Calls `body` with the table as it lies in memory, in this machine's byte order: what ``init(mapping:count:dimension:)``
    /// and ``init(borrowing:count:dimension:owner:)`` take.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withExtendedLifetime(bytes) {
            try body(UnsafeRawBufferPointer(start: bytes.base, count: bytes.count))
        }
    }

    /// Maps a file that holds the bytes of a table and nothing else. It is read through once, to see that it is sound;
    /// whoever replaces the file must rename another over it and not write into it.
    ///
    /// - Throws: ``VectorSearchError/unreadableFile(path:reason:)``, and what ``init(borrowing:count:dimension:owner:)`` throws.
    public init(mapping url: URL, count: Int, dimension: Int) throws(VectorSearchError) {
        try self.init(checking: TableBytes(mapping: url), count: count, dimension: dimension)
    }

    /// Uses the bytes of a table where they lie, without a copy. They are read through once, to see that they are sound.
    ///
    /// - Parameters:
    ///   - bytes: as ``withUnsafeBytes(_:)`` gives them, from a multiple of 64 on.
    ///   - owner: keeps the bytes, unchanged, for as long as it lives.
    /// - Throws: ``VectorSearchError/unsupportedDimension(_:)``, ``VectorSearchError/wrongBytes(found:expected:)``,
    ///   ``VectorSearchError/damagedTable(row:)``.
    public init(
        borrowing bytes: UnsafeRawBufferPointer, count: Int, dimension: Int, owner: any AnyObject & Sendable
    ) throws(VectorSearchError) {
        guard let base = bytes.baseAddress else {
            try self.init(checking: TableBytes(count: 0) { _ in }, count: count, dimension: dimension)
            return
        }
        let borrowed = TableBytes(borrowing: base, count: bytes.count, owner: owner)
        try self.init(checking: borrowed, count: count, dimension: dimension)
    }

    private init(checking bytes: TableBytes, count: Int, dimension: Int) throws(VectorSearchError) {
        try Self.check(dimension: dimension)
        let (expected, overflows) = Self.blockCount(max(count, 0))
            .multipliedReportingOverflow(by: vs_float_block_bytes(Int32(dimension)))
        guard count >= 0, !overflows, expected == bytes.count, UInt(bitPattern: bytes.base).isMultiple(of: 64) else {
            throw .wrongBytes(found: bytes.count, expected: overflows ? .max : expected)
        }
        let sound = vs_check(bytes.base, count, Int32(dimension))
        guard sound == count else { throw .damagedTable(row: sound) }
        self.init(bytes: bytes, count: count, dimension: dimension)
    }
}
