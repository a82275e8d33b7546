import Basics
package import FaceAtlas
import PartLibrary

/// The vectors of all matched parts of one style, made by one embedder.
///
/// Kept in a file (`docs/index-format.md`), so that a style is embedded once and not for every photo.
package struct PartIndex: Sendable, Equatable {
    /// The vectors of one slot.
    package struct Entry: Sendable, Equatable {
        /// Ids of the parts, sorted, each once.
        package let ids: [String]
        /// For each part the hash of everything that its canvas shows.
        package let hashes: [UInt64]
        /// N×D: part by part `dimension` numbers, in the order of ``ids``; all are finite.
        package let vectors: [Float]
        /// Mean of the vectors, `dimension` numbers.
        package let mean: [Float]
    }

    /// What made the vectors.
    package let embedder: EmbedderIdentity
    /// Name of the style.
    package let style: String
    /// Hash of all parts that were checked before the index was built (`StyleLibrary.partsHash`); `nil` in an older index.
    package var checkedParts: UInt64?
    /// Hash of everything on which the canvases of all parts depend (``PartContentHash/all``); `nil` in an older index.
    package var canvases: UInt64?
    /// Slots in `Slot.matched` that have parts.
    package let entries: [Slot: Entry]
    /// What the parts cover of a label map; `nil` in an older index, or where other cells were asked for.
    package var cells: PartCells?
    /// Version of the file's format.
    package internal(set) var format = formatVersion

    init(
        embedder: EmbedderIdentity, style: String, checkedParts: UInt64? = nil, canvases: UInt64? = nil,
        entries: [Slot: Entry], cells: PartCells? = nil
    ) {
        self.embedder = embedder
        self.style = style
        self.checkedParts = checkedParts
        self.canvases = canvases
        self.entries = entries
        self.cells = cells
    }

    /// Hash of the names and hashes of all parts: the same where the same parts look the same.
    package var styleHash: UInt64 {
        var hash = ContentHash()
        for slot in Slot.matched {
            guard let entry = entries[slot] else { continue }
            for (id, value) in zip(entry.ids, entry.hashes) {
                hash.addField(Array("\(slot.rawValue)/\(id)".utf8))
                hash.add(word: value)
            }
        }
        return hash.value
    }

    /// How many parts have a vector.
    package var count: Int { entries.values.reduce(0) { $0 + $1.ids.count } }

    /// Length of a vector, at least 1.
    package var dimension: Int { embedder.dimension }

    /// Checks that vectors of `other` may be compared with those of the index.
    ///
    /// - Throws: ``PartIndexError/otherEmbedder(found:expected:)``.
    package func requireEmbedder(_ other: EmbedderIdentity) throws(PartIndexError) {
        guard embedder == other else { throw .otherEmbedder(found: embedder, expected: other) }
    }
}

extension PartIndex.Entry {
    /// - Parameter vectors: one for each part, all of `dimension` numbers.
    init(ids: [String], hashes: [UInt64], vectors: [[Float]], dimension: Int) {
        var sums = [Double](repeating: 0, count: dimension)
        for vector in vectors {
            for column in 0..<dimension { sums[column] += Double(vector[column]) }
        }
        let mean = sums.map { Float($0 / Double(max(vectors.count, 1))) }
        self.init(ids: ids, hashes: hashes, vectors: Array(vectors.joined()), mean: mean)
    }
}

/// Why an index cannot be used or made. The description says it in words; the caller adds the file's name.
package enum PartIndexError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotRead(details: String)
    case cannotWrite(details: String)
    /// The pack beside the index.
    case cannotWritePack(details: String)
    /// The index would be larger than what is read, in bytes.
    case tooLarge(bytes: Int, limit: Int)
    /// The ids of all parts are longer than what is read, in bytes.
    case namesTooLong(bytes: Int, limit: Int)
    /// The file does not begin like an index.
    case notAnIndex
    /// The file has a version of the format that this code does not read.
    case otherVersion(UInt32)
    /// The content is cut short, or cannot be what was written.
    case damaged(details: String)
    /// The index was made by `found`, and vectors of `expected` cannot be compared with it.
    case otherEmbedder(found: EmbedderIdentity, expected: EmbedderIdentity)
    /// A part (`slot/id`) cannot be drawn.
    case cannotDraw(part: String, details: String)
    /// The embedder gave no usable vector for a part (`slot/id`).
    case unusableVector(part: String, details: String)

    /// The fault in words, with what to do about it.
    package var description: String {
        switch self {
        case .cannotRead(let details): "the part index cannot be read: \(details)"
        case .cannotWrite(let details): "the part index cannot be written: \(details)"
        case .cannotWritePack(let details): "the style's pack cannot be written: \(details)"
        case .tooLarge(let bytes, let limit):
            "the part index takes \(bytes) bytes, and at most \(limit) are read; leave out parts, or use an embedder with shorter "
                + "vectors"
        case .namesTooLong(let bytes, let limit):
            "the names of the parts take \(bytes) bytes in the part index, and at most \(limit) are read; leave out parts, or give them "
                + "shorter names"
        case .notAnIndex: "the file is no part index; move it away, and build one with “mugmoji index build”"
        case .otherVersion(let version):
            "the part index has version \(version) of the format, and this program reads versions "
                + "\(PartIndex.readVersions.lowerBound) and \(PartIndex.formatVersion); \(Self.remedy)"
        case .damaged(let details): "the part index is damaged (\(details)); \(Self.remedy)"
        case .otherEmbedder(let found, let expected):
            "the part index was made by \(found), whose vectors cannot be compared with those of \(expected); "
                + "use the embedder that made it (--embedder), or build it again with “mugmoji index build” and the one in use"
        case .cannotDraw(let part, let details): "the part \(part) cannot be drawn: \(details)"
        case .unusableVector(let part, let details): "the part \(part) cannot be embedded: \(details)"
        }
    }

    private static let remedy = "build it again with “mugmoji index build”"
}
