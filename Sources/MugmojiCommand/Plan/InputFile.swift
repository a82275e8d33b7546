import Basics
import Foundation
import Imaging

/// One file to be read, or standard input.
struct InputFile: Sendable, Hashable {
    /// The path as the user would write it; `-` for standard input.
    let path: String
    /// The folder below the one that the user named, for inputs found in folders; empty otherwise.
    let subfolder: String

    var isStandardInput: Bool { path == "-" }

    /// The name in messages.
    var displayName: String { isStandardInput ? "standard input" : path }

    /// The file name without folder and extension.
    var stem: String { isStandardInput ? "standard-input" : path.fileName.withoutExtension }

    /// The folder that holds the file; empty for the current one.
    var folder: String { path.folderPath }

    static func == (one: Self, other: Self) -> Bool { one.path.isSame(as: other.path) }

    func hash(into hasher: inout Hasher) {
        for byte in path.utf8 { hasher.combine(byte) }
    }

    /// Opens the file. Only what is a file is opened, or whatever standard input is: to open a pipe or a device may wait for ever
    /// or set something off.
    ///
    /// - Returns: a descriptor, which the caller closes.
    /// - Throws: ``Failure``.
    func open() throws(Failure) -> Int32 {
        if isStandardInput {
            let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
            guard descriptor >= 0 else { throw cannotRead(errno) }
            return descriptor
        }
        // Looked at before it is opened, and again after: it may be another thing by then.
        if let failure = Self.refusal(of: FileStatus(of: path), path: path) { throw failure }
        let descriptor = Foundation.open(SystemPath.cString(path), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotRead(errno) }
        var status = stat()
        let found: FileStatus = fstat(descriptor, &status) == 0 ? .known(status) : .failed(errno)
        if let failure = Self.refusal(of: found, path: path) {
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    /// Why something cannot be an input.
    static func refusal(of status: FileStatus, path: String) -> Failure? {
        switch status {
        case .failed(let code) where [ENOENT, ENOTDIR].contains(code):
            if FileStatus(ofLink: path).type == S_IFLNK {
                return Failure(
                    status: .noInput, reason: .danglingLink,
                    description: "\(path): the link leads to no file; mend or remove it")
            }
            return Failure(
                status: .noInput, reason: .notFound,
                description: "\(path): no such file or folder; look at its spelling")
        case .failed(let code):
            return cannotRead(path, code)
        case .known(let status):
            let type = status.st_mode & S_IFMT
            if type == S_IFREG { return nil }
            if type == S_IFDIR {
                return Failure(
                    status: .noInput, reason: .folder, description: "\(path) is a folder; name one file")
            }
            let remedy = type == S_IFIFO ? "name a file, or send it to standard input (-)" : "name a file"
            return Failure(
                status: .data, reason: .notAFile, description: "\(path): it is \(type.kindName), not a file; \(remedy)")
        }
    }

    func cannotRead(_ code: Int32) -> Failure { Self.cannotRead(displayName, code) }

    private static func cannotRead(_ name: String, _ code: Int32) -> Failure {
        let remedy =
            switch code {
            case EACCES, EPERM: "; see who may read it"
            case ELOOP: "; its links lead round in a circle"
            case EBADF: "; it is closed, send a file to it"
            case EMFILE, ENFILE: "; take fewer --jobs"
            default: ""
            }
        return Failure(
            status: .noInput, reason: .unreadable,
            description: "cannot read \(name): \(String(cString: strerror(code)))\(remedy)")
    }
}
