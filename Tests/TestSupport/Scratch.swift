package import Foundation

/// A folder of its own for a test; it is removed when the value is no longer used.
package final class Scratch: Sendable {
    package let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of `name` in the folder; nothing is made there.
    package func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Writes a file, and the folders that lead to it.
    @discardableResult
    package func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url
    }

    /// The bytes of the file `name`.
    package func bytes(_ name: String) throws -> [UInt8] { try Fixtures.bytes(folder.appendingPathComponent(name)) }

    package func emptyFile(_ name: String) throws -> URL { try file(name, []) }

    /// Names of everything in the folder, below it too.
    package var contents: [String] {
        (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).sorted()
    }
}
