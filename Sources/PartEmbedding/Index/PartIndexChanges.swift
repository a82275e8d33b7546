package import FaceAtlas
package import PartLibrary

/// What has to be done to an index so that it is of a style's parts as they are.
package struct PartIndexChanges: Sendable, Equatable {
    /// A part's place in a style.
    package struct PartName: Sendable, Hashable, CustomStringConvertible {
        /// The slot that the part fills.
        package let slot: Slot
        /// The part's id.
        package let id: String

        /// As `slot/id`.
        package var description: String { "\(slot.rawValue)/\(id)" }
    }

    /// Parts that the index does not have; slots in the order of `Slot`, parts by id, here and below.
    package private(set) var new: [PartName] = []
    /// Parts whose canvas no longer shows what the index has of them.
    package private(set) var changed: [PartName] = []
    /// Parts that the style no longer has, or that are no longer matched.
    package private(set) var gone: [PartName] = []
    /// Parts, neither new nor changed, of which the index has no cells, so that they are drawn to be placed.
    package private(set) var undrawn: [PartName] = []
    /// Parts that the index has as they are.
    package private(set) var unchanged: [PartName] = []
    /// The embedder that made the index, where it is another: none of its vectors can be kept.
    package private(set) var otherEmbedder: EmbedderIdentity?
    /// The name of the style that the index was made of, where it is another.
    package private(set) var otherStyle: String?

    /// - Parameter index: `nil` where there is none; all parts are new then.
    package init(from index: PartIndex?, to library: StyleLibrary, embedder: EmbedderIdentity) {
        if let index {
            if index.embedder != embedder { otherEmbedder = index.embedder }
            if index.style != library.style.name { otherStyle = index.style }
        }
        let hashing = PartContentHash(library: library)
        for slot in Slot.matched {
            var old: [String: UInt64] = [:]
            if let entry = index?.entries[slot] {
                for (id, hash) in zip(entry.ids, entry.hashes) { old[id] = hash }
            }
            for part in library.matchedParts(in: slot) {
                let name = PartName(slot: slot, id: part.id)
                switch old.removeValue(forKey: part.id) {
                case nil: new.append(name)
                case hashing.value(of: part): unchanged.append(name)
                default: changed.append(name)
                }
            }
            gone += old.keys.sorted().map { PartName(slot: slot, id: $0) }
        }
        guard let index else { return }
        let told = Set(new + changed)
        for part in PartCells.parts(of: library) where index.cells?.contains(hashing.value(of: part)) != true {
            let name = PartName(slot: part.slot, id: part.id)
            if !told.contains(name) { undrawn.append(name) }
        }
    }

    /// Of an index that is known to be of the style's parts as they are.
    init(unchanged index: PartIndex) {
        for slot in Slot.matched {
            unchanged += (index.entries[slot]?.ids ?? []).map { PartName(slot: slot, id: $0) }
        }
    }

    /// The index is as it would be built now.
    package var isEmpty: Bool {
        new.isEmpty && changed.isEmpty && gone.isEmpty && undrawn.isEmpty && otherEmbedder == nil && otherStyle == nil
    }

    /// How many parts have to be embedded.
    package var embeddedCount: Int { new.count + changed.count + (otherEmbedder == nil ? 0 : unchanged.count) }
    /// How many vectors are kept.
    package var keptCount: Int { otherEmbedder == nil ? unchanged.count : 0 }
}

extension StyleLibrary {
    /// The parts of `slot` that photos are matched with, sorted by id.
    package func matchedParts(in slot: Slot) -> [Part] { parts(in: slot).filter(\.isMatched) }
}
