import CVectorKernels

/// Vectors to search, all of one dimension, laid out for the scan (see `docs/search.md`). Immutable; a copy shares the memory.
public struct VectorTable: Sendable {
    /// The most values that a vector may have.
    public static let largestDimension = 65536

    /// The number of vectors (rows).
    public let count: Int
    /// The number of values of a vector.
    public let dimension: Int

    let bytes: TableBytes

    /// A table of vectors of any length; their directions count.
    ///
    /// The values are kept as they are, but for a vector whose length lies outside 2^-60…2^60: it is multiplied by the power
    /// of two that brings the length to 1…2, by which values below 2^-149 of the length lose digits.
    ///
    /// - Parameters:
    ///   - values: the vectors one after the other.
    ///   - dimension: the number of values of a vector, 1…``largestDimension``.
    /// - Throws: ``VectorSearchError/unsupportedDimension(_:)``, ``VectorSearchError/incompleteVector(values:dimension:)``,
    ///   ``VectorSearchError/notFinite(row:)``.
    public init(_ values: [Float], dimension: Int) throws(VectorSearchError) {
        let outcome = values.withUnsafeBufferPointer { rows in
            Result { () throws(VectorSearchError) in try VectorTable(rows: rows, dimension: dimension) }
        }
        self = try outcome.get()
    }

    /// The same from memory, such as a mapped file's, which is copied.
    ///
    /// - Throws: as ``init(_:dimension:)``.
    public init(rows: UnsafeBufferPointer<Float>, dimension: Int) throws(VectorSearchError) {
        try Self.check(dimension: dimension)
        guard rows.count.isMultiple(of: dimension) else {
            throw .incompleteVector(values: rows.count, dimension: dimension)
        }
        let count = rows.count / dimension
        var sound = count
        let size = Self.blockCount(count) * vs_float_block_bytes(Int32(dimension))
        let bytes = TableBytes(count: size) { memory in
            guard let base = rows.baseAddress else { return }
            sound = vs_pack(base, count, Int32(dimension), memory)
        }
        guard sound == count else { throw .notFinite(row: sound) }
        self.init(bytes: bytes, count: count, dimension: dimension)
    }

    init(bytes: TableBytes, count: Int, dimension: Int) {
        self.bytes = bytes
        self.count = count
        self.dimension = dimension
    }

    /// The values of a vector; those that were given, but for the power of two that ``init(_:dimension:)`` mentions.
    public subscript(row: Int) -> [Float] {
        precondition(row >= 0 && row < count, "a row of the table")
        return [Float](unsafeUninitializedCapacity: dimension) { values, initialized in
            if let base = values.baseAddress { vs_row(bytes.base, row, Int32(dimension), base) }
            initialized = dimension
        }
    }

    static func check(dimension: Int) throws(VectorSearchError) {
        guard (1...largestDimension).contains(dimension) else { throw .unsupportedDimension(dimension) }
    }

    /// The number of blocks of `count` rows.
    static func blockCount(_ count: Int) -> Int { count / Int(VS_ROWS) + (count.isMultiple(of: Int(VS_ROWS)) ? 0 : 1) }
}
