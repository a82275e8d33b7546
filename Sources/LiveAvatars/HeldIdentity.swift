import FaceAtlas
import Imaging
import PartEmbedding

/// The parts and colours in which a person is known: found in the first second, and then kept until the evidence has clearly been
/// for others for long.
///
/// Seconds are those of evidence; see ``PersonEvidence``.
struct HeldIdentity: Sendable {
    /// Another part has to be better by this much in cosine similarity, at first and once all is settled.
    private static let margins: (settling: Float, settled: Float) = (0.01, 0.05)
    /// What is put on or taken off shows after so long; the evidence, which is of the last seconds, has to turn first.
    private static let patienceForWorn = 0.3
    /// Something of another kind: longer hair, another beard, a lens that has become dark.
    private static let patienceForKind = 1.5
    /// A shape of the same kind that is merely more alike.
    private static let patienceForShape = 4.0
    private static let patienceForColor = 3.0
    /// Nearer colours are the same, in OKLab, at first and once all is settled.
    private static let sameColor: (settling: Double, settled: Double) = (0.015, 0.05)

    private var parts: [Slot: HeldValue<String?>] = [:]
    private var colors: [Role: HeldValue<Color?>] = [:]
    /// Where the evidence stands at this frame.
    private var isSettled = false
    private var step = 0.0

    /// The part that a person is known by.
    func part(in slot: Slot) -> String? { parts[slot]?.value }

    /// Goes on to the next frame.
    ///
    /// - Parameters:
    ///   - isSettled: until then everything may change at once.
    ///   - step: the evidence that this frame adds.
    mutating func advance(isSettled: Bool, step: Double) {
        (self.isSettled, self.step) = (isSettled, step)
    }

    /// Weighs the parts of a slot.
    ///
    /// - Parameter ranking: what comes into question by the evidence, the most alike first; empty where nothing is worn.
    mutating func weigh(_ ranking: [PartMatch], in slot: Slot) {
        let wanted = ranking.first
        guard var held = parts[slot] else {
            parts[slot] = HeldValue(wanted?.id)
            return
        }
        let same = held.value.flatMap { id in ranking.first { $0.id == id } }
        let isBetter: Bool
        let patience: Double
        if let wanted, let same {
            let margin = isSettled ? Self.margins.settled : Self.margins.settling
            (isBetter, patience) = (wanted.similarity > same.similarity + margin, Self.patienceForShape)
        } else {
            isBetter = wanted?.id != held.value
            patience = wanted == nil || held.value == nil ? Self.patienceForWorn : Self.patienceForKind
        }
        held.offer(wanted?.id, isDue: isBetter, step: step, patience: isSettled ? patience : 0)
        parts[slot] = held
    }

    /// The colours to draw, given those that the evidence is for.
    mutating func steady(_ wanted: [Role: Color]) -> [Role: Color] {
        var steady: [Role: Color] = [:]
        for role in Role.allCases {
            let color = wanted[role]
            var held = colors[role] ?? HeldValue(color)
            let near = isSettled ? Self.sameColor.settled : Self.sameColor.settling
            let isOther =
                switch (held.value, color) {
                case (let old?, let new?): OKLab(new).distance(to: OKLab(old)) > near
                case (nil, nil): false
                default: true
                }
            // What had no colour yet cannot wait for one.
            let patience = isSettled && held.value != nil ? Self.patienceForColor : 0
            held.offer(color, isDue: isOther, step: step, patience: patience)
            colors[role] = held
            steady[role] = held.value
        }
        return steady
    }
}
