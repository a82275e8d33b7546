import PartLibrary

/// The vectors of all matched parts of one style, made by one embedder.
///
/// Kept in a file (`docs/index-format.md`), so that a style is embedded once and not for every photo.
public struct PartIndex: Sendable, Equatable {
    /// The vectors of one slot.
    public struct Entry: Sendable, Equatable {
        /// Ids of the parts, sorted.
        public let ids: [String]
        /// Part by part `dimension` numbers, in the order of ``ids``.
        public let vectors: [Float]
        /// Mean of the vectors, `dimension` numbers.
        public let mean: [Float]
    }

    /// Name of the embedder.
    public let embedder: String
    /// The embedder's `version`.
    public let embedderVersion: UInt64
    /// Name of the style.
    public let style: String
    /// The style's `contentHash`.
    public let styleHash: UInt64
    /// Length of a vector, at least 1.
    public let dimension: Int
    /// Slots in `Slot.matched` that have parts.
    public let entries: [Slot: Entry]

    init(
        embedder: String, embedderVersion: UInt64, style: String, styleHash: UInt64, dimension: Int,
        entries: [Slot: Entry]
    ) {
        self.embedder = embedder
        self.embedderVersion = embedderVersion
        self.style = style
        self.styleHash = styleHash
        self.dimension = dimension
        self.entries = entries
    }

    /// Draws and embeds every part.
    ///
    /// - Throws: `SVGError`, or what the embedder throws.
    public init(library: StyleLibrary, embedder: some PartEmbedder) throws {
        let dimension = embedder.dimension
        var entries: [Slot: Entry] = [:]
        for slot in Slot.matched {
            let parts = library.parts(in: slot).filter(\.isMatched)
            guard !parts.isEmpty else { continue }
            var vectors: [Float] = []
            for part in parts {
                vectors += try embedder.embed(PartCanvas(part: part, library: library), slot: slot)
            }
            let mean = (0..<dimension).map { column in
                let sum = stride(from: column, to: vectors.count, by: dimension).reduce(0.0) {
                    $0 + Double(vectors[$1])
                }
                return Float(sum / Double(parts.count))
            }
            entries[slot] = Entry(ids: parts.map(\.id), vectors: vectors, mean: mean)
        }
        self.init(
            embedder: embedder.name, embedderVersion: embedder.version, style: library.style.name,
            styleHash: library.contentHash, dimension: dimension, entries: entries)
    }

    /// Whether the index was made from other files, or by another embedder, and has to be built again.
    public func isStale(for library: StyleLibrary, embedder: some PartEmbedder) -> Bool {
        style != library.style.name || styleHash != library.contentHash || self.embedder != embedder.name
            || embedderVersion != embedder.version || dimension != embedder.dimension
    }
}
