#if Service
import Basics
import Foundation
import Synchronization

/// The one queue of the service: so many requests are worked on at a time, so many wait, and what comes beyond them is refused at once.
final class WorkQueue: Sendable {
    /// Why there is no result.
    enum Refusal: Error {
        case full
        /// The deadline came first. What had been begun goes on, and keeps its place among those that are worked on, until it is done.
        case late
    }

    private struct State {
        var running = 0
        var waiting: [Entry] = []
    }

    private let state = Mutex(State())
    private let threads: WorkerThreads
    let workers: Int
    let places: Int

    /// - Parameters:
    ///   - workers: how many are worked on at a time, at least 1.
    ///   - places: how many may wait.
    init(workers: Int, places: Int) {
        (self.workers, self.places) = (workers, places)
        threads = WorkerThreads(count: workers)
    }

    /// How many are worked on, and how many wait.
    var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.waiting.count) } }

    /// Whether the next one would be refused.
    var isFull: Bool { state.withLock { $0.running >= workers && $0.waiting.count >= places } }

    func end() { threads.end() }

    /// The result of `work`, done on one of the queue's threads.
    ///
    /// - Parameter deadline: when an answer has to be there; the work is cancelled then.
    /// - Throws: ``Refusal``, and what `work` throws.
    func run<Result: Sendable>(
        until deadline: ContinuousClock.Instant, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let entry = TypedEntry(work)
        let starts: Bool? = state.withLock { state in
            if state.running < workers {
                state.running += 1
                return true
            }
            guard state.waiting.count < places else { return nil }
            state.waiting.append(entry)
            return false
        }
        guard let starts else { throw Refusal.full }
        if starts { start(entry) }
        let alarm = Task {
            try await Task.sleep(until: deadline, clock: .continuous)
            self.state.withLock { $0.waiting.removeAll { $0 === entry } }
            entry.giveUp()
        }
        defer { alarm.cancel() }
        return try await entry.result()
    }

    private func start(_ entry: Entry) {
        entry.start(on: threads) { [self] in
            let next: Entry? = state.withLock { state in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.running -= 1
                return nil
            }
            if let next { start(next) }
        }
    }

    /// Something that is to be done.
    private class Entry: @unchecked Sendable {
        func start(on threads: WorkerThreads, finished: @escaping @Sendable () -> Void) {}
    }

    private final class TypedEntry<Value: Sendable>: Entry, @unchecked Sendable {
        private enum Outcome {
            case open(CheckedContinuation<Value, any Error>?)
            case settled(Result<Value, any Error>?)
        }

        private struct Progress {
            var outcome = Outcome.open(nil)
            var task: Task<Void, Never>?
        }

        private let work: @Sendable () async throws -> Value
        private let progress = Mutex(Progress())

        init(_ work: @escaping @Sendable () async throws -> Value) { self.work = work }

        override func start(on threads: WorkerThreads, finished: @escaping @Sendable () -> Void) {
            let task = Task(executorPreference: threads) { [self] in
                let result: Result<Value, any Error>
                do {
                    result = .success(try await SpareProcessors.serving(work))
                } catch {
                    result = .failure(error)
                }
                // The place is free before the answer is on its way, so that who asks again at once finds it.
                finished()
                settle(result)
            }
            progress.withLock { $0.task = task }
        }

        func giveUp() {
            settle(.failure(Refusal.late))
            progress.withLock { $0.task }?.cancel()
        }

        func result() async throws -> Value {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Value, any Error>? = progress.withLock { progress in
                    guard case .settled(let result) = progress.outcome else {
                        progress.outcome = .open(continuation)
                        return nil
                    }
                    progress.outcome = .settled(nil)
                    return result
                }
                if let result { continuation.resume(with: result) }
            }
        }

        /// The first result counts.
        private func settle(_ result: Result<Value, any Error>) {
            let continuation: CheckedContinuation<Value, any Error>? = progress.withLock { progress in
                guard case .open(let continuation) = progress.outcome else { return nil }
                progress.outcome = .settled(continuation == nil ? result : nil)
                return continuation
            }
            continuation?.resume(with: result)
        }
    }
}

#endif
