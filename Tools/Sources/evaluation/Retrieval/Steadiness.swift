import FaceAtlas
import FaceParsing
import PartEmbedding
import PartLibrary

/// Cosines of one embedder's vectors on clips: where nothing happens, where something does, and between people.
struct Steadiness {
    /// Slots that every face shows.
    static let slots: [Slot] = [.hairFront, .head, .eyes, .brows, .nose, .mouth]
    /// From this turn on (units of the canonical frame) a head counts as turned, and below the other as frontal.
    static let turned = (from: 12.0, frontal: 5.0)

    /// Mean of the cosines that were added.
    struct Mean {
        private(set) var sum = 0.0
        private(set) var count = 0

        mutating func add(_ value: Double) {
            sum += value
            count += 1
        }

        var value: Double? { count > 0 ? sum / Double(count) : nil }
    }

    /// Consecutive frames in which the face rests.
    private(set) var resting: [Slot: Mean] = [:]
    /// Photos of different people.
    private(set) var people: [Slot: Mean] = [:]
    /// Frames of one clip with the same mouth, and with a closed mouth and a smile; slot `mouth`.
    private(set) var smile = (same: Mean(), different: Mean())
    /// Frames of one clip with a frontal face, and with a frontal and a turned one.
    private(set) var turn: [Slot: (same: Mean, different: Mean)] = [:]

    mutating func add(people photos: [PhotoVectors]) {
        for slot in Self.slots {
            let directions = photos.compactMap { $0.direction(of: slot) }
            for (one, other) in Self.pairs(directions) { people[slot, default: Mean()].add(cosine(one, other)) }
        }
    }

    /// - Parameter vectors: of the clip's frames.
    mutating func add(_ clip: Clip, vectors: [PhotoVectors]) {
        let places = Dictionary(uniqueKeysWithValues: clip.frames.enumerated().map { ($1.number, $0) })
        for (one, other) in clip.restingPairs {
            for slot in Self.slots {
                guard let a = places[one.number].flatMap({ vectors[$0].direction(of: slot) }),
                    let b = places[other.number].flatMap({ vectors[$0].direction(of: slot) })
                else { continue }
                resting[slot, default: Mean()].add(cosine(a, b))
            }
        }
        addStates(
            clip, vectors, slot: .mouth, into: &smile,
            state: { face in
                switch face.presence.mouth {
                case .closed?: false
                case .smile?, .teeth?: true
                default: nil
                }
            })
        for slot in Self.slots {
            var means = turn[slot] ?? (Mean(), Mean())
            addStates(
                clip, vectors, slot: slot, into: &means,
                state: { face in
                    guard let turn = face.geometry.turn.map(abs) else { return nil }
                    return turn >= Self.turned.from ? true : turn <= Self.turned.frontal ? false : nil
                })
            turn[slot] = means
        }
    }

    /// Compares frames in which nothing is the case with each other, and with those in which something is.
    private func addStates(
        _ clip: Clip, _ vectors: [PhotoVectors], slot: Slot, into means: inout (same: Mean, different: Mean),
        state: (ParsedFace) -> Bool?
    ) {
        let states = zip(clip.frames, vectors).compactMap { frame, vectors in
            state(frame.face).flatMap { state in vectors.direction(of: slot).map { (state, $0) } }
        }
        let (rest, changed) = (states.filter { !$0.0 }.map(\.1), states.filter(\.0).map(\.1))
        guard rest.count >= 3, changed.count >= 3 else { return }
        for (one, other) in Self.pairs(rest) { means.same.add(cosine(one, other)) }
        for one in rest { for other in changed { means.different.add(cosine(one, other)) } }
    }

    private static func pairs(_ directions: [[Float]]) -> [([Float], [Float])] {
        directions.indices.flatMap { one in
            directions.indices.dropFirst(one + 1).map { (directions[one], directions[$0]) }
        }
    }
}
