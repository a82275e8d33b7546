import Basics
import FaceAtlas
package import PartLibrary
import Synchronization

extension PartIndex {
    /// Embeds a style's parts, as far as another index does not have them already.
    ///
    /// The same parts and embedder give the same vectors, whatever `old` and `jobs` are. Cells are those of `old`; none are drawn.
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
        let cells = old?.cells
        let old = old?.embedder == embedder.identity ? old : nil
        let hashing = PartContentHash(library: library)
        let dimension = embedder.identity.dimension
        var slots: [(slot: Slot, parts: [Part], hashes: [UInt64], vectors: [[Float]])] = []
        var missing: [(place: (slot: Int, part: Int), part: Part)] = []
        for slot in Slot.matched {
            let parts = library.matchedParts(in: slot)
            guard !parts.isEmpty else { continue }
            let hashes = parts.map(hashing.value)
            let kept = old?.entries[slot]?.vectorsByID(dimension: dimension) ?? [:]
            let vectors = zip(parts, hashes).enumerated().map { index, part in
                if let (hash, vector) = kept[part.0.id], hash == part.1 { return vector }
                missing.append(((slots.count, index), part.0))
                return []
            }
            slots.append((slot, parts, hashes, vectors))
        }
        try Self.requireRoom(for: slots.map(\.parts), dimension: dimension)
        if !missing.isEmpty {
            let loaded = try embedder.load()
            guard loaded.identity == embedder.identity else {
                throw PartIndexError.otherEmbedder(found: loaded.identity, expected: embedder.identity)
            }
            let batch = PartBatch(
                parts: missing.map(\.part), library: library, embedder: loaded, progress: progress)
            for (vector, place) in zip(try batch.run(jobs: jobs), missing.map(\.place)) {
                slots[place.slot].vectors[place.part] = vector
            }
        }
        var entries: [Slot: Entry] = [:]
        for (slot, parts, hashes, vectors) in slots {
            entries[slot] = Entry(ids: parts.map(\.id), hashes: hashes, vectors: vectors, dimension: dimension)
        }
        self.init(
            embedder: embedder.identity, style: library.style.name, checkedParts: library.partsHash,
            canvases: hashing.all, entries: entries, cells: cells)
    }

    /// Embeds all parts of a style.
    ///
    /// - Throws: ``PartIndexError`` when a part cannot be drawn or has no usable vector, or what the embedder throws.
    package init(library: StyleLibrary, embedder: some PartEmbedder) throws {
        try self.init(library: library, embedder: EmbedderSource(embedder))
    }

    /// Refuses what could not be read again, before any part is embedded.
    private static func requireRoom(for slots: [[Part]], dimension: Int) throws(PartIndexError) {
        let numbers = slots.reduce(0) { $0 + $1.count * (4 * dimension + 8) + 4 * dimension }
        let names = slots.joined().reduce(0) { $0 + $1.id.utf8.count + 1 }
        guard numbers + names <= largestFile - (1 << 16) else {
            throw .tooLarge(bytes: numbers + names, limit: largestFile - (1 << 16))
        }
        guard names <= longestNames else { throw .namesTooLong(bytes: names, limit: longestNames) }
    }
}

extension PartIndex.Entry {
    fileprivate func vectorsByID(dimension: Int) -> [String: (hash: UInt64, vector: [Float])] {
        var vectors: [String: (hash: UInt64, vector: [Float])] = [:]
        for (index, id) in ids.enumerated() {
            vectors[id] = (hashes[index], Array(self.vectors[index * dimension..<(index + 1) * dimension]))
        }
        return vectors
    }
}

/// Draws and embeds parts, several side by side.
private struct PartBatch: Sendable {
    let parts: [Part]
    let library: StyleLibrary
    let embedder: any PartEmbedder
    let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    /// The vectors of the parts, in their order.
    ///
    /// - Throws: what is wrong with the first part that failed; no part is begun after that.
    func run(jobs: Int) throws -> [[Float]] {
        progress?(0, parts.count)
        let done = Mutex(0)
        return try parts.concurrentMap(jobs: jobs) { part in
            let vector = try vector(of: part)
            done.withLock { done in
                done += 1
                progress?(done, parts.count)
            }
            return vector
        }
    }

    private func vector(of part: Part) throws -> [Float] {
        let name = "\(part.slot.rawValue)/\(part.id)"
        let canvas: PartCanvas
        do {
            canvas = try PartCanvas(part: part, library: library)
        } catch {
            throw PartIndexError.cannotDraw(part: name, details: "\(error)")
        }
        let vector = try embedder.embed(canvas, slot: part.slot)
        guard vector.count == embedder.dimension, vector.allSatisfy(\.isFinite) else {
            let fault =
                vector.count == embedder.dimension
                ? "a number that is not finite" : "\(vector.count) numbers in place of \(embedder.dimension)"
            throw PartIndexError.unusableVector(part: name, details: "\(embedder.name) gave \(fault)")
        }
        return vector
    }
}
