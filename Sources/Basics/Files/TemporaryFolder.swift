import Foundation

/// A hidden folder for files that other programs write on the way to an output. It is gone, with its files, when the value is no
/// longer used, when the process is told to end, or, where it was killed, when the next one writes to the same place.
package final class TemporaryFolder: Sendable {
    /// Where it is, without a slash at its end.
    package let path: String
    /// Locked, so that others see that somebody is at work.
    private let descriptor: Int32

    /// - Parameter parent: the folder in which it is made, that of the output; the current one when empty.
    /// - Throws: ``FileWriteError``.
    package convenience init(in parent: String) throws(FileWriteError) { try self.init(in: parent, mode: 0o700) }

    /// - Parameter mode: who may do what with it, less what the process masks.
    init(in parent: String, mode: mode_t) throws(FileWriteError) {
        let parent = parent.isEmpty || parent.hasSuffix("/") ? parent : parent + "/"
        TemporaryFile.removeAbandonedOnce(in: parent)
        path = TemporaryFile.freshName(in: parent)
        try TemporaryFile.makeFolder(path, mode: mode)
        descriptor = open(SystemPath.cString(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
    }

    deinit {
        TemporaryFile.remove(path)
        if descriptor >= 0 { close(descriptor) }
    }

    /// The folder has got another name, and stays.
    func settle() { TemporaryFile.forget(path) }

    /// The path of a file in the folder; nothing is made there.
    package func path(_ name: String) -> String { path + "/" + name }
}
