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
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else {
            // A link at the end of the path is ELOOP only because it was not to be followed.
            if errno == ELOOP, !followingLinks { throw .isLink }
            throw .system(errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notAFile(kind: kind(ofMode: status.st_mode))
        }
        guard status.st_size <= limit else { throw .tooLarge(bytes: UInt64(status.st_size), limit: limit) }
        // A file that grows meanwhile, or whose size the system does not tell (in /proc), must not pass the limit either.
        return try read(descriptor: descriptor, limit: limit, expecting: Int(status.st_size))
    }

    /// What an open descriptor, such as standard input, gives to its end.
    ///
    /// - Parameters:
    ///   - limit: the most that is read, in bytes.
    ///   - size: how much is likely to come.
    /// - Throws: ``FileReadError``; ``FileReadError/tooLarge(bytes:limit:)`` tells only that there is more than the limit.
    package static func read(
        descriptor: Int32, limit: Int, expecting size: Int = 0
    ) throws(FileReadError) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = min(max(size, 1 << 12), limit) + 1
        while true {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                while count < room {
                    let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, room - count)
                    if got < 0, errno == EINTR { continue }
                    if got < 0 { failure = errno }
                    guard got > 0 else { break }
                    count += got
                }
            }
            if failure != 0 { throw .system(failure) }
            // The usual case is one chunk, which is the file.
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw .tooLarge(bytes: UInt64(bytes.count), limit: limit) }
            if chunk.count < room { return bytes }
            room = min(max(bytes.count, 1 << 12), limit - bytes.count + 1)
        }
    }

    private static func kind(ofMode mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
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
