import ArgumentParser
import Foundation

/// Pictures in folders.
enum PictureFolder {
    /// PNG and JPEG files of a folder in the order of their names.
    ///
    /// - Parameters:
    ///   - option: the option that named the folder, for the message.
    ///   - recursive: whether subfolders are searched too.
    /// - Throws: `ValidationError` when the folder does not exist.
    static func pictures(in folder: URL, option: String, recursive: Bool = false) throws -> [URL] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("there is no folder \(folder.path); \(option) names it")
        }
        let names =
            try recursive
            ? manager.subpathsOfDirectory(atPath: folder.path) : manager.contentsOfDirectory(atPath: folder.path)
        return names.filter { name in
            [".png", ".jpg", ".jpeg"].contains { name.lowercased().hasSuffix($0) }
        }.sorted().map { folder.appendingPathComponent($0) }
    }

    /// The file itself, or the files of a folder by name.
    static func files(_ path: String) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
        return names.sorted().map { path + "/" + $0 }
    }
}
