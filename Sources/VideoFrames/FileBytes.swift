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
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.failure(errno) }
        try Self.refuseOther(status)
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw Self.failure(code)
        }
        do throws(VideoError) {
            try Self.refuseOther(status)
        } catch {
            close(descriptor)
            throw error
        }
        count = Int(status.st_size)
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

    private static func refuseOther(_ status: stat) throws(VideoError) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .notAFile(kind: "a folder")
        case S_IFIFO: throw .notAFile(kind: "a pipe")
        case S_IFSOCK: throw .notAFile(kind: "a socket")
        default: throw .notAFile(kind: "a device")
        }
    }

    private static func failure(_ code: Int32) -> VideoError {
        let words = String(cString: strerror(code)).lowercased()
        return [EMFILE, ENFILE, ENOMEM].contains(code) ? .outOfResources(details: words) : .cannotOpen(details: words)
    }
}
