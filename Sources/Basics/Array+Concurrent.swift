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
