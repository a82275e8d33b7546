import Foundation
import Synchronization

/// A file that is not finished: without a name where the system has such files, else hidden, under a name that tells whose it is.
///
/// It is gone when the value is no longer used, unless it was given another name.
final class TemporaryFile {
    /// Open for writing, and locked, so that others see that somebody is at work.
    let descriptor: Int32
    /// `nil` for a file without a name.
    private(set) var name: String?
    private let folder: String

    /// - Parameters:
    ///   - named: the file is to have a name in any case.
    ///   - folder: with a slash at its end; empty for the current folder.
    init(named: Bool = false, in folder: String) throws(FileWriteError) {
        Self.removeAbandonedOnce(in: folder)
        self.folder = folder
        if !named, let descriptor = Self.openNameless(in: folder) {
            self.descriptor = descriptor
            return
        }
        while true {
            let name = Self.freshName(in: folder)
            Self.unfinished.withLock { _ = $0.insert(name) }
            let descriptor = open(SystemPath.cString(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                _ = flock(descriptor, LOCK_EX | LOCK_NB)
                self.descriptor = descriptor
                self.name = name
                return
            }
            let code = errno
            Self.forget(name)
            guard code == EEXIST || code == EINTR else { throw FileWriteError(code: code) }
        }
    }

    deinit {
        if let name { Self.remove(name) }
        close(descriptor)
    }

    /// Writes everything, at the position that was reached.
    func append(_ bytes: [UInt8]) throws(FileWriteError) { try Self.write(bytes, to: descriptor) }

    /// Takes over permissions and owner of a file that will be replaced, and brings everything to the disk; also what another
    /// program wrote in the file's place.
    func finish(as replaced: stat?) throws(FileWriteError) {
        var file = descriptor
        if let name { file = open(SystemPath.cString(name), O_RDONLY | O_CLOEXEC) }
        guard file >= 0 else { throw FileWriteError(code: errno) }
        defer { if file != descriptor { close(file) } }
        if let replaced {
            // The owner first: changing it takes permissions away. Only root may give files away.
            if fchown(file, replaced.st_uid, replaced.st_gid) != 0 { _ = fchown(file, uid_t.max, replaced.st_gid) }
            _ = fchmod(file, replaced.st_mode & 0o7777)
        }
        if fsync(file) != 0, errno != EINVAL, errno != EROFS { throw FileWriteError(code: errno) }
    }

    /// Gives the file the name `path`, unless that is taken.
    func claim(_ path: String) throws(FileWriteError) {
        guard let name else {
            guard linkNameless(as: path) else { throw FileWriteError(code: errno) }
            return
        }
        if link(SystemPath.cString(name), SystemPath.cString(path)) == 0 {
            removeName()
            return
        }
        guard errno != EEXIST else { throw .exists }
        // A file system without hard links: take the name with an empty file, then replace that.
        let place = open(SystemPath.cString(path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard place >= 0 else { throw FileWriteError(code: errno) }
        close(place)
        do throws(FileWriteError) {
            try replace(path)
        } catch {
            unlink(SystemPath.cString(path))
            throw error
        }
    }

    /// Gives the file the name `path`, in place of the file that has it.
    func replace(_ path: String) throws(FileWriteError) {
        if name == nil {
            // A file can only replace another by one of its names.
            let name = Self.freshName(in: folder)
            Self.unfinished.withLock { _ = $0.insert(name) }
            guard linkNameless(as: name) else {
                let code = errno
                Self.forget(name)
                throw FileWriteError(code: code)
            }
            self.name = name
        }
        guard let name, rename(SystemPath.cString(name), SystemPath.cString(path)) == 0 else {
            throw FileWriteError(code: errno)
        }
        Self.forget(name)
        self.name = nil
    }

    /// Whether the file at `path` is this one.
    func isFile(at path: String) -> Bool {
        var (own, other) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(SystemPath.cString(path), &other) == 0
            && own.st_dev == other.st_dev
            && own.st_ino == other.st_ino
    }

    private func removeName() {
        if let name { Self.remove(name) }
        name = nil
    }

    private func linkNameless(as path: String) -> Bool {
        linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, SystemPath.cString(path), AT_SYMLINK_FOLLOW) == 0
    }

    /// `nil` where the file system has no such files, or where they could not be given a name.
    private static func openNameless(in folder: String) -> Int32? {
        #if os(Linux)
        // O_TMPFILE, a macro that Swift does not see.
        let flag = O_DIRECTORY | 0o20_000_000
        let descriptor = open(SystemPath.cString(folder.isEmpty ? "." : folder), O_WRONLY | flag | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return nil }
        if access("/proc/self/fd/\(descriptor)", F_OK) == 0 { return descriptor }
        close(descriptor)
        #endif
        return nil
    }

    /// Writes everything to an open file.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileWriteError) {
        let failure = writeAll(bytes, to: descriptor)
        if failure != 0 { throw FileWriteError(code: failure) }
    }
}

/// Names, and what becomes of files whose writers are gone.
extension TemporaryFile {
    private static let prefix = ".mugmoji-"
    private static let suffix = ".tmp"
    /// Names that vanish when this process ends before it has finished.
    private static let unfinished = Mutex<Set<String>>([])
    private static let visited = Mutex<Set<String>>([])

