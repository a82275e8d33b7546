import CVectorKernels
import Foundation
import NeuralNetwork

/// Finds the rows of a table that point most nearly where a query points: exactly, by cosine similarity.
///
/// The result is that of computing every cosine in double precision and sorting, the more similar first and equals by row,
/// whatever the instruction set and the number of threads. It holds threads and memory for one query at a time: after the
/// first query of a size, ``search(_:for:count:into:)`` allocates nothing. Make one for each task that searches at the same
/// time as others. `MUGMOJI_ISA` forces an instruction set, as it does for networks.
public final class VectorSearcher {
    /// The number of threads that search, with the calling one.
    public let threads: Int

    let instructionSet: vs_isa
    let pool: OpaquePointer
    let best: UnsafeMutablePointer<BestResults>
    let scores: UnsafeMutablePointer<Float>
    let query: QueryMemory
    var job = ScanJob()

    /// - Parameter threads: at most this many; as many as the machine has processors by default.
    public convenience init(threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.init(threads: threads, instructionSet: .preferred)
    }

    init(threads: Int, instructionSet: InstructionSet) {
        let helpers = Int32(clamping: min(max(threads, 1), Self.mostThreads) - 1)
        guard let pool = vs_pool_create(helpers) else { preconditionFailure("out of memory") }
        self.pool = pool
        self.threads = Int(vs_pool_helpers(pool)) + 1
        self.instructionSet = instructionSet.scans
        best = .allocate(capacity: self.threads)
        for worker in 0..<self.threads { (best + worker).initialize(to: BestResults()) }
        scores = .allocate(capacity: self.threads * Int(VS_ROWS))
        query = QueryMemory()
    }

    deinit {
        vs_pool_destroy(pool)
        best.deinitialize(count: threads)
        best.deallocate()
        scores.deallocate()
    }

    private static let mostThreads = 1024

    /// The `count` rows nearest to `query`, or all where the table has fewer.
    ///
    /// - Throws: ``VectorSearchError/wrongDimension(query:table:)``, ``VectorSearchError/queryNotFinite``.
    public func nearest(
        _ count: Int, to query: [Float], in table: VectorTable
    ) throws(VectorSearchError) -> [SearchResult] {
        var results: [SearchResult] = []
        try search(table, for: query, count: count, into: &results)
        return results
    }

    /// The same through a quantised table: the same rows, the same similarities.
    ///
    /// - Throws: as ``nearest(_:to:in:)-(_,_,VectorTable)``.
    public func nearest(
        _ count: Int, to query: [Float], in table: QuantizedVectorTable
    ) throws(VectorSearchError) -> [SearchResult] {
        var results: [SearchResult] = []
        try search(table, for: query, count: count, into: &results)
        return results
    }

    /// Replaces `results` by the `count` rows nearest to `query`, or all where the table has fewer. An array whose capacity
    /// suffices and that nobody else holds keeps its memory.
    ///
    /// - Parameters:
    ///   - query: as many values as the table's dimension, of any length; to zeros every row has similarity 0.
    ///   - count: none where it is below 1.
    /// - Throws: ``VectorSearchError/wrongDimension(query:table:)``, ``VectorSearchError/queryNotFinite``.
    public func search(
        _ table: VectorTable, for query: [Float], count: Int, into results: inout [SearchResult]
    ) throws(VectorSearchError) {
        let square = try prepare(query, for: table)
        vs_unit_query(self.query.values, Int32(table.dimension), square, self.query.scanned)
        let scan = vs_scan(
            blocks: table.bytes.base, block_bytes: vs_float_block_bytes(Int32(table.dimension)),
            query: self.query.scanned, dimension: Int32(table.dimension))
        job = ScanJob(
            scan: scan, next: vs_next, margin: ScanBound.float(dimension: table.dimension), table: table.bytes.base,
            rows: table.count, square: square)
        run(count: min(count, table.count), into: &results)
        withExtendedLifetime(table) {}
    }

    /// The same through a quantised table: the same rows, the same similarities.
    ///
    /// - Throws: as ``search(_:for:count:into:)-(VectorTable,_,_,_)``.
    public func search(
        _ table: QuantizedVectorTable, for query: [Float], count: Int, into results: inout [SearchResult]
    ) throws(VectorSearchError) {
        let exact = table.exact
        let square = try prepare(query, for: exact)
        let error = vs_quantized_query(
            self.query.values, Int32(exact.dimension), square,
            UnsafeMutableRawPointer(self.query.scanned).assumingMemoryBound(to: Int16.self))
        let scan = vs_scan(
            blocks: table.bytes.base, block_bytes: vs_quantized_block_bytes(Int32(exact.dimension)),
            query: self.query.scanned, dimension: Int32(exact.dimension))
        job = ScanJob(
            scan: scan, next: vs_next_quantized, margin: ScanBound.quantized(queryError: error),
            table: exact.bytes.base, rows: exact.count, square: square)
        run(count: min(count, exact.count), into: &results)
        withExtendedLifetime(table) {}
    }

    /// Copies the query to where all threads see it; the square of its length.
    private func prepare(_ query: [Float], for table: VectorTable) throws(VectorSearchError) -> Double {
        guard query.count == table.dimension else {
            throw .wrongDimension(query: query.count, table: table.dimension)
        }
        self.query.copy(query)
        let square = vs_square(self.query.values, Int32(query.count))
        guard square.isFinite else { throw .queryNotFinite }
        return square
    }
}
