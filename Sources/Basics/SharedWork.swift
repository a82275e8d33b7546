import Dispatch
import Foundation
import Synchronization

/// Work that a thread shares with those that have time.
///
/// In place of `DispatchQueue.concurrentPerform`, which has no second thread for what is begun within it: a picture is read while
/// its style is loaded, its faces are parsed side by side, and each takes the processors that are left.
final class SharedWork: Sendable {
    private struct State {
        /// What is to be done; `nil` when nobody can join any more.
        var body: (@Sendable (Int) -> Void)?
        var helpers = 0
    }

    private let times: Int
    private let next = Atomic(0)
    private let state: Mutex<State>
    private let isLeft = DispatchSemaphore(value: 0)

    private init(times: Int, body: @escaping @Sendable (Int) -> Void) {
        self.times = times
        state = Mutex(State(body: body))
    }

    /// Does `body` with each of `0..<times`, on this thread and on others, `threads` at most; those that come too late have nothing to do.
    static func perform(times: Int, by threads: Int = .max, _ body: @Sendable (Int) -> Void) {
        let threads = min(threads, times)
        guard threads > 1 else { return (0..<times).forEach(body) }
        withoutActuallyEscaping(body) { body in
            let work = SharedWork(times: times, body: body)
            Helpers.shared.invite(threads - 1, to: work)
            work.drain(body)
            work.close()
        }
    }

    fileprivate func help() {
        if helped() { leave() }
    }

    // Not inlined: when it returns, nothing of this thread holds the body.
    @inline(never)
    private func helped() -> Bool {
        let joined = state.withLock { state -> (@Sendable (Int) -> Void)? in
            if state.body != nil { state.helpers += 1 }
            return state.body
        }
        guard let joined else { return false }
        drain(joined)
        return true
    }

    private func leave() {
        let isLast = state.withLock { state -> Bool in
            state.helpers -= 1
            return state.body == nil && state.helpers == 0
        }
        if isLast { isLeft.signal() }
    }

    private func drain(_ body: @Sendable (Int) -> Void) {
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < times else { return }
            body(index)
        }
    }

    /// Lets nobody join, and waits for those who did.
    private func close() {
        let isHelped = state.withLock { state -> Bool in
            state.body = nil
            return state.helpers > 0
        }
        if isHelped { isLeft.wait() }
    }
}

/// Threads that wait for work to share: one for each processor but that of whoever shares.
///
/// Threads of a global queue would cost the same, but while one is at work Dispatch looks into `/proc` each second, and ends the
/// process where that is not mounted.
private final class Helpers: Sendable {
    static let shared = Helpers(count: SpareProcessors.all - 1)

    private let count: Int
    private let invitations = Mutex<[SharedWork]>([])
    private let isInvited = DispatchSemaphore(value: 0)

    private init(count: Int) {
        self.count = count
        for _ in 0..<count {
            Thread { [self] in
                while true {
                    isInvited.wait()
                    // The latest first: it is a part of what others wait for.
                    invitations.withLock { $0.popLast() }?.help()
                }
            }.start()
        }
    }

    func invite(_ most: Int, to work: SharedWork) {
        let guests = min(most, count)
        invitations.withLock { $0 += repeatElement(work, count: guests) }
        for _ in 0..<guests { isInvited.signal() }
    }
}
