import Foundation

/// Drawn pictures that the repository ships for tests.
public enum Fixtures {
    public static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../Fixtures").standardizedFileURL

    /// All drawn selfies, by name.
    public static var selfies: [URL] {
        let folder = folder.appendingPathComponent("selfies")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".jpg") }.sorted().map { folder.appendingPathComponent($0) }
    }

    /// The drawn selfie `name`, without its extension.
    public static func selfie(_ name: String) -> URL {
        folder.appendingPathComponent("selfies/\(name).jpg")
    }

    public static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
