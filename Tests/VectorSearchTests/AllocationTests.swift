import AllocationCounter
import Testing

@testable import VectorSearch

struct AllocationTests {
    // In a process of its own, as other tests allocate meanwhile.
    #if compiler(>=6.2) && canImport(Glibc)
        @Test func queriesAllocateNothing() async {
            await #expect(processExitsWith: .success) {
                let table = try VectorTable(randomValues(8 * 40000, seed: 1), dimension: 8)
                let quantized = QuantizedVectorTable(table)
                let query = randomValues(8, seed: 2)
                let searcher = VectorSearcher(threads: 2)
                var results: [SearchResult] = []
                func search() throws {
                    try searcher.search(table, for: query, count: 20, into: &results)
                    try searcher.search(quantized, for: query, count: 20, into: &results)
                }
                try search()
                let before = allocation_count()
                for _ in 0..<10 { try search() }
                let after = allocation_count()
                precondition(before == after, "\(after - before) allocations")
                // That they would have been counted:
                let more = VectorSearcher(threads: 1)
                precondition(before < 0 || allocation_count() > after, "\(more.threads) thread")
            }
        }
    #endif
}
