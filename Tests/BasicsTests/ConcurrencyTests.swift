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

    /// Every number is in one run, however many runs there are.
    @Test(arguments: [(10, 1), (10, 3), (7, 7), (1, 1), (64, 5)])
    func runsAreAllOfIt(count: Int, pieces: Int) {
        let seen = Mutex([Int](repeating: 0, count: count))
        let numbers = Mutex(Set<Int>())
        SpareProcessors.spread(over: count, pieces: pieces) { run, piece in
            seen.withLock { seen in for index in run { seen[index] += 1 } }
            numbers.withLock { _ = $0.insert(piece) }
        }
        #expect(seen.withLock { $0 } == [Int](repeating: 1, count: count))
        #expect(numbers.withLock { $0 } == Set(0..<pieces))
    }

    @Test func fewRowsAreOneRun() {
        #expect(SpareProcessors.pieces(of: 63, least: 64) == 1)
        #expect(SpareProcessors.pieces(of: 0, least: 64) == 1)
        #expect(SpareProcessors.pieces(of: 640, least: 64) <= ProcessInfo.processInfo.activeProcessorCount)
    }

    @Test func bothAreWorkedOut() {
        let both = SpareProcessors.both({ 3 }, { "three" })
        #expect(both.0 == 3 && both.1 == "three")
        @Sendable func answer() throws(Refusal) -> Int { 1 }
        @Sendable func refuse() throws(Refusal) -> Int { throw Refusal(number: 2) }
        #expect(throws: Refusal(number: 2)) { _ = try sideBySide(answer, refuse) }
    }

    /// What is begun within work that is shared gets a second thread too, once the other side is done. (Where another thread took it, and there is
    /// no third, it does not: who shared it only waits.)
    @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
    func whatIsBegunWithinIsSharedToo() {
        let own = pthread_self()
        for _ in 0..<1000 {
            let (haveMet, _) = sideBySide(
                { () -> [Bool]? in
                    guard pthread_equal(own, pthread_self()) != 0 else { return nil }
                    let here = Atomic(0)
                    // There may be one such thread, and other tests may have it for minutes.
                    let deadline = ContinuousClock.now + .seconds(300)
                    return [0, 1].concurrentMap(jobs: 2) { _ in
                        here.wrappingAdd(1, ordering: .relaxed)
                        while here.load(ordering: .relaxed) < 2, ContinuousClock.now < deadline { usleep(1000) }
                        return here.load(ordering: .relaxed) == 2
                    }
                }, { 0 })
            guard let haveMet else { continue }
            #expect(haveMet == [true, true])
            return
        }
        Issue.record("the thread that shares its work never did the first of it")
    }

    /// Threads that come late, or while others leave, miss nothing and do nothing twice.
    @Test func manyShortRunsAreAllDone() {
        let sums = Array(0..<4).concurrentMap(jobs: 4) { outer in
            (0..<2000).reduce(0) { sum, inner in
                let numbers = Array(0..<inner % 5 + 2).concurrentMap(jobs: 3) { $0 + outer }
                return sum &+ numbers.reduce(0, +)
            }
        }
        let expected = (0..<4).map { outer in
            (0..<2000).reduce(0) { sum, inner in sum + (0..<inner % 5 + 2).reduce(0) { $0 + $1 + outer } }
        }
        #expect(sums == expected)
    }
}
