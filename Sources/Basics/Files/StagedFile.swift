import Foundation

/// A file that is written and only lacks its name; several can be published together, or none of them.
///
/// Nothing is left of it when the value is no longer used and ``publish(keepingOld:unless:)`` was not called.
package final class StagedFile {
    private let target: WriteTarget
    /// `nil` for a device or a pipe.
    private var file: TemporaryFile?
    private let bytes: [UInt8]
    /// The file has its name, and had none before.
    private var isNew = false
    /// Another name of the file that was replaced.
    private var old: String?

    /// Writes the bytes and brings them to the disk.
    ///
    /// - Parameters:
    ///   - path: a file; a symbolic link is followed. To a device or pipe nothing is written yet.
    ///   - overwrite: a file that is there may be replaced.
    /// - Throws: ``FileWriteError``.
    package init(_ bytes: [UInt8], for path: String, overwrite: Bool) throws(FileWriteError) {
        target = try WriteTarget(path, overwrite: overwrite)
        self.bytes = bytes
        guard !target.isDirect else { return }
        let file = try TemporaryFile(in: target.folder)
        try file.append(bytes)
        try file.finish(as: target.replaced)
        self.file = file
    }

    /// Takes over what another program wrote.
    init(_ file: TemporaryFile, for target: WriteTarget) throws(FileWriteError) {
        (self.file, self.target, bytes) = (file, target, [])
        try file.finish(as: target.replaced)
    }

    /// Gives the file its name.
    ///
    /// - Parameters:
    ///   - keepingOld: a file that is replaced comes back with ``takeBack()``.
    ///   - isProtected: told device and inode of the file that would be replaced; says whether it must not be.
    /// - Throws: ``FileWriteError``.
    package func publish(
        keepingOld: Bool = false, unless isProtected: (_ device: UInt64, _ inode: UInt64) -> Bool = { _, _ in false }
    ) throws(FileWriteError) {
        guard let file else { return try writeDirectly() }
        var status = stat()
        let exists = stat(SystemPath.cString(target.path), &status) == 0
        if exists, isProtected(UInt64(status.st_dev), UInt64(status.st_ino)) { throw .isProtected }
        if !exists || !target.overwrite {
            do throws(FileWriteError) {
                try file.claim(target.path)
                isNew = true
                return
            } catch .exists where target.overwrite {
                // It appeared just now, or is a link that leads nowhere.
            }
        }
        if keepingOld {
            let name = TemporaryFile.freshName(in: target.folder)
            if TemporaryFile.keep(target.path, as: name) { old = name }
        }
        do throws(FileWriteError) {
            try file.replace(target.path)
        } catch {
            // The old file has its own name still.
            if let old { TemporaryFile.remove(old) }
            old = nil
            throw error
        }
    }

    /// Undoes ``publish(keepingOld:unless:)``.
    package func takeBack() {
        if let old {
            if rename(SystemPath.cString(old), SystemPath.cString(target.path)) == 0 { TemporaryFile.forget(old) }
            self.old = nil
        } else if isNew, file?.isFile(at: target.path) == true {
            unlink(SystemPath.cString(target.path))
        }
        isNew = false
    }

    /// Gives up what ``takeBack()`` needs.
    package func settle() {
        if let old { TemporaryFile.remove(old) }
        (old, file) = (nil, nil)
    }

    private func writeDirectly() throws(FileWriteError) {
        let descriptor = open(SystemPath.cString(target.path), O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileWriteError(code: errno) }
        defer { close(descriptor) }
        try TemporaryFile.write(bytes, to: descriptor)
        if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw FileWriteError(code: errno) }
    }
}
