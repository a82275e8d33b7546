package import FaceAtlas
import PartLibrary

/// The vectors of all matched parts of one style, made by one embedder.
///
/// Kept in a file (`docs/index-format.md`), so that a style is embedded once and not for every photo. The vectors are read
/// where they lie: a file is mapped into memory, and a copy of the value shares it.
package struct PartIndex: Sendable {
    /// The vectors of one slot.
    package struct Entry: Sendable, Equatable {
        /// Ids of the parts, sorted, each once.
        package let ids: [String]
        /// For each part the hash of everything that its canvas shows.
        package let hashes: [UInt64]
        /// Part by part `dimension` numbers, in the order of ``ids``; all are finite.
        package let vectors: IndexNumbers
        /// Mean of the vectors, `dimension` numbers.
        package let mean: IndexNumbers
    }

    /// The version of the file format that this code reads and writes.
    package static let formatVersion = Int(PartIndexLayout.version)

    /// What made the vectors.
    package let embedder: EmbedderIdentity
    /// Name of the style.
    package let style: String
    /// Slots in `Slot.matched` that have parts.
    package let entries: [Slot: Entry]
    let content: IndexBytes

    /// Hash of the names and hashes of all parts: the same where the same parts look the same.
    package var styleHash: UInt64 { content.buffer.uint64(at: PartIndexLayout.Field.styleHash) }

    /// How many parts have a vector.
    package var count: Int { entries.values.reduce(0) { $0 + $1.ids.count } }

    /// Size of the file in bytes.
    package var size: Int { content.buffer.count }

    /// Length of a vector, at least 1.
    package var dimension: Int { embedder.dimension }

    /// Checks that vectors of `other` may be compared with those of the index.
    ///
    /// - Throws: ``PartIndexError/otherEmbedder(found:expected:)``.
    package func requireEmbedder(_ other: EmbedderIdentity) throws(PartIndexError) {
        guard embedder == other else { throw .otherEmbedder(found: embedder, expected: other) }
    }
}

extension PartIndex: Equatable {
    /// Whether both would be the same file.
    package static func == (left: Self, right: Self) -> Bool {
        left.content.buffer.elementsEqual(right.content.buffer)
    }
}
