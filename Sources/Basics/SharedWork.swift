import Dispatch
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

    /// Does `body` with each of `0..<times`, on this thread and on others; those that come too late have nothing to do.
    static func perform(times: Int, _ body: @Sendable (Int) -> Void) {
        guard times > 1 else {
            if times == 1 { body(0) }
            return
        }
        withoutActuallyEscaping(body) { body in
            let work = SharedWork(times: times, body: body)
            for _ in 1..<times { DispatchQueue.global(qos: .userInitiated).async { work.help() } }
            work.drain(body)
            work.close()
        }
    }

    private func help() {
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
