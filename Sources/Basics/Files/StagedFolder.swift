import CFolders
import Foundation

/// A folder with all its files that is there whole or not at all: it is filled under a hidden name beside its place, and then gets its
/// name.
///
/// Nothing is left of it when the value is no longer used and ``publish(as:replacing:)`` was not called, nor when the program is
/// told to end; after `kill -9` the next one to write to the place removes it.
package final class StagedFolder: Sendable {
    private let folder: TemporaryFolder

    /// - Parameter parent: the folder in which it is to be; the current one when empty.
    /// - Throws: ``FileWriteError``.
    package init(in parent: String) throws(FileWriteError) {
        folder = try TemporaryFolder(in: parent, mode: 0o777)
    }

    /// Where it is until it has its name.
    package var path: String { folder.path }

    /// Writes a file, and the folders that lead to it.
    ///
    /// - Parameter name: path below the folder, with slashes.
    /// - Throws: ``FileWriteError``; `exists` for a name that was given before.
    package func write(_ bytes: [UInt8], to name: String) throws(FileWriteError) {
        let target = folder.path(name)
        let names = name.split(separator: "/").dropLast()
        for end in names.indices {
            let path = folder.path(names[...end].joined(separator: "/"))
            if mkdir(SystemPath.cString(path), 0o777) != 0, errno != EEXIST { throw FileWriteError(code: errno) }
        }
        let descriptor = open(SystemPath.cString(target), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileWriteError(code: errno) }
        let failure = writeAll(bytes, to: descriptor)
        let isClosed = close(descriptor) == 0
        if failure != 0 { throw FileWriteError(code: failure) }
        if !isClosed { throw FileWriteError(code: errno) }
    }

    /// Brings everything to the disk and gives the folder its name.
    ///
    /// - Parameter replacing: a folder of that name is exchanged for this one, in one step where the system has one, and then removed.
    ///   An empty one is replaced in any case.
    /// - Throws: ``FileWriteError``.
    package func publish(as path: String, replacing: Bool) throws(FileWriteError) {
        try flush()
        if rename(SystemPath.cString(folder.path), SystemPath.cString(path)) == 0 { return folder.settle() }
        let code = errno
        guard [EEXIST, ENOTEMPTY].contains(code) else { throw FileWriteError(code: code) }
        guard replacing else { throw .exists }
        // What had the name is then a hidden folder, and goes with this value.
        if mugmoji_exchange(SystemPath.cString(folder.path), SystemPath.cString(path)) == 0 { return }
        // A file system that cannot exchange them: for an instant there is neither, and the old one has a name that nobody removes.
        let old = path + ".old"
        guard rename(SystemPath.cString(path), SystemPath.cString(old)) == 0 else { throw FileWriteError(code: errno) }
        guard rename(SystemPath.cString(folder.path), SystemPath.cString(path)) == 0 else {
            let code = errno
            _ = rename(SystemPath.cString(old), SystemPath.cString(path))
            throw FileWriteError(code: code)
        }
        folder.settle()
        TemporaryFile.remove(old)
    }

    /// One call for all files: a pack has hundreds.
    private func flush() throws(FileWriteError) {
        let descriptor = open(SystemPath.cString(folder.path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileWriteError(code: errno) }
        defer { close(descriptor) }
        // As of single files: some file systems cannot be asked.
        guard mugmoji_flush(descriptor) != 0, ![EINVAL, EROFS, ENOSYS].contains(errno) else { return }
        throw FileWriteError(code: errno)
    }
}
