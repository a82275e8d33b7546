import Basics
import Foundation
import PartLibrary

/// A folder with indexes that are not the styles' own: those of other embedders, and of styles whose folders are not to be written.
package struct IndexCache: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    /// `$XDG_CACHE_HOME/mugmoji`, else `~/.cache/mugmoji`; `nil` where the environment names neither.
    ///
    /// Source: XDG Base Directory Specification, which lets relative paths not count.
    package static var ofUser: IndexCache? {
        let environment = ProcessInfo.processInfo.environment
        let named = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let base = named ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
        return base.map { IndexCache(folder: $0 + "/mugmoji") }
    }

    /// The file for a style's parts and an embedder.
    func path(of library: StyleLibrary, _ embedder: EmbedderIdentity) -> String {
        var hash = ContentHash()
        hash.addField(Array(library.folder.standardizedFileURL.path.utf8))
        hash.addField(Array("\(embedder)".utf8))
        return "\(folder)/\(library.style.name)-\(hash.value.hexadecimalText).safetensors"
    }

    /// What is kept; `nil` where there is nothing that can be used.
    func index(of library: StyleLibrary, _ embedder: EmbedderIdentity) -> PartIndex? {
        let index = try? PartIndex(contentsOf: URL(fileURLWithPath: path(of: library, embedder)))
        return index?.embedder == embedder ? index : nil
    }

    /// - Throws: `FileWriteError`.
    func keep(_ index: PartIndex, of library: StyleLibrary) throws(FileWriteError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .failed(details: "the folder \(folder) cannot be made")
        }
        try AtomicFile.write(index.bytes, to: path(of: library, index.embedder), overwrite: true)
    }
}
