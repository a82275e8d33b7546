import Foundation

/// Writes all bytes to an open file or stream, waiting where somebody made it non-blocking.
///
/// - Returns: 0, or the system's number of the error.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
        var position = 0
        while position < buffer.count {
            let rest = buffer.baseAddress?.advanced(by: position)
            let written = Foundation.write(descriptor, rest, buffer.count - position)
            if written >= 0 {
                position += written
            } else if errno == EAGAIN {
                waitUntilReady(descriptor, for: POLLOUT)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}

/// Waits until a stream that somebody made non-blocking is ready.
///
/// - Parameter events: `POLLIN` or `POLLOUT`.
package func waitUntilReady(_ descriptor: Int32, for events: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    _ = poll(&request, 1, -1)
}
