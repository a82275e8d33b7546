import Foundation

/// Writes files so that a reader sees either the old file or the whole new one.
package enum AtomicFile {
    /// Writes `bytes` to a file without a name in the same folder, brings them to the disk, and then gives them their name.
    ///
    /// Without `overwrite` a file that appears in the meantime is kept too. A file that is replaced hands on its permissions
    /// and, where that is allowed, its owner. A symbolic link is followed; a device or pipe is written to directly. On failure
    /// nothing is left behind, and of a process that is killed nothing but, on file systems that know only files with names, a
    /// hidden file that the next one to write to the folder removes.
    ///
    /// - Throws: ``FileWriteError``.
    package static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(FileWriteError) {
        let file = try StagedFile(bytes, for: path, overwrite: overwrite)
        try file.publish()
        file.settle()
    }

    /// Has `fill` write a temporary file in the folder of `path`, brings it to the disk, and then gives it that name.
    ///
    /// For files that another program writes, or that come bit by bit. Otherwise as ``write(_:to:overwrite:)``, but for devices
    /// and pipes, which are refused. When `fill` throws, nothing is left behind.
    ///
    /// - Parameter fill: is given the name of an empty file, which it may replace.
    /// - Throws: ``FileWriteError``, or what `fill` throws.
    package static func write<Result: Sendable>(
        to path: String, overwrite: Bool, by fill: (String) async throws -> Result
    ) async throws -> Result {
        let target = try WriteTarget(path, overwrite: overwrite)
        if target.isDirect { throw FileWriteError.failed(details: "it is a device or a pipe") }
        let temporary = try TemporaryFile(named: true, in: target.folder)
        let result = try await fill(temporary.name ?? path)
        let file = try StagedFile(temporary, for: target)
        try file.publish()
        file.settle()
        return result
    }

    /// Removes from `folder` what processes that are no longer alive left there when they were killed. Such files are hidden and
    /// never read, so that nothing is lost where they cannot be removed. It is done by itself before a folder is first written to.
    package static func removeAbandoned(in folder: String) { TemporaryFile.removeAbandoned(in: folder) }

    /// Removes the temporary files of this process, which is about to end at once.
    package static func removeUnfinished() { TemporaryFile.removeUnfinished() }

    /// Whether `folder` takes two names for one when they differ in case only; a folder that cannot be written to does not tell,
    /// and counts as one that does not.
    package static func foldsCase(in folder: String) -> Bool {
        let folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        guard let probe = try? TemporaryFile(named: true, in: folder), let name = probe.name else { return false }
        var status = stat()
        return stat(SystemPath.cString(folder + String(name.dropFirst(folder.count)).uppercased()), &status) == 0
    }
}

/// What is to be written where.
struct WriteTarget {
    /// With symbolic links resolved, where the file is there.
    let path: String
    let overwrite: Bool
    /// The file that is there and will be replaced.
    let replaced: stat?
    /// It is a device or a pipe.
    let isDirect: Bool

    init(_ path: String, overwrite: Bool) throws(FileWriteError) {
        self.overwrite = overwrite
        var status = stat()
        guard stat(SystemPath.cString(path), &status) == 0 else {
            self.path = path
            (replaced, isDirect) = (nil, false)
            return
        }
        let type = status.st_mode & S_IFMT
        if type == S_IFDIR { throw .isFolder }
        if !overwrite { throw .exists }
        isDirect = type != S_IFREG
        replaced = isDirect ? nil : status
        self.path = isDirect ? path : SystemPath.real(path) ?? path
    }

    /// With a slash at its end; empty for the current folder.
    var folder: String { path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "" }
}

/// Why a file could not be written. The description is a clause that leaves the file's name to the caller.
package enum FileWriteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file of that name exists and must not be replaced.
    case exists
    /// A folder has that name.
    case isFolder
    /// The folder that should hold the file does not exist.
    case folderMissing
    /// The file of that name must not be replaced, whatever was asked for.
    case isProtected
    /// The system refused; `details` are its words.
    case failed(details: String)

    package var description: String {
        switch self {
        case .exists: "a file of that name exists already"
        case .isFolder: "there is a folder of that name"
        case .folderMissing: "its folder does not exist"
        case .isProtected: "a file of that name is read"
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
