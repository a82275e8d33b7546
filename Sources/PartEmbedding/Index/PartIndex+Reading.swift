import Basics
import FaceAtlas
package import Foundation
import PartLibrary

extension PartIndex {
    /// The bytes of an index file; the same for the same index.
    package var bytes: [UInt8] { [UInt8](content.buffer) }

    /// Maps a file into memory and checks all of it.
    ///
    /// - Throws: ``PartIndexError``.
    package init(contentsOf url: URL) throws(PartIndexError) {
        try self.init(IndexBytes(mapping: url.path))
    }

    /// Reads the bytes of an index file.
    ///
    /// - Throws: ``PartIndexError`` when they are no index, of another version, cut short or damaged.
    package init(bytes: [UInt8]) throws(PartIndexError) {
        try self.init(IndexBytes(copying: bytes))
    }

    init(_ content: PartIndexContent) throws(PartIndexError) {
        try self.init(bytes: content.bytes)
    }

    private init(_ content: IndexBytes) throws(PartIndexError) {
        let reader = try PartIndexReader(content)
        self.content = content
        embedder = EmbedderIdentity(
            name: try reader.text(PartIndexLayout.Field.embedderName),
            version: content.buffer.uint64(at: PartIndexLayout.Field.embedderVersion), dimension: reader.dimension)
        style = try reader.text(PartIndexLayout.Field.styleName)
        var entries: [Slot: Entry] = [:]
        for row in reader.partCounts.indices {
            let name = try reader.text(reader.slotRow(row))
            guard let slot = Slot(rawValue: name), Slot.matched.contains(slot), entries[slot] == nil else {
                throw .damaged(details: "the slot \(quoted(name))")
            }
            entries[slot] = try reader.entry(row)
        }
        self.entries = entries
    }
}
