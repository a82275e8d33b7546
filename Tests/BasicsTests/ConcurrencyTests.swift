import Basics
import Foundation
import Synchronization
import Testing

@Suite("Work side by side")
struct ConcurrencyTests {
    private struct Refusal: Error, Equatable {
        let number: Int
    }

    @Test func resultsKeepTheirOrder() throws {
        let numbers = Array(0..<200)
        #expect(numbers.spreadMap { $0 * 3 } == numbers.map { $0 * 3 })
        #expect(numbers.concurrentMap(jobs: 7) { $0 * 3 } == numbers.map { $0 * 3 })
        #expect([Int]().concurrentMap(jobs: 4) { $0 } == [])
    }

    @Test func theFirstErrorIsThrown() {
        @Sendable func refuse(_ number: Int) throws(Refusal) -> Int {
            if number % 2 == 1 { throw Refusal(number: number) }
            return number
        }
        #expect(throws: Refusal(number: 1)) { try [0, 1, 2, 4].concurrentMap(jobs: 2, refuse) }
        #expect(throws: Refusal(number: 3)) { try [3].spreadMap(refuse) }
    }

    /// Work within pictures does not spread while pictures are worked on side by side.
    @Test func jobsTakeTheSpareProcessors() {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        let during = Array(0..<2 * processors).concurrentMap(jobs: processors) { _ in
            SpareProcessors.count(upTo: processors)
        }
        #expect(during.allSatisfy { $0 == 0 })
    }
}
