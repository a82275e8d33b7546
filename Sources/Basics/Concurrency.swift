import Foundation
import Synchronization

/// Processors that nobody works on: what is done within one picture is spread over them, so that a picture by itself takes less time, and
/// many side by side take no more.
package enum SpareProcessors {
    /// Jobs beyond the first of whoever works on several side by side.
    private static let others = Atomic(0)
    /// Requests that a service works on.
    private static let requests = Atomic(0)

    /// Asked once: the answer is read from files.
    private static let there = ProcessInfo.processInfo.activeProcessorCount
    private static let allowed = Atomic(Int.max)

    /// Processors that this process works on.
    static var all: Int { min(there, allowed.load(ordering: .relaxed)) }

    /// Works on no more than `count` processors: the others are those of processes beside it. To be said before any work is begun.
    package static func limit(to count: Int) { allowed.store(max(count, 1), ordering: .relaxed) }

    /// How many there are at the moment, at most `count`.
    package static func count(upTo count: Int) -> Int {
        let busy = max(requests.load(ordering: .relaxed), 1) + others.load(ordering: .relaxed)
        return max(min(all - busy, count), 0)
    }

    /// Does `work` as one of the requests of a service, each of which has a thread.
    package static func serving<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        requests.wrappingAdd(1, ordering: .relaxed)
        defer { requests.wrappingSubtract(1, ordering: .relaxed) }
        return try await work()
    }

    fileprivate static func begin(jobs: Int) { others.wrappingAdd(jobs - 1, ordering: .relaxed) }
    fileprivate static func end(jobs: Int) { others.wrappingSubtract(jobs - 1, ordering: .relaxed) }
}

extension Array where Element: Sendable {
    /// The results of `transform`, in the elements' order, at most `jobs` of them being worked on at once.
    ///
    /// - Throws: the first error of the elements' order; no element is begun after one.
    package func concurrentMap<Output: Sendable, Failure>(
        jobs: Int, _ transform: @Sendable (Element) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        guard jobs > 1, count > 1 else { return try map(transform) }
        SpareProcessors.begin(jobs: Swift.min(jobs, count))
        defer { SpareProcessors.end(jobs: Swift.min(jobs, count)) }
        let results = Mutex([Result<Output, Failure>?](repeating: nil, count: count))
        let isOver = Atomic(false)
        SharedWork.perform(times: count, by: jobs) { index in
            guard !isOver.load(ordering: .relaxed) else { return }
            let result = Result { () throws(Failure) in try transform(self[index]) }
            if case .failure = result { isOver.store(true, ordering: .relaxed) }
            results.withLock { $0[index] = result }
        }
        var outputs: [Output] = []
        for case let result? in results.withLock({ $0 }) { outputs.append(try result.get()) }
        return outputs
    }

    /// The results of `transform`, in the elements' order, worked out by this thread and by as many as there are spare processors.
    ///
    /// - Throws: the first error of the elements' order.
    package func spreadMap<Output: Sendable, Failure>(
        _ transform: @Sendable (Element) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        try concurrentMap(jobs: 1 + SpareProcessors.count(upTo: count - 1), transform)
    }
}

extension SpareProcessors {
    /// Into how many runs `0..<count` is cut for ``spread(over:pieces:_:)``: one for this thread and one for each spare processor.
    ///
    /// - Parameter least: a run is not shorter, so that a thread is worth its while.
    package static func pieces(of count: Int, least: Int) -> Int {
        1 + self.count(upTo: max(count / max(least, 1), 1) - 1)
    }

    /// Does `work` on `pieces` runs that together are `0..<count`, side by side.
    package static func spread(over count: Int, pieces: Int, _ work: @Sendable (Range<Int>, _ piece: Int) -> Void) {
        guard pieces > 1 else { return work(0..<count, 0) }
        begin(jobs: pieces)
        defer { end(jobs: pieces) }
        SharedWork.perform(times: pieces) { piece in
            work(piece * count / pieces..<(piece + 1) * count / pieces, piece)
        }
    }

    /// Both results, worked out side by side where there is a spare processor for the second.
    package static func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        guard count(upTo: 1) == 1 else { return (first(), second()) }
        begin(jobs: 2)
        defer { end(jobs: 2) }
        return sideBySide(first, second)
    }
}

/// Both results, worked out side by side.
///
/// - Throws: the error of the first, else that of the second.
package func sideBySide<First: Sendable, Second: Sendable, Failure>(
    _ first: @Sendable () throws(Failure) -> First, _ second: @Sendable () throws(Failure) -> Second
) throws(Failure) -> (First, Second) {
    let results = Mutex<(Result<First, Failure>?, Result<Second, Failure>?)>((nil, nil))
    SharedWork.perform(times: 2) { index in
        if index == 0 {
            let result = Result { () throws(Failure) in try first() }
            results.withLock { $0.0 = result }
        } else {
            let result = Result { () throws(Failure) in try second() }
            results.withLock { $0.1 = result }
        }
    }
    guard case (let one?, let other?) = results.withLock({ $0 }) else { preconditionFailure("both were worked out") }
    return (try one.get(), try other.get())
}

/// Runs `work` on every element, at most `jobs` at once, and hands the results to `finished` in the elements' order.
package func forEachInOrder<Element: Sendable, Output: Sendable>(
    _ elements: [Element], jobs: Int, work: @escaping @Sendable (Element) async -> Output,
    finished: (Output) throws -> Void
) async throws {
    let jobs = max(min(jobs, elements.count), 1)
    SpareProcessors.begin(jobs: jobs)
    defer { SpareProcessors.end(jobs: jobs) }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
        var next = 0
        var reported = 0
        var waiting: [Int: Output] = [:]
        func start() {
            guard next < elements.count else { return }
            let index = next
            let element = elements[index]
            next += 1
            group.addTask { (index, await work(element)) }
        }
        for _ in 0..<jobs { start() }
        while let (index, output) = try await group.next() {
            waiting[index] = output
            while let output = waiting.removeValue(forKey: reported) {
                try finished(output)
                reported += 1
            }
            start()
        }
    }
}
