import Compositing
import FaceAtlas
import Foundation

/// Steadies where parts stand: proportions of a person are averaged, and what an expression moves follows quickly.
struct SteadyPlacements: Sendable {
    private var slots: [Slot: SlotPlacement] = [:]

    /// - Parameters:
    ///   - placements: of this frame.
    ///   - parts: of the avatar.
    ///   - areEyesOpen: whether the eyes' part is the one that the person is known by; of closed lids nothing is learnt.
    ///   - step: the evidence that this frame adds, in seconds.
    mutating func steady(
        _ placements: [Slot: Placement], of parts: [Slot: String], areEyesOpen: Bool, step: Double, time: Double
    ) -> [Slot: Placement] {
        var steady: [Slot: Placement] = [:]
        for (slot, id) in parts {
            var state = slots[slot] ?? SlotPlacement()
            if slot != .eyes || areEyesOpen { state.learn(placements[slot] ?? .identity, of: id, step: step) }
            steady[slot] = state.next(placements[slot] ?? .identity, in: slot, time: time)
            slots[slot] = state
        }
        return steady
    }
}

private struct SlotPlacement: Sendable {
    /// Seconds of evidence over which proportions are averaged.
    private static let memory = 3.0

    private var part: String?
    private var mean = Placement.identity
    private var weight = 0.0
    private var (dx, dy) = (OneEuroFilter.units, OneEuroFilter.units)
    private var (sx, sy) = (OneEuroFilter.factors, OneEuroFilter.factors)

    mutating func learn(_ placement: Placement, of part: String, step: Double) {
        if part != self.part { (self.part, weight) = (part, 0) }
        weight = min(weight + step, Self.memory)
        let share = weight > 0 ? min(step / weight, 1) : 1
        func mix(_ path: KeyPath<Placement, Double>) -> Double {
            mean[keyPath: path] + share * (placement[keyPath: path] - mean[keyPath: path])
        }
        mean = Placement(dx: mix(\.dx), dy: mix(\.dy), sx: mix(\.sx), sy: mix(\.sy))
    }

    mutating func next(_ placement: Placement, in slot: Slot, time: Double) -> Placement {
        let quick = Placement(
            dx: dx.next(placement.dx, time: time), dy: dy.next(placement.dy, time: time),
            sx: sx.next(placement.sx, time: time), sy: sy.next(placement.sy, time: time))
        switch slot {
        case .mouth: return quick
        // Lids open wider and narrower, and brows rise and sink.
        case .eyes: return Placement(dx: mean.dx, dy: mean.dy, sx: mean.sx, sy: quick.sy)
        case .brows: return Placement(dx: mean.dx, dy: quick.dy, sx: mean.sx, sy: mean.sy)
        default: return mean
        }
    }
}

/// The head's turn and roll, filtered.
struct SteadyPose: Sendable {
    /// The features of a face move aside by this much at most, in units of the art frame.
    private static let mostShift = 14.0
    /// The turn at which they do, in units of the canonical frame.
    private static let mostTurn = 20.0
    /// An avatar leans no farther, in degrees, so that long hair stays in its picture.
    private static let mostRoll = 30.0

    private var turn = OneEuroFilter.units
    private var roll = OneEuroFilter.units
    private var lastTurn = 0.0

    /// - Parameters:
    ///   - turn: as `FaceGeometry` has it; `nil` where no nose was found, which changes nothing.
    ///   - roll: of the face, in radians.
    /// - Returns: how far what is in front of the face moves to the right, in units of the art frame, and the lean in degrees.
    mutating func next(turn: Double?, roll: Double, time: Double) -> (shift: Double, roll: Double) {
        lastTurn = turn ?? lastTurn
        let shift = self.turn.next(lastTurn, time: time) / Self.mostTurn * Self.mostShift
        let degrees = self.roll.next(roll * 180 / .pi, time: time)
        return (
            min(max(shift, -Self.mostShift), Self.mostShift),
            (min(max(degrees, -Self.mostRoll), Self.mostRoll) * 2).rounded() / 2
        )
    }
}
