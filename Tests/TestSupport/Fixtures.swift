package import Foundation

/// Drawn pictures that the repository ships for tests.
package enum Fixtures {
    package static let folder = checkout.appendingPathComponent("Fixtures")

    /// The package's own folder, with `Package.swift`.
    package static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

    /// Whether golden pictures, and pages and lists that follow from the code, are written anew instead of compared:
    /// `MUGMOJI_REGENERATE_GOLDENS` is set.
    package static let areWritten = ProcessInfo.processInfo.environment["MUGMOJI_REGENERATE_GOLDENS"] != nil

    /// All drawn selfies, by name.
    package static var selfies: [URL] {
        let folder = folder.appendingPathComponent("selfies")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".jpg") }.sorted().map { folder.appendingPathComponent($0) }
    }

    /// The drawn selfie `name`, without its extension.
    package static func selfie(_ name: String) -> URL {
        folder.appendingPathComponent("selfies/\(name).jpg")
    }

    /// The path of the drawn clip: a face that rests, smiles and turns, 45 frames of 320×400 in 3 seconds.
    package static var clip: String { folder.appendingPathComponent("clips/rest-smile-turn.mp4").path }

    package static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
