import Basics
import Foundation
import Imaging
import Synchronization

/// What a command prints on standard output. It is checked that it arrives: where it does not, that is said once, and the program
/// ends with 74; where the reader has gone, it ends at once and quietly, as programs do that SIGPIPE ends.
enum Results {
    private struct State {
        var waiting: [UInt8] = []
        /// Nothing more is written.
        var isBroken = false
    }

    private static let state = Mutex(State())

    /// One line for people; names in it cannot break out of it.
    static func line(_ line: String) { text(line.visible + "\n") }

    /// Lines for people.
    static func lines(_ lines: [String]) {
        for line in lines { self.line(line) }
    }

    static func json(_ object: some JSONLine) throws { text(try object.text + "\n") }

    /// Text as it is.
    static func text(_ text: String) {
        let isMuch = state.withLock { state in
            state.waiting += text.utf8
            return state.waiting.count > 1 << 16
        }
        if isMuch { flush() }
    }

    /// Brings what was printed to its reader.
    static func flush() {
        if let failure = state.withLock({ state in write([], &state) }) { Terminal.report(failure) }
    }

    /// A picture.
    ///
    /// - Throws: ``Failure`` with the status 74.
    static func picture(_ bytes: [UInt8]) throws(Failure) {
        if let failure = state.withLock({ state in write(bytes, &state) }) { throw failure }
    }

    /// Brings everything to its reader and closes the stream, for what is only noticed then.
    ///
    /// - Returns: `status`, or 74 when all else went well.
    static func end(_ status: Int32) -> Int32 {
        flush()
        let isBroken = state.withLock { state in
            if !state.isBroken, close(STDOUT_FILENO) != 0, errno != EINTR, errno != EBADF {
                state.isBroken = true
                Terminal.report(failure(errno))
            }
            return state.isBroken
        }
        return isBroken && status == 0 ? Failure.Status.ioError.rawValue : status
    }

    private static func write(_ bytes: [UInt8], _ state: inout State) -> Failure? {
        let code = state.isBroken ? 0 : writeAll(state.waiting + bytes, to: STDOUT_FILENO)
        state.waiting = []
        guard code != 0 else { return nil }
        if code == EPIPE { Interruption.endAtOnce(128 + SIGPIPE) }
        state.isBroken = true
        return failure(code)
    }

    private static func failure(_ code: Int32) -> Failure {
        Failure(
            status: .ioError, reason: .cannotWriteOutput,
            description: "cannot write standard output: \(String(cString: strerror(code))); "
                + (code == ENOSPC ? "free some space, or send it elsewhere" : "send it to a file or a program"))
    }
}
