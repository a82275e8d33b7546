import CVectorKernels

/// A table's vectors as small integers (int8, a scale and an error bound for each), in front of the vectors themselves.
///
/// A search reads the small form and looks up in ``exact`` only what might be among the nearest, so it finds the same as a
/// search of ``exact``, in less memory traffic. See `docs/search.md`.
public struct QuantizedVectorTable: Sendable {
    /// The vectors themselves.
    public let exact: VectorTable

    let bytes: TableBytes

    public init(_ table: VectorTable) {
        exact = table
        let dimension = Int32(table.dimension)
        let size = VectorTable.blockCount(table.count) * vs_quantized_block_bytes(dimension)
        bytes = TableBytes(count: size) { vs_quantize(table.bytes.base, table.count, dimension, $0) }
    }
}
