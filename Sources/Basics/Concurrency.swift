import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results of `transform`, in the elements' order, at most `jobs` of them being worked on at once.
    ///
    /// - Throws: the first error of the elements' order; no element is begun after one.
    package func concurrentMap<Output: Sendable>(
        jobs: Int, _ transform: @Sendable (Element) throws -> Output
    ) throws -> [Output] {
        guard jobs > 1, count > 1 else { return try map(transform) }
        let results = Mutex([Result<Output, any Error>?](repeating: nil, count: count))
        let next = Atomic(0)
        let isOver = Atomic(false)
        DispatchQueue.concurrentPerform(iterations: Swift.min(jobs, count)) { _ in
            while !isOver.load(ordering: .relaxed) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = Result { try transform(self[index]) }
                if case .failure = result { isOver.store(true, ordering: .relaxed) }
                results.withLock { $0[index] = result }
            }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }
}

/// Both results, worked out side by side.
///
/// - Throws: the error of the first, else that of the second.
package func sideBySide<First: Sendable, Second: Sendable>(
    _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
    let results = Mutex<(Result<First, any Error>?, Result<Second, any Error>?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let result = Result { try first() }
            results.withLock { $0.0 = result }
        } else {
            let result = Result { try second() }
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
        for _ in 0..<min(jobs, elements.count) { start() }
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
