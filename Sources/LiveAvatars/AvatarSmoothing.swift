import Compositing
import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary

/// Steadies the avatars of successive frames: hysteresis on parts and colours, a one-euro filter on placements.
///
/// A face at rest gives labels that differ by a few pixels from frame to frame, so that two parts that are equally like it
/// take turns. Here a part stays until another one has been better for a while: 60 ms for what an expression changes, so
/// that a smile shows within 100 ms at 30 frames a second, and 400 ms for what belongs to a person.
struct AvatarSmoothing: Sendable {
    /// Another part has to be better by this much in cosine similarity.
    private static let margin: Float = 0.02

    private var parts: [Slot: Held<PartMatch?>] = [:]
    private var colors: [Role: Held<Color?>] = [:]
    private var placements: [Slot: PlacementFilter] = [:]

    private static func patience(_ slot: Slot) -> Double { slot.row.isExpressive ? 0.06 : 0.4 }

    /// Holds the parts of the last frames where that is due.
    mutating func steady(_ selection: inout PartSelection, time: Double) {
        for slot in Slot.matched {
            let wanted = selection.parts[slot]
            guard var held = parts[slot] else {
                parts[slot] = Held(value: wanted)
                continue
            }
            let ranked = selection.nearest[slot] ?? []
            let same = held.value.map { old in ranked.first { $0.id == old.id } } ?? nil
            // Nothing chosen is as good as nothing wanted; a part that no longer comes into question is the worst.
            let isBetter =
                held.value == nil
                ? wanted != nil : (wanted?.similarity ?? 1) > (same?.similarity ?? -2) + Self.margin
            if let same { held.value = same }
            if held.isOver(isBetter && wanted?.id != held.value?.id, at: time, patience: Self.patience(slot)) {
                held.value = wanted
            }
            parts[slot] = held
            selection.parts[slot] = held.value
        }
    }

    /// Holds the colours of the last frames where that is due, and filters placements.
    mutating func steady(_ recipe: inout AvatarRecipe, time: Double) {
        for role in Role.allCases {
            let wanted = recipe.colors[role]
            var held = colors[role] ?? Held(value: wanted)
            let isOther = held.value.map { OKLab($0) }.map { old in
                wanted.map { OKLab($0).distance(to: old) > 0.015 } ?? true
            }
            if held.isOver(isOther ?? (wanted != nil), at: time, patience: 0.4) { held.value = wanted }
            colors[role] = held
            recipe.colors[role] = held.value
        }
        for slot in Slot.allCases where recipe.parts[slot] != nil {
            var filter = placements[slot] ?? PlacementFilter()
            let placement = filter.next(recipe.placements[slot] ?? .identity, time: time)
            recipe.placements[slot] = placement == .identity ? nil : placement
            placements[slot] = filter
        }
    }
}

/// A value, and since when it should be another one.
private struct Held<Value: Sendable>: Sendable {
    var value: Value
    private var since: Double?

    init(value: Value) { self.value = value }

    /// Whether `isDue` has been so for long enough.
    mutating func isOver(_ isDue: Bool, at time: Double, patience: Double) -> Bool {
        guard isDue else {
            since = nil
            return false
        }
        let start = since ?? time
        since = start
        // A little early: times are rounded.
        guard time - start >= patience - 0.002 else { return false }
        since = nil
        return true
    }
}
