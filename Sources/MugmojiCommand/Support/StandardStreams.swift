import Foundation
import Imaging

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
        // An action, unlike to ignore it, is not handed on to programs that we start.
        signal(SIGPIPE) { _ in }
    }

    /// Writes everything.
    ///
    /// - Returns: 0, or the system's number of the error.
    static func write(_ bytes: [UInt8], to stream: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position < buffer.count {
                let rest = buffer.baseAddress?.advanced(by: position)
                let written = Foundation.write(stream, rest, buffer.count - position)
                if written >= 0 {
                    position += written
                } else if errno == EAGAIN {
                    wait(for: stream, POLLOUT)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }

    /// Waits until a stream that somebody made non-blocking is ready.
    static func wait(for stream: Int32, _ events: Int32) {
        var request = pollfd(fd: stream, events: Int16(events), revents: 0)
        _ = poll(&request, 1, -1)
    }
}
