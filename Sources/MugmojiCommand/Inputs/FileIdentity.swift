import Basics
import Foundation
import Imaging

/// What a path leads to, so that two names of one file are seen to be one: device and inode for a file that exists; for one that
/// is not there yet the folder that it will be in, and its name there.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    /// Below the folder that `device` and `inode` are of; empty for a file that exists.
    private let names: [[UInt8]]

    init(device: UInt64, inode: UInt64) {
        (self.device, self.inode, names) = (device, inode, [])
    }

    /// Whether there is such a file.
    var exists: Bool { names.isEmpty }

    init(_ status: stat) { self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)) }

    /// Follows symbolic links, also those that lead to nothing yet.
    init(path: String) {
        let place = Self.place(of: path)
        if case .known(let status) = FileStatus(of: place.existing) {
            (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
        } else {
            (device, inode) = (0, 0)
        }
        names = place.names.map(SystemPath.bytes)
    }

    /// The file that is there, if one is.
    static func existing(_ path: String) -> FileIdentity? {
        if case .known(let status) = FileStatus(of: path) { FileIdentity(status) } else { nil }
    }

    /// The file that standard input is read from, if it is one.
    static var standardInput: FileIdentity? {
        var status = stat()
        guard fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileIdentity(status)
    }

    /// The file itself or the nearest folder above it that is there, and the names below it.
    static func place(of path: String) -> (existing: String, names: [String]) {
        var path = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            guard let target = Self.target(ofDanglingLink: path) else { break }
            path = target.hasPrefix("/") ? target : path.folderPath.appending(name: target)
        }
        var names: [String] = []
        var existing = path
        // How many names before “..” do not count.
        var undone = 0
        while FileStatus(of: existing).type == nil, !existing.isEmpty {
            let name = existing.fileName
            let folder = existing.folderPath
            if name == ".." {
                undone += 1
            } else if !name.isEmpty, name != "." {
                if undone > 0 { undone -= 1 } else { names.insert(name, at: 0) }
            }
            if folder.isSame(as: existing) { break }
            existing = folder
        }
        for _ in 0..<undone { existing = existing.appending(name: "..") }
        return (existing.isEmpty ? "." : existing, names)
    }

    private static func target(ofDanglingLink path: String) -> String? {
        guard FileStatus(of: path).type == nil, FileStatus(ofLink: path).type == S_IFLNK else { return nil }
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                bytes.baseAddress.map { readlink(SystemPath.cString(path), $0, bytes.count) } ?? 0
            }
        }
        return count > 0 ? SystemPath.text(of: Array(buffer.prefix(count))) : nil
    }
}
