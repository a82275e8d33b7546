import Synchronization

/// Hands values from one task to another, holding only a few: who sends waits while it is full, who receives while it
/// is empty. For one sender and one receiver.
package final class BoundedChannel<Element: Sendable>: Sendable {
    private struct State {
        var values: [Element] = []
        var isFinished = false
        var isCancelled = false
        /// Of the two sides one at most waits: nothing is full and empty at once.
        var waiter: CheckedContinuation<Void, any Error>?

        mutating func takeWaiter() -> CheckedContinuation<Void, any Error>? {
            defer { waiter = nil }
            return waiter
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: the most values that wait, at least 1.
    package init(capacity: Int) { self.capacity = max(capacity, 1) }

    /// Adds a value, once there is room.
    ///
    /// - Throws: `CancellationError` when either side was cancelled.
    package func send(_ element: Element) async throws {
        let capacity = capacity
        try await wait { $0.values.count < capacity }
        change { $0.values.append(element) }
    }

    /// No more values will come.
    package func finish() { change { $0.isFinished = true } }

    /// The next value; `nil` after the last one.
    ///
    /// - Throws: `CancellationError` when either side was cancelled.
    package func next() async throws -> Element? {
        try await wait { !$0.values.isEmpty || $0.isFinished }
        return change { $0.values.isEmpty ? nil : $0.values.removeFirst() }
    }

    /// Waits until `isReady`; only this side can make it untrue again.
    private func wait(until isReady: @Sendable (State) -> Bool) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.isCancelled || Task.isCancelled { return .failure(CancellationError()) }
                    if isReady(state) { return .success(()) }
                    state.waiter = continuation
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.isCancelled = true
                return state.takeWaiter()
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// Any change makes ready what the other side waits for.
    @discardableResult
    private func change<Result: Sendable>(_ work: @Sendable (inout State) -> Result) -> Result {
        let (result, waiter) = state.withLock { state in (work(&state), state.takeWaiter()) }
        waiter?.resume()
        return result
    }
}
