import Basics
import Foundation

/// A regular file that is read in pieces, wherever they lie.
struct FileBytes: ~Copyable {
    private let descriptor: Int32
    /// Bytes in the file.
    let count: Int

    /// Opens a file without waiting for anybody: pipes, devices and folders are told apart before.
    ///
    /// - Throws: ``VideoError/notAFile(kind:)``, ``VideoError/cannotOpen(details:)`` or ``VideoError/outOfResources(details:)``.
    init(path: String) throws(VideoError) {
        (descriptor, count) = try Self.opened(path)
    }

    deinit { close(descriptor) }

    /// Up to `length` bytes from `position` on; fewer at the end of the file.
    func bytes(at position: Int, _ length: Int) -> [UInt8] {
        guard position >= 0, position < count, length > 0 else { return [] }
        let wanted = min(length, count - position)
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            filled = 0
            while filled < wanted {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled, off_t(position + filled))
                if got > 0 { filled += got } else if got == 0 || errno != EINTR { break }
            }
        }
    }

    private static func opened(_ path: String) throws(VideoError) -> (Int32, Int) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(errno) }
        try refuseOther(status)
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        do throws(VideoError) {
            guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
            // Another file may have come in its place.
            try refuseOther(status)
            return (descriptor, Int(status.st_size))
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func refuseOther(_ status: stat) throws(VideoError) {
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(kind: status.st_mode.kindName) }
    }

    private static func failure(_ code: Int32) -> VideoError {
        let words = String(cString: strerror(code)).lowercased()
        return [EMFILE, ENFILE, ENOMEM].contains(code) ? .outOfResources(details: words) : .cannotOpen(details: words)
    }
}
