import FaceAtlas
import Foundation
package import PartLibrary

extension PartIndex {
    /// Embeds a style's parts, as far as another index does not have them already.
    ///
    /// The same parts and embedder give the same bytes, whatever `old` and `jobs` are.
    ///
    /// - Parameters:
    ///   - embedder: loaded only when there is something to embed.
    ///   - old: vectors of parts that look the same, made by the same embedder, are taken from it.
    ///   - jobs: how many parts are drawn and embedded side by side.
    ///   - progress: told from any thread, one call at a time, how many parts of how many are done.
    /// - Throws: ``PartIndexError`` when a part cannot be drawn or has no usable vector, or what the embedder throws.
    package init(
        library: StyleLibrary, embedder: EmbedderSource, reusing old: PartIndex? = nil, jobs: Int = 1,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws {
        let old = old?.embedder == embedder.identity ? old : nil
        let hashing = PartContentHash(library: library)
        var content = PartIndexContent(embedder: embedder.identity, style: library.style.name, slots: [])
        var missing: [(place: (slot: Int, part: Int), part: Part)] = []
        for slot in Slot.matched {
            let parts = library.matchedParts(in: slot)
            guard !parts.isEmpty else { continue }
            let kept = old?.entries[slot]?.vectorsByID(dimension: embedder.identity.dimension) ?? [:]
            var entry = PartIndexContent.Slot(slot: slot, ids: parts.map(\.id), hashes: parts.map(hashing.value))
            entry.vectors = zip(parts, entry.hashes).enumerated().map { index, part in
                if let (hash, vector) = kept[part.0.id], hash == part.1 { return Array(vector) }
                missing.append(((content.slots.count, index), part.0))
                return []
            }
            content.slots.append(entry)
        }
        let size = content.size
        guard size <= PartIndexLayout.largestFile else {
            throw PartIndexError.tooLarge(bytes: size, limit: PartIndexLayout.largestFile)
        }
        if !missing.isEmpty {
            let loaded = try embedder.load()
            guard loaded.identity == embedder.identity else {
                throw PartIndexError.otherEmbedder(found: loaded.identity, expected: embedder.identity)
            }
            let batch = PartBatch(
                parts: missing.map(\.part), library: library, embedder: loaded, progress: progress)
            for (vector, place) in zip(try batch.run(jobs: jobs), missing.map(\.place)) {
                content.slots[place.slot].vectors[place.part] = vector
            }
        }
        try self.init(content)
    }

    /// Embeds all parts of a style.
    ///
    /// - Throws: ``PartIndexError`` when a part cannot be drawn or has no usable vector, or what the embedder throws.
    package init(library: StyleLibrary, embedder: some PartEmbedder) throws {
        try self.init(library: library, embedder: EmbedderSource(embedder))
    }
}

extension PartIndex.Entry {
    fileprivate func vectorsByID(dimension: Int) -> [String: (hash: UInt64, vector: Slice<IndexNumbers>)] {
        var vectors: [String: (hash: UInt64, vector: Slice<IndexNumbers>)] = [:]
        for (index, id) in ids.enumerated() {
            vectors[id] = (hashes[index], self.vectors[index * dimension..<(index + 1) * dimension])
        }
        return vectors
    }
}
