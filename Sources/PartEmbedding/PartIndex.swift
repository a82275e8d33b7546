import PartLibrary

/// The vectors of all matched parts of one style, made by one embedder.
///
/// Kept in a file (`docs/index-format.md`), so that a style is embedded once and not for every photo. The vectors are read
/// where they lie: a file is mapped into memory, and a copy of the value shares it.
public struct PartIndex: Sendable {
    /// The vectors of one slot.
    public struct Entry: Sendable, Equatable {
        /// Ids of the parts, sorted, each once.
        public let ids: [String]
        /// For each part the hash of everything that its canvas shows.
        public let hashes: [UInt64]
        /// Part by part `dimension` numbers, in the order of ``ids``; all are finite.
        public let vectors: IndexNumbers
        /// Mean of the vectors, `dimension` numbers.
        public let mean: IndexNumbers
    }

    /// The version of the file format that this code reads and writes.
    public static let formatVersion = Int(PartIndexLayout.version)

    /// What made the vectors.
    public let embedder: EmbedderIdentity
    /// Name of the style.
    public let style: String
    /// Slots in `Slot.matched` that have parts.
    public let entries: [Slot: Entry]
    let content: IndexBytes

    /// Hash of the names and hashes of all parts: the same where the same parts look the same.
    public var styleHash: UInt64 { content.buffer.uint64(at: PartIndexLayout.Field.styleHash) }

    /// How many parts have a vector.
    public var count: Int { entries.values.reduce(0) { $0 + $1.ids.count } }

    /// Size of the file in bytes.
    public var size: Int { content.buffer.count }

    /// Length of a vector, at least 1.
    public var dimension: Int { embedder.dimension }

    /// Checks that vectors of `other` may be compared with those of the index.
    ///
    /// - Throws: ``PartIndexError/otherEmbedder(found:expected:)``.
    public func requireEmbedder(_ other: EmbedderIdentity) throws(PartIndexError) {
        guard embedder == other else { throw .otherEmbedder(found: embedder, expected: other) }
    }
}

extension PartIndex: Equatable {
    /// Whether both would be the same file.
    public static func == (left: Self, right: Self) -> Bool {
        left.content.buffer.elementsEqual(right.content.buffer)
    }
}
