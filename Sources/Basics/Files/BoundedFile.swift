import Foundation

/// Reads files whole, and only such as have a size that was to be expected: regular files up to a limit, looked at before
/// any memory is taken. Pipes and devices are refused at once; nobody may be waiting at the other end.
package enum BoundedFile {
    /// The bytes of the file at `path`.
    ///
    /// - Parameters:
    ///   - limit: the largest file that is read, in bytes.
    ///   - followingLinks: whether the file itself may be a symbolic link.
    /// - Throws: ``FileReadError``.
    package static func read(
        _ path: String, limit: Int, followingLinks: Bool = true
    ) throws(FileReadError) -> [UInt8] {
        let (descriptor, size) = try opened(path, followingLinks: followingLinks)
        defer { close(descriptor) }
        guard size <= limit else { throw .tooLarge(bytes: UInt64(size), limit: limit) }
        // A file that grows meanwhile, or whose size the system does not tell (in /proc), must not pass the limit either.
        var bytes = try start(of: descriptor, count: size + 1)
        if bytes.count > size { try append(to: &bytes, upTo: limit + 1, from: descriptor) }
        guard bytes.count <= limit else { throw .tooLarge(bytes: UInt64(bytes.count), limit: limit) }
        return bytes
    }

    /// The first `count` bytes of the file at `path`, or all of a shorter one.
    ///
    /// - Throws: ``FileReadError``.
    package static func start(of path: String, count: Int) throws(FileReadError) -> [UInt8] {
        let (descriptor, _) = try opened(path)
        defer { close(descriptor) }
        return try start(of: descriptor, count: count)
    }

    /// The file, open, and its size in bytes; whoever asks for it closes it.
    ///
    /// - Throws: ``FileReadError``, at once also for what is no regular file.
    package static func opened(
        _ path: String, followingLinks: Bool = true
    ) throws(FileReadError) -> (descriptor: Int32, size: Int) {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else {
            // A link at the end of the path is ELOOP only because it was not to be followed.
            if errno == ELOOP, !followingLinks { throw .isLink }
            throw .system(errno)
        }
        var status = stat()
        let fault: FileReadError? =
            if fstat(descriptor, &status) != 0 {
                .system(errno)
            } else if status.st_mode & S_IFMT != S_IFREG {
                .notAFile(kind: status.st_mode.kindName)
            } else {
                nil
            }
        guard let fault else { return (descriptor, Int(status.st_size)) }
        close(descriptor)
        throw fault
    }

    /// The next `count` bytes, or those that there are, read where they stay.
    private static func start(of descriptor: Int32, count: Int) throws(FileReadError) -> [UInt8] {
        var fault: FileReadError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            while length < count {
                let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + length }, count - length)
                if got == 0 { return }
                if got > 0 {
                    length += got
                } else if errno == EAGAIN {
                    waitUntilReady(descriptor, for: POLLIN)
                } else if errno != EINTR {
                    fault = .system(errno)
                    return
                }
            }
        }
        if let fault { throw fault }
        return bytes
    }

    /// Reads on from an open file or stream until there are `count` bytes, or no more come. Waits where somebody made it
    /// non-blocking.
    ///
    /// - Throws: ``FileReadError/system(_:)``.
    package static func append(
        to bytes: inout [UInt8], upTo count: Int, from descriptor: Int32
    ) throws(FileReadError) {
        var chunk = [UInt8](repeating: 0, count: max(min(count - bytes.count, 1 << 18), 0))
        while bytes.count < count {
            let wanted = min(count - bytes.count, chunk.count)
            let got = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, wanted) }
            if got == 0 { return }
            if got > 0 {
                bytes += chunk.prefix(got)
            } else if errno == EAGAIN {
                waitUntilReady(descriptor, for: POLLIN)
            } else if errno != EINTR {
                throw .system(errno)
            }
        }
    }
}

/// Why a file was not read. The description says it in words; the caller adds the file's name and what to do.
package enum FileReadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system refuses; the value is `errno`.
    case system(Int32)
    /// There is something of this name, but no file: “a folder”, “a pipe”.
    case notAFile(kind: String)
    /// The file is a symbolic link where none was to be followed.
    case isLink
    /// The file is larger than what is read, in bytes; of what comes from a pipe only the beginning was counted.
    case tooLarge(bytes: UInt64, limit: Int)

    package var description: String {
        switch self {
        case .system(let code): String(cString: strerror(code)).lowercased()
        case .notAFile(let kind): "it is \(kind), not a file"
        case .isLink: "it is a link"
        case .tooLarge(let bytes, let limit): "it has \(bytes) bytes, and at most \(limit) are read"
        }
    }
}
