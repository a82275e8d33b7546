import Compositing
import FaceAtlas
import FaceParsing
import PartEmbedding
import PartPlacement

/// Steadies the avatars of successive frames: one person, whose face moves.
///
/// What a person is known by (head, hair, nose, the shape of open eyes, glasses, colours …) is decided over the frames seen so far
/// and kept; what changes with the expression follows each frame. `docs/decisions/one-identity.md` tells why so.
struct SteadyAvatar: Sendable {
    /// Another part of an expression has to be better by this much in cosine similarity.
    private static let margin: Float = 0.02
    /// Seconds for which another mouth has to be better; a smile shows within 100 ms from 12 frames a second on.
    private static let patienceForMouth = 0.09
    /// The same for lids: blinks are short.
    private static let patienceForEyes = 0.05

    private var evidence = PersonEvidence()
    private var identity = HeldIdentity()
    private var mouth: HeldValue<String>?
    private var eyes: HeldValue<String>?
    private var placements = SteadyPlacements()
    private var pose = SteadyPose()
    private var lastTime: Double?
    /// Since the last frame, in seconds.
    private var passed = 0.0
    /// The evidence that this frame adds, in seconds.
    private var step = 0.0

    /// Whether it is known how the person looks.
    var isSettled: Bool { evidence.isSettled }

    /// The face of the next frame, judged by what is known of the person.
    ///
    /// - Parameter time: seconds; rises from call to call.
    mutating func meet(_ face: ParsedFace, time: Double) -> ParsedFace {
        passed = lastTime.map { max(time - $0, 0) } ?? 0
        lastTime = time
        let added = evidence.add(face, time: time)
        if added.isOther { (identity, placements, eyes) = (HeldIdentity(), SteadyPlacements(), nil) }
        step = added.step
        identity.advance(isSettled: evidence.isSettled, step: step)
        return face.judged(by: evidence.samples)
    }

    /// Puts the person's parts in place of the frame's.
    ///
    /// - Parameters:
    ///   - selection: the parts most like this frame's, as ``meet(_:time:)`` judged it.
    ///   - vectors: of this frame.
    ///   - face: so judged.
    mutating func steady(
        _ selection: inout PartSelection, vectors: [Slot: [Float]], face: ParsedFace, selector: PartSelector
    ) {
        let areOpen = [.open, .hidden].contains(EyesState(face.presence.leftEye, face.presence.rightEye))
        var learnt = vectors
        learnt[.mouth] = nil
        if !areOpen { learnt[.eyes] = nil }
        evidence.add(learnt)
        var presence = face.presence
        (presence.leftEye, presence.rightEye) = (.open, .open)
        let person = selector.ranking(evidence.vectors, presence: presence)
        func match(_ id: String, in slot: Slot) -> PartMatch {
            let compared = vectors[slot].flatMap { selector.matcher.nearest(to: $0, in: slot) { $0 == id }.first }
            return compared ?? PartMatch(id: id, similarity: 0)
        }
        for slot in Slot.matched where slot != .mouth {
            identity.weigh(person.nearest[slot] ?? [], in: slot)
            if slot == .eyes && !areOpen { continue }
            selection.parts[slot] = identity.part(in: slot).map { match($0, in: slot) }
        }
        for slot in Slot.read {
            identity.weigh(person.parts[slot].map { [$0] } ?? [], in: slot)
            selection.parts[slot] = identity.part(in: slot).map { PartMatch(id: $0, similarity: 0) }
        }
        // Between open eyes the identity has decided; between others, the frame.
        let lids = areOpen ? [] : selection.nearest[.eyes] ?? []
        eyes = hold(eyes, selection.parts[.eyes], among: lids, patience: Self.patienceForEyes)
        let mouths = selection.nearest[.mouth] ?? []
        mouth = hold(mouth, selection.parts[.mouth], among: mouths, patience: Self.patienceForMouth)
        for (slot, held) in [(Slot.eyes, eyes), (.mouth, mouth)] {
            selection.parts[slot] = (held?.value).map { match($0, in: slot) }
        }
    }

    private func hold(
        _ held: HeldValue<String>?, _ wanted: PartMatch?, among ranking: [PartMatch], patience: Double
    ) -> HeldValue<String>? {
        guard let wanted else { return held }
        guard var held else { return HeldValue(wanted.id) }
        let same = ranking.first { $0.id == held.value }
        let isBetter = same.map { wanted.similarity > $0.similarity + Self.margin } ?? (wanted.id != held.value)
        held.offer(wanted.id, isDue: isBetter, step: passed, patience: patience)
        return held
    }

    /// Puts the person's colours and proportions in place of the frame's, and turns the head as the face is turned.
    mutating func steady(_ recipe: inout AvatarRecipe, face: ParsedFace, time: Double) {
        recipe.colors = identity.steady(recipe.colors)
        let placed = placements.steady(
            recipe.placements, of: recipe.parts, areEyesOpen: eyes?.value == identity.part(in: .eyes), step: step,
            time: time)
        let (shift, roll) = pose.next(turn: face.geometry.turn, roll: face.face.roll, time: time)
        recipe.roll = roll
        recipe.placements = [:]
        for (slot, placement) in placed {
            var placement = placement
            placement.dx += shift * slot.row.depth
            placement = placement.rounded
            if placement != .identity { recipe.placements[slot] = placement }
        }
    }
}
