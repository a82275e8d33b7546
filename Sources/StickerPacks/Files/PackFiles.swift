import Basics
import Foundation

/// The files of a pack, from a folder, an archive or alone, by their paths in it.
package struct PackFiles: Sendable {
    /// Sorted paths below the pack, with slashes.
    package let paths: [String]
    /// What it was read from.
    package let name: String
    /// It is one picture, no pack.
    package let isSingle: Bool
    private let content: [String: [UInt8]]

    package init(name: String, _ content: [String: [UInt8]], isSingle: Bool = false) {
        (self.name, self.content, self.isSingle) = (name, content, isSingle)
        paths = content.keys.sorted()
    }

    package subscript(path: String) -> [UInt8]? { content[path] }

    package func paths(endingIn ending: String) -> [String] { paths.filter { $0.lowercased().hasSuffix(ending) } }

    /// The files of a folder in it, by their paths there.
    package func below(_ folder: String) -> PackFiles {
        let start = folder + "/"
        let found = content.filter { $0.key.hasPrefix(start) }
        return PackFiles(
            name: name + "/" + folder,
            Dictionary(uniqueKeysWithValues: found.map { (String($0.key.dropFirst(start.count)), $0.value) }))
    }

    private static let mostFiles = 5000
    private static let mostBytes = 512 << 20
    private static let largestFile = 64 << 20

    /// Reads a folder with all that is below it (hidden files and links left out), an archive (ZIP, tar, tar.gz), or one picture.
    ///
    /// - Throws: ``PackError/unreadable(file:details:)``.
    package init(at path: String) throws(PackError) {
        var status = stat()
        guard stat(SystemPath.cString(path), &status) == 0 else {
            throw .unreadable(file: path, details: String(cString: strerror(errno)).lowercased())
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            var content: [String: [UInt8]] = [:]
            var bytes = 0
            try Self.read(path, below: "", to: &content, bytes: &bytes)
            self.init(name: path, content)
            return
        }
        let bytes = try Self.read(file: path)
        if let archive = try Archive.content(of: bytes, name: path) {
            self.init(name: path, archive)
        } else {
            let name = path.fileName
            self.init(name: path, [name: bytes], isSingle: true)
        }
    }

    private static func read(file path: String) throws(PackError) -> [UInt8] {
        do {
            return try BoundedFile.read(path, limit: largestFile)
        } catch {
            throw .unreadable(file: path, details: "\(error)")
        }
    }

    private static func read(
        _ folder: String, below path: String, to content: inout [String: [UInt8]], bytes: inout Int
    ) throws(PackError) {
        let entries: [URL]
        do {
            entries = try FileManager.default.contentsOfDirectory(
                at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        } catch {
            throw .unreadable(file: folder, details: "the folder cannot be read")
        }
        for entry in entries {
            var status = stat()
            guard lstat(entry.path, &status) == 0 else { continue }
            let name = path.isEmpty ? entry.lastPathComponent : path + "/" + entry.lastPathComponent
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if path.split(separator: "/").count < 8 {
                    try read(entry.path, below: name, to: &content, bytes: &bytes)
                }
            case S_IFREG:
                content[name] = try read(file: entry.path)
                bytes += content[name]?.count ?? 0
                guard content.count <= mostFiles, bytes <= mostBytes else {
                    throw .unreadable(
                        file: folder,
                        details: "it holds more than \(mostFiles) files or \(mostBytes >> 20) MiB; name the pack itself"
                    )
                }
            default: break
            }
        }
    }
}
