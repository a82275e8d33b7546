package import FaceAtlas
import PartLibrary

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
            let match = nearest[compared]?.first { $0.id == ids[compared] }
            matches[slot] = PartMatch(id: id, similarity: match?.similarity ?? 0)
        }
        return matches
    }

    /// The ids alone, as an avatar's recipe wants them.
    package var ids: [Slot: String] { parts.mapValues(\.id) }
}
