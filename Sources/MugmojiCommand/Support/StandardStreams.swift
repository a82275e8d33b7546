import Basics
import Foundation
import Imaging
import Synchronization

/// The three streams that a program is started with.
enum StandardStreams {
    /// Puts something in the place of streams that are closed, so that no file we open is taken for one: results would be written
    /// into it. They are opened the wrong way round, so that using them fails as it does with a closed one. A reader that went
    /// away is no signal, but an error of the writer.
    static func prepare() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            // Nobody cares whether messages are lost.
            _ = open("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_WRONLY)
        }
        // Whoever started us may have handed on signals that it does not want on its own thread.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        // An action, unlike to ignore it, is not handed on to programs that we start.
        signal(SIGPIPE) { _ in }
        // Nor does a file that reaches the limit of its size.
        signal(SIGXFSZ) { _ in }
    }
}

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

/// Messages to the person at the terminal. They go to standard error, so that standard output carries only results. Where they
/// cannot be written they are lost, and the work goes on.
enum Terminal {
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Says one line; names in it cannot break out of it.
    static func say(_ line: String) { write(line.visible + "\n") }

    /// Says what went wrong, or what is to be known: a line each, with the program's name before it.
    static func report(_ lines: String...) { report(lines) }

    static func report(_ failure: Failure) { report(failure.lines) }

    static func report(_ lines: [String]) {
        write(lines.map { "mugmoji: \($0.visible)\n" }.joined())
    }

    /// Writes text as it is, escape sequences too.
    static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}
