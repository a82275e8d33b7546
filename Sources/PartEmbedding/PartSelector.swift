import FaceParsing
import PartLibrary

/// Chooses a style's parts for parsed faces: what is worn by the parse, which part it is by the nearest vector.
public struct PartSelector: Sendable {
    public let library: StyleLibrary
    private let embedder: any PartEmbedder
    private let matcher: PartMatcher

    /// - Parameters:
    ///   - index: made from `library` with `embedder`; see ``PartIndexChanges``.
    /// - Throws: ``PartIndexError/otherEmbedder(found:expected:)`` when the index was made by another embedder.
    public init(library: StyleLibrary, index: PartIndex, embedder: any PartEmbedder) throws(PartIndexError) {
        try index.requireEmbedder(embedder.identity)
        self.library = library
        self.embedder = embedder
        var means: [Slot: [Float]] = [:]
        for slot in Slot.matched { means[slot] = embedder.photoMean(of: slot) }
        matcher = PartMatcher(index: index, photoMeans: means)
    }

    /// Chooses the parts for a face.
    ///
    /// - Throws: what the embedder throws.
    public func select(for face: ParsedFace) throws -> PartSelection {
        try select(labels: face.labels, presence: face.presence, hair: face.hair)
    }

    /// Chooses the parts for what the labels show, as far as `presence` leaves a choice.
    ///
    /// - Parameters:
    ///   - labels: labels of the canonical frame.
    ///   - hair: what was read of the hair; without it, hair is matched by its silhouette alone.
    /// - Throws: what the embedder throws.
    public func select(
        labels: LabelMap, presence: FacePresence, hair: HairReading? = nil
    ) throws -> PartSelection {
        var selection = PartSelection()
        for slot in Slot.matched {
            let candidates = SlotCandidates(slot: slot, presence: presence, hair: hair).filter(
                library.parts(in: slot).filter(\.isMatched))
            guard !candidates.isEmpty else { continue }
            selection.nearest[slot] = try ranked(candidates, by: labels, in: slot)
            selection.parts[slot] = selection.nearest[slot]?.first
        }
        if let id = selection.parts[.headwear]?.id, library.part(id, in: .headwear)?.hidesHair == true {
            selection.parts[.hairFront] = nil
        }
        if let front = selection.parts[.hairFront], let back = library.part(front.id, in: .hairFront)?.back {
            selection.parts[.hairBack] = PartMatch(id: back, similarity: front.similarity)
        }
        return selection
    }

    private func ranked(_ candidates: [Part], by labels: LabelMap, in slot: Slot) throws -> [PartMatch] {
        let canvas = PartCanvas(labels: labels, slot: slot)
        if canvas.isEmpty {
            // Nothing is seen of it (ears under hair, closed eyes): the style's own choice.
            let fallback = candidates.first { $0.id == library.style.defaults[slot] } ?? candidates.first
            return fallback.map { [PartMatch(id: $0.id, similarity: 0)] } ?? []
        }
        let ids = Set(candidates.map(\.id))
        let vector = try embedder.embed(canvas, slot: slot)
        return matcher.nearest(to: vector, in: slot, count: ids.count) { ids.contains($0) }
    }
}
