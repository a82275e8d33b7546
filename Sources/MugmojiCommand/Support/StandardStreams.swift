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
}
