import Basics
import Dispatch
import Foundation
import Imaging
import Synchronization
import VideoFrames

/// Ctrl-C, `kill` and a terminal that is closed end the program at once; nothing unfinished is left. While a value of this type is
/// there, the first only sets a signal, so that what was done can be told and kept.
final class Interruption: Sendable {
    private typealias Handler = @Sendable (Int32) -> Void

    private struct State {
        var handler: Handler?
        var last: Int32?
    }

    private static let state = Mutex(State())

    /// Begins to listen.
    static func prepare() { _ = sources }

    private static let queue = DispatchQueue(label: "signals", qos: .userInitiated)

    /// Never changed once they are there.
    private nonisolated(unsafe) static let sources = [SIGINT, SIGTERM, SIGHUP].compactMap(listen)

    private static func listen(to number: Int32) -> (any DispatchSourceSignal)? {
        let former = signal(number) { _ in }
        // Somebody wants the program to go on when the terminal is closed (nohup).
        if number == SIGHUP, isIgnored(former) {
            signal(number, SIG_IGN)
            return nil
        }
        // A queue of its own gets a thread also while all others are at work.
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler {
            let handler = state.withLock { state in
                state.last = number
                return state.handler
            }
            if let handler { return handler(number) }
            Terminal.report("stopped; nothing unfinished is left")
            endAtOnce(128 + number)
        }
        source.resume()
        return source
    }

    /// Ends the program without waiting for anything.
    static func endAtOnce(_ status: Int32) -> Never {
        AtomicFile.removeUnfinished()
        _exit(status)
    }

    /// The status of a program that ends with `status`: a command that was interrupted does not ask by what.
    static func status(for status: Int32) -> Int32 {
        guard status == Failure.Status.interrupted.rawValue, let last = state.withLock({ $0.last }) else {
            return status
        }
        return 128 + last
    }

    /// Ctrl-C and `kill` end a video with the frames that were read so far; the second time, at once and without it.
    init(stop: StopSignal, task: Task<some Sendable, any Error>) {
        Self.handle { _ in
            if stop.isSet { task.cancel() }
            stop.set()
        }
    }

    /// Ctrl-C and `kill` set `stop`; the second time the program ends at once.
    ///
    /// - Parameter first: is called the first time too.
    init(stop: StopSignal = StopSignal(), first: @escaping @Sendable () -> Void = {}) {
        Self.handle { number in
            if stop.isSet { Self.endAtOnce(128 + number) }
            stop.set()
            first()
        }
    }

    deinit { Self.handle(nil) }

    private static func handle(_ handler: Handler?) { state.withLock { $0.handler = handler } }

    private static func isIgnored(_ action: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafeBitCast(action, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
