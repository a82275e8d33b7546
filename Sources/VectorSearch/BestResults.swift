/// The best of the results that were offered, at most ``limit``: a heap with the worst of them on top. It owns its memory, and
/// allocates only in ``reset(limit:)`` for a limit larger than before.
struct BestResults: ~Copyable {
    private var heap: UnsafeMutablePointer<SearchResult>
    private var capacity: Int
    private(set) var limit = 0
    private(set) var count = 0

    init() {
        capacity = 16
        heap = .allocate(capacity: capacity)
    }

    deinit { heap.deallocate() }

    /// Forgets the results.
    mutating func reset(limit: Int) {
        if limit > capacity {
            heap.deallocate()
            capacity = limit
            heap = .allocate(capacity: capacity)
        }
        self.limit = limit
        count = 0
    }

    /// The similarity below which a result is not among the best; -∞ while there are fewer than ``limit``.
    var least: Double { count < limit ? -.infinity : heap[0].similarity }

    subscript(index: Int) -> SearchResult { heap[index] }

    mutating func offer(_ result: SearchResult) {
        if count < limit {
            heap[count] = result
            count += 1
            rise()
        } else if limit > 0, result.precedes(heap[0]) {
            heap[0] = result
            sink(within: count)
        }
    }

    /// Sorts the results, the best first. They are no heap any more: only reading and ``reset(limit:)`` may follow.
    mutating func sort() {
        for end in stride(from: count - 1, to: 0, by: -1) {
            swap(0, end)
            sink(within: end)
        }
    }

    private mutating func rise() {
        var child = count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].precedes(heap[child]) else { return }
            swap(parent, child)
            child = parent
        }
    }

    private mutating func sink(within end: Int) {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            if child + 1 < end, heap[child].precedes(heap[child + 1]) { child += 1 }
            guard child < end, heap[parent].precedes(heap[child]) else { return }
            swap(parent, child)
            parent = child
        }
    }

    private func swap(_ a: Int, _ b: Int) {
        (heap[a], heap[b]) = (heap[b], heap[a])
    }
}
