import Foundation

/// Why a file could not be written. The description is a clause that leaves the file's name to the caller.
public enum FileWriteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file of that name exists and must not be replaced.
    case exists
    /// A folder has that name.
    case isFolder
    /// The folder that should hold the file does not exist.
    case folderMissing
    /// The system refused; `details` are its words.
    case failed(details: String)

    public var description: String {
        switch self {
        case .exists: "a file of that name exists already"
        case .isFolder: "there is a folder of that name"
        case .folderMissing: "its folder does not exist"
        case .failed(let details): details
        }
    }

    init(code: Int32) {
        switch code {
        case EEXIST: self = .exists
        case EISDIR: self = .isFolder
        case ENOENT, ENOTDIR: self = .folderMissing
        default: self = .failed(details: String(cString: strerror(code)))
        }
    }
}

/// Writes files so that a reader sees either the old file or the whole new one.
public enum AtomicFile {
    /// Writes `bytes` to a temporary name in the same folder, brings them to the disk, and then gives them their name.
    ///
    /// Without `overwrite` a file that appears in the meantime is kept too. A symbolic link is followed; a device or pipe
    /// is written to directly. On failure nothing is left behind.
    ///
    /// - Throws: ``FileWriteError``.
    public static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(FileWriteError) {
        var status = stat()
        var path = path
        if stat(path, &status) == 0 {
            let type = status.st_mode & S_IFMT
            if type == S_IFDIR { throw .isFolder }
            if !overwrite { throw .exists }
            if type != S_IFREG { return try writeDirectly(bytes, to: path) }
            path = resolved(path)
        }
        let (descriptor, temporary) = try createTemporary(beside: path)
        do throws(FileWriteError) {
            try fill(descriptor, with: bytes)
            try overwrite ? replace(path, with: temporary) : claim(path, for: temporary)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Has `fill` write a temporary file in the folder of `path`, and then gives it that name.
    ///
    /// For files that another program writes, or that come bit by bit. Without `overwrite` a file that appears in the
    /// meantime is kept. A symbolic link is followed. When `fill` throws, nothing is left behind.
    ///
    /// - Parameter fill: is given the name of an empty file, which it may replace.
    /// - Throws: ``FileWriteError``, or what `fill` throws.
    public static func write<Result: Sendable>(
        to path: String, overwrite: Bool, by fill: (String) async throws -> Result
    ) async throws -> Result {
        var status = stat()
        var path = path
        if stat(path, &status) == 0 {
            let type = status.st_mode & S_IFMT
            if type == S_IFDIR { throw FileWriteError.isFolder }
            if type != S_IFREG { throw FileWriteError.failed(details: "it is a device or a pipe") }
            if !overwrite { throw FileWriteError.exists }
            path = resolved(path)
        }
        let (descriptor, temporary) = try createTemporary(beside: path)
        close(descriptor)
        do {
            let result = try await fill(temporary)
            try overwrite ? replace(path, with: temporary) : claim(path, for: temporary)
            return result
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Removes temporary files from `folder` that nobody has written to for ten minutes: their writers were killed. They are
    /// hidden and never read, so that nothing is lost where they cannot be removed.
    public static func removeAbandoned(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
            var status = stat()
            let path = folder + "/" + name
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            #if canImport(Darwin)
                let written = status.st_mtimespec.tv_sec
            #else
                let written = status.st_mtim.tv_sec
            #endif
            if time(nil) - written > 600 { unlink(path) }
        }
    }

    private static let prefix = ".mugmoji-"
    private static let suffix = ".tmp"

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func createTemporary(beside path: String) throws(FileWriteError) -> (Int32, String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        while true {
            let name = folder + prefix + String(UInt64.random(in: 0 ... .max), radix: 36) + suffix
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, name) }
            guard errno == EEXIST || errno == EINTR else { throw FileWriteError(code: errno) }
        }
    }

    /// Writes everything, brings it to the disk and closes the descriptor in any case.
    private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(FileWriteError) {
        var failure = writeAll(bytes, to: descriptor)
        if failure == 0, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { failure = errno }
        if close(descriptor) != 0, failure == 0, errno != EINTR { failure = errno }
        if failure != 0 { throw FileWriteError(code: failure) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position < buffer.count {
                let written = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: position), buffer.count - position)
                if written >= 0 {
                    position += written
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(FileWriteError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileWriteError(code: errno) }
        try fill(descriptor, with: bytes)
    }

    private static func replace(_ path: String, with temporary: String) throws(FileWriteError) {
        guard rename(temporary, path) == 0 else { throw FileWriteError(code: errno) }
    }

    /// Gives the temporary file its name unless the name is taken.
    private static func claim(_ path: String, for temporary: String) throws(FileWriteError) {
        if link(temporary, path) == 0 {
            unlink(temporary)
            return
        }
        guard errno != EEXIST else { throw .exists }
        // A file system without hard links: take the name with an empty file, then replace that.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileWriteError(code: errno) }
        close(descriptor)
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(path)
            throw FileWriteError(code: code)
        }
    }
}