    /// A hidden name that tells the process.
    static func freshName(in folder: String) -> String {
        "\(folder)\(prefix)\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 36))\(suffix)"
    }

    /// Makes `name` another name of the file at `path`, for as long as this process works on it.
    static func keep(_ path: String, as name: String) -> Bool {
        unfinished.withLock { _ = $0.insert(name) }
        if link(SystemPath.cString(path), SystemPath.cString(name)) == 0 { return true }
        forget(name)
        return false
    }

    static func remove(_ name: String) {
        delete(name)
        forget(name)
    }

    /// Makes a folder of this name, which vanishes as files of such names do.
    static func makeFolder(_ name: String, mode: mode_t) throws(FileWriteError) {
        unfinished.withLock { _ = $0.insert(name) }
        guard mkdir(SystemPath.cString(name), mode) == 0 else {
            let code = errno
            forget(name)
            throw FileWriteError(code: code)
        }
    }

    /// A file, or a folder with all that is in it. Links are not followed.
    private static func delete(_ name: String) {
        // A folder, which in a sandbox may be removed where files may not.
        guard unlink(SystemPath.cString(name)) != 0, [EISDIR, EPERM, EACCES].contains(errno) else { return }
        // Another thread may still put something there.
        for _ in 0..<100 {
            guard let listing = opendir(SystemPath.cString(name)) else { return }
            while let entry = readdir(listing) {
                let file = withUnsafeBytes(of: &entry.pointee.d_name) {
                    SystemPath.text(of: Array($0.prefix { $0 != 0 }))
                }
                if file != ".", file != ".." { delete(name + "/" + file) }
            }
            closedir(listing)
            if rmdir(SystemPath.cString(name)) == 0 || errno != ENOTEMPTY && errno != EEXIST { return }
        }
    }

    static func forget(_ name: String) { unfinished.withLock { _ = $0.remove(name) } }

    static func removeUnfinished() {
        unfinished.withLock { names in
            for name in names { delete(name) }
        }
    }

    static func removeAbandonedOnce(in folder: String) {
        if visited.withLock({ $0.insert(folder).inserted }) { removeAbandoned(in: folder) }
    }

    static func removeAbandoned(in folder: String) {
        guard let listing = opendir(SystemPath.cString(folder.isEmpty ? "." : folder)) else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { SystemPath.text(of: Array($0.prefix { $0 != 0 })) }
            guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { continue }
            let path = folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if isAbandoned(path, name: name) { delete(path) }
        }
    }

    /// The process is gone, and none of another machine or container has the file locked. A name that tells no process, as
    /// earlier versions gave them, is abandoned when nobody wrote to the file for ten minutes.
    private static func isAbandoned(_ path: String, name: String) -> Bool {
        let file = open(SystemPath.cString(path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
            return false
        }
        let words = name.dropFirst(prefix.count).dropLast(suffix.count).split(separator: "-")
        guard words.count == 2, let process = pid_t(words[0]) else {
            // Earlier versions made no folders, so one of such a name is somebody else's.
            guard status.st_mode & S_IFMT == S_IFREG else { return false }
            #if canImport(Darwin)
            let written = status.st_mtimespec.tv_sec
            #else
            let written = status.st_mtim.tv_sec
            #endif
            return time(nil) - written > 600
        }
        return kill(process, 0) != 0 && errno == ESRCH && flock(file, LOCK_EX | LOCK_NB) == 0
    }
}
