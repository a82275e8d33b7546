import Foundation
import Imaging
import PartEmbedding
import PartLibrary

/// The part-embedding index of a style: the file `parts.index` in the style's folder.
public struct StyleIndex: Sendable {
    /// Name of the index file.
    public static let fileName = "parts.index"

    private let library: StyleLibrary
    private let embedder: FaceAutoencoder

    /// Loads a style, and the network that embeds its parts.
    ///
    /// - Parameter style: the name of a style that comes with Mugmoji, or the path of a style's folder.
    /// - Throws: `StyleError` when the style is broken, `ResourceError` or `NetworkError` when the package is incomplete.
    public init(style: String = EmojiMaker.defaultStyle) throws {
        try self.init(library: StyleLibrary(style: style), embedder: FaceAutoencoder())
    }

    init(library: StyleLibrary, embedder: FaceAutoencoder) {
        self.library = library
        self.embedder = embedder
    }

    /// The index file.
    public var url: URL { library.folder.appendingPathComponent(Self.fileName) }

    /// Embeds every part and writes the index file, whole or not at all.
    ///
    /// - Returns: the number of parts that the index holds.
    /// - Throws: `SVGError` when a part cannot be drawn, `FileWriteError` when the index cannot be written.
    public func build() throws -> Int {
        let index = try PartIndex(library: library, embedder: embedder)
        try AtomicFile.write(index.bytes, to: url.path, overwrite: true)
        return index.entries.values.reduce(0) { $0 + $1.ids.count }
    }

    /// Whether the index file is there and was made from the parts and weights as they are.
    public var isCurrent: Bool { (try? stored()) != nil }

    /// The index file's content, or, when it is missing or older than the parts, the parts embedded in memory.
    ///
    /// - Throws: ``StyleIndexError`` when the file is there but is no index.
    func load() throws -> PartIndex {
        try stored() ?? PartIndex(library: library, embedder: embedder)
    }

    /// The index file's content; `nil` when the file is missing or stale.
    private func stored() throws(StyleIndexError) -> PartIndex? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        do {
            let index = try PartIndex(contentsOf: url)
            return index.isStale(for: library, embedder: embedder) ? nil : index
        } catch {
            throw StyleIndexError(path: url.path, reason: error)
        }
    }
}

/// The index file of a style cannot be used.
public struct StyleIndexError: Error, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: PartIndexError

    public var description: String { "\(path): \(reason)" }
}
