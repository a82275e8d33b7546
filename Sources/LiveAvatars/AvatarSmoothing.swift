import Compositing
import FaceAtlas
import Foundation
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

/// A low-pass filter whose cutoff rises with speed: still things stand still, and quick ones do not lag.
///
/// Source: Casiez, Roussel and Vogel, “1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive
/// Systems”, CHI 2012.
struct OneEuroFilter: Sendable {
    /// Hertz, at rest.
    var minimumCutoff: Double
    /// Hertz for each unit a second of speed.
    var beta: Double
    /// Hertz, of the speed itself.
    var derivativeCutoff = 1.0

    private var last: (time: Double, value: Double, speed: Double)?

    init(minimumCutoff: Double, beta: Double) {
        self.minimumCutoff = minimumCutoff
        self.beta = beta
    }

    /// The filtered value.
    ///
    /// - Parameter time: seconds; rises from call to call.
    mutating func next(_ value: Double, time: Double) -> Double {
        guard let last, time > last.time else {
            self.last = (time, last?.value ?? value, last?.speed ?? 0)
            return last?.value ?? value
        }
        let step = time - last.time
        let speed = Self.mix(last.speed, (value - last.value) / step, cutoff: derivativeCutoff, step: step)
        let filtered = Self.mix(last.value, value, cutoff: minimumCutoff + beta * abs(speed), step: step)
        self.last = (time, filtered, speed)
        return filtered
    }

    /// Exponential smoothing with a time constant of 1/(2π·cutoff).
    private static func mix(_ old: Double, _ new: Double, cutoff: Double, step: Double) -> Double {
        let constant = 1 / (2 * .pi * cutoff)
        let share = 1 / (1 + constant / step)
        return old + share * (new - old)
    }
}

/// Filters a placement's four numbers.
struct PlacementFilter: Sendable {
    // Units of the art frame move by tens, factors by tenths.
    private var dx = OneEuroFilter(minimumCutoff: 1.2, beta: 0.08)
    private var dy = OneEuroFilter(minimumCutoff: 1.2, beta: 0.08)
    private var sx = OneEuroFilter(minimumCutoff: 1.2, beta: 10)
    private var sy = OneEuroFilter(minimumCutoff: 1.2, beta: 10)

    mutating func next(_ placement: Placement, time: Double) -> Placement {
        Placement(
            dx: tenths(dx.next(placement.dx, time: time), 10), dy: tenths(dy.next(placement.dy, time: time), 10),
            sx: tenths(sx.next(placement.sx, time: time), 1000), sy: tenths(sy.next(placement.sy, time: time), 1000))
    }

    /// To as many digits as a recipe has.
    private func tenths(_ value: Double, _ unit: Double) -> Double { (value * unit).rounded() / unit }
}
