#if Service
import Foundation
import Synchronization

/// Threads on which pictures are read and drawn, so that neither SwiftNIO's event loops nor the threads of Swift's own tasks wait for it.
final class WorkerThreads: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var next = 0
        var isOver = false
    }

    private let state = Mutex(State())
    /// Signalled once for each job.
    private let pending = DispatchSemaphore(value: 0)
    private let count: Int

    /// - Parameter count: how many threads there are, at least 1.
    init(count: Int) {
        self.count = count
        for number in 0..<count {
            let thread = Thread { [weak self] in
                while let executor = self?.asUnownedTaskExecutor(), let job = self?.waitForJob() {
                    job.runSynchronously(on: executor)
                }
            }
            thread.name = "mugmoji-\(number)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        pending.signal()
    }

    /// Ends the threads, once they have done what was begun.
    func end() {
        state.withLock { $0.isOver = true }
        for _ in 0..<count { pending.signal() }
    }

    /// `nil` once it is over.
    private func waitForJob() -> UnownedJob? {
        pending.wait()
        return state.withLock { state in
            guard state.next < state.jobs.count else { return nil }
            let job = state.jobs[state.next]
            state.next += 1
            // Work that never stops must not make the list longer and longer.
            if state.next * 2 >= state.jobs.count {
                state.jobs.removeFirst(state.next)
                state.next = 0
            }
            return job
        }
    }
}

#endif
