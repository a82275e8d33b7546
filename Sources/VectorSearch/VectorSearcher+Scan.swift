import CVectorKernels

/// One query, as the threads see it.
struct ScanJob {
    typealias Next =
        @convention(c) (
            vs_isa, UnsafePointer<vs_scan>?, Int, Int, Float, UnsafeMutablePointer<Float>?
        ) -> Int

    var scan = vs_scan()
    var next: Next = vs_next
    /// How far a score may lie below the cosine.
    var margin = 0.0
    /// The vectors from which the cosine is computed.
    var table: UnsafeRawPointer?
    var rows = 0
    /// The square of the query's length.
    var square = 0.0
    var blocks = 0
    /// A thread takes so many blocks at a time.
    var blocksInChunk = 1
}

extension VectorSearcher {
    /// Enough to make taking it cheap, little enough to share the work evenly.
    private static let chunkBytes = 1 << 18

    func run(count: Int, into results: inout [SearchResult]) {
        results.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        job.blocks = VectorTable.blockCount(job.rows)
        job.blocksInChunk = max(Self.chunkBytes / job.scan.block_bytes, 1)
        for worker in 0..<threads { best[worker].reset(limit: count) }
        vs_pool_run(
            pool, job.blocks > job.blocksInChunk ? 1 : 0,
            { context, worker in
                guard let context else { return }
                Unmanaged<VectorSearcher>.fromOpaque(context).takeUnretainedValue().work(Int(worker))
            }, Unmanaged.passUnretained(self).toOpaque())
        for worker in 1..<threads {
            for index in 0..<best[worker].count { best[0].offer(best[worker][index]) }
        }
        best[0].sort()
        results.reserveCapacity(count)
        for index in 0..<best[0].count { results.append(best[0][index]) }
    }

    /// Scans chunk after chunk. Rows whose score comes near enough to the worst of the best are judged by their cosine, at once
    /// and in the order of the rows.
    private func work(_ worker: Int) {
        let job = job
        var scan = job.scan
        let scores = scores + worker * Int(VS_ROWS)
        var least = -Float.infinity
        while true {
            let first = Int(vs_pool_next(pool)).multipliedReportingOverflow(by: job.blocksInChunk)
            guard !first.overflow, first.partialValue < job.blocks else { return }
            let end = min(first.partialValue + job.blocksInChunk, job.blocks)
            var block = first.partialValue
            while true {
                block = job.next(instructionSet, &scan, block, end, least, scores)
                guard block < end else { break }
                let firstRow = block * Int(VS_ROWS)
                for lane in 0..<min(Int(VS_ROWS), job.rows - firstRow) where scores[lane] >= least {
                    let row = firstRow + lane
                    let cosine = vs_cosine(job.table, row, scan.dimension, query.values, job.square)
                    best[worker].offer(SearchResult(row: row, similarity: cosine))
                    least = Self.floatBelow(best[worker].least - job.margin)
                }
                block += 1
            }
        }
    }

    /// The largest float that is not above `value`.
    private static func floatBelow(_ value: Double) -> Float {
        let nearest = Float(value)
        return Double(nearest) > value ? nearest.nextDown : nearest
    }
}
