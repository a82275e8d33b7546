import Basics
package import FaceAtlas
package import FaceParsing
package import PartLibrary

/// Chooses a style's parts for parsed faces: what is worn by the parse, which part it is by the nearest vector.
package struct PartSelector: Sendable {
    package let library: StyleLibrary
    private let embedder: any PartEmbedder
    /// Compares vectors with those of the library's parts.
    package let matcher: PartMatcher

    /// - Parameters:
    ///   - index: made from `library` with `embedder`; see ``PartIndexChanges``.
    /// - Throws: ``PartIndexError/otherEmbedder(found:expected:)`` when the index was made by another embedder.
    package init(library: StyleLibrary, index: PartIndex, embedder: any PartEmbedder) throws(PartIndexError) {
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
    package func select(for face: ParsedFace) throws -> PartSelection {
        try select(labels: face.labels, presence: face.presence)
    }

    /// Chooses the parts for what the labels show, as far as `presence` leaves a choice.
    ///
    /// - Parameters:
    ///   - labels: labels of the canonical frame.
    /// - Throws: what the embedder throws.
    package func select(labels: LabelMap, presence: FacePresence) throws -> PartSelection {
        var vectors: [Slot: [Float]] = [:]
        let seen = try slots(for: presence).spreadMap { slot in (slot, try vector(of: labels, in: slot)?.vector) }
        for (slot, vector) in seen { vectors[slot] = vector }
        return completed(ranking(vectors, presence: presence), presence: presence)
    }

    /// The slots in which a part is looked for.
    package func slots(for presence: FacePresence) -> [Slot] {
        Slot.matched.filter { !candidates(in: $0, presence: presence).isEmpty }
    }

    /// The canvas of one slot and its vector; `nil` where nothing of it is seen (ears under hair, closed eyes).
    ///
    /// - Parameter known: a canvas whose vector is known already, such as the last frame's.
    /// - Throws: what the embedder throws.
    package func vector(
        of labels: LabelMap, in slot: Slot, known: (canvas: PartCanvas, vector: [Float])? = nil
    ) throws -> (canvas: PartCanvas, vector: [Float])? {
        let canvas = PartCanvas(labels: labels, slot: slot)
        if canvas.isEmpty { return nil }
        if let known, known.canvas == canvas { return known }
        return (canvas, try embedder.embed(canvas, slot: slot))
    }

    /// The parts that come into question for each slot, the most similar first, and the first of them as the choice. Of a
    /// slot without a vector it is the style's own choice.
    package func ranking(
        _ vectors: [Slot: [Float]], presence: FacePresence
    ) -> PartSelection {
        var selection = PartSelection()
        for slot in Slot.matched {
            let candidates = candidates(in: slot, presence: presence)
            guard !candidates.isEmpty else { continue }
            if let vector = vectors[slot] {
                let ids = Set(candidates.map(\.id))
                selection.nearest[slot] = matcher.nearest(to: vector, in: slot, count: ids.count) { ids.contains($0) }
            } else {
                let fallback = candidates.first { $0.id == library.style.defaults[slot] } ?? candidates.first
                selection.nearest[slot] = fallback.map { [PartMatch(id: $0.id, similarity: 0)] } ?? []
            }
            selection.parts[slot] = selection.nearest[slot]?.first
        }
        for slot in Slot.read where SlotCandidates(slot: slot, presence: presence) != .none {
            let (candidates, usual) = (candidates(in: slot, presence: presence), library.style.defaults[slot])
            let id = candidates.first { $0.id == usual }?.id ?? candidates.first?.id ?? usual
            selection.parts[slot] = id.map { PartMatch(id: $0, similarity: 0) }
        }
        return selection
    }

    /// The selection with what follows from its parts: headwear may hide the hair, the hair's back follows its front, and eyes have
    /// lashes where some are drawn.
    package func completed(_ selection: PartSelection, presence: FacePresence) -> PartSelection {
        var selection = selection
        if presence.lashes, let eyes = selection.parts[.eyes], let lashed = library.lashed(eyes.id) {
            selection.parts[.eyes] = PartMatch(id: lashed.id, similarity: eyes.similarity)
        }
        if let id = selection.parts[.headwear]?.id, library.part(id, in: .headwear)?.hidesHair == true {
            for slot in Slot.matched where slot.isHiddenByHeadwear { selection.parts[slot] = nil }
        }
        for slot in Slot.allCases {
            guard let follower = slot.follower, let match = selection.parts[slot],
                let partner = library.part(match.id, in: slot)?.back
            else { continue }
            selection.parts[follower] = PartMatch(id: partner, similarity: match.similarity)
        }
        return selection
    }

    private func candidates(in slot: Slot, presence: FacePresence) -> [Part] {
        SlotCandidates(slot: slot, presence: presence).filter(library.matchedParts(in: slot))
    }
}

/// The parts chosen for a face.
package struct PartSelection: Sendable, Hashable {
    /// The part in each slot that is filled, and how like the photo it is; `hairBack` has the similarity of its front.
    package var parts: [Slot: PartMatch]
    /// The parts that came into question for each slot that was compared, the most similar first.
    package var nearest: [Slot: [PartMatch]]

    package init(parts: [Slot: PartMatch] = [:], nearest: [Slot: [PartMatch]] = [:]) {
        self.parts = parts
        self.nearest = nearest
    }

    /// How like the photo the parts `ids` are, which may be others than the chosen ones: 0 for a part that did not come into
    /// question; `hairBack` has the similarity of its front.
    package func matches(for ids: [Slot: String]) -> [Slot: PartMatch] {
        var matches: [Slot: PartMatch] = [:]
        for (slot, id) in ids {
            let compared = slot.follows ?? slot
            // A state of a part is as like the photo as the part: `round--lash` as `round`.
            let whole = ids[compared].map(Part.idWithoutState)
            let match = nearest[compared]?.first { $0.id == ids[compared] || $0.id == whole }
            matches[slot] = PartMatch(id: id, similarity: match?.similarity ?? 0)
        }
        return matches
    }

    /// The ids alone, as an avatar's recipe wants them.
    package var ids: [Slot: String] { parts.mapValues(\.id) }
}
