/// A query as it was given and as a scan reads it. Allocates only for a query longer than those before.
final class QueryMemory {
    private(set) var values: UnsafeMutablePointer<Float>
    /// Floats, or int16 for a quantised table.
    private(set) var scanned: UnsafeMutablePointer<Float>
    private var capacity: Int

    init() {
        capacity = 64
        values = .allocate(capacity: capacity)
        scanned = .allocate(capacity: capacity)
    }

    deinit {
        values.deallocate()
        scanned.deallocate()
    }

    func copy(_ query: [Float]) {
        if query.count > capacity {
            values.deallocate()
            scanned.deallocate()
            // Whole groups of four int16 need not more.
            capacity = (query.count + 3) / 4 * 4
            values = .allocate(capacity: capacity)
            scanned = .allocate(capacity: capacity)
        }
        query.withUnsafeBufferPointer { buffer in
            if let source = buffer.baseAddress { values.update(from: source, count: buffer.count) }
        }
    }
}
