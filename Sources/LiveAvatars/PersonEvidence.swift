import FaceAtlas
import FaceParsing
import Foundation
import Imaging

/// What the last frames show of a person, each counting for as long as it stands and as well as it shows the person.
///
/// Time in which a person is seen well is called evidence, and measured in seconds. A glimpse of a turned head adds little, so
/// that what was seen from the front stays known while the head is turned.
struct PersonEvidence: Sendable {
    private struct Frame: Sendable {
        let sample: FaceSample
        /// Of the slots that are seen.
        var vectors: [Slot: [Float]] = [:]
    }

    /// Seconds of evidence that are kept.
    private static let memory = 3.0
    /// More frames say no more.
    private static let mostFrames = 180
    /// A turned head still counts for so much.
    private static let leastWeight = 0.1
    /// From so many parts of a face in place on (``FaceEvidence/parts``) it is seen whole.
    private static let wholeFace = 6.0
    /// A frame stands for no longer than this, in seconds, also where frames are missing.
    private static let longestStep = 0.1

    /// A face that is away for longer, in seconds, or leaps farther between two frames, in widths of itself, or is so many times
    /// as large or small, may be another person's.
    private static let absence = 0.25
    private static let leap = 0.6
    private static let growth = 1.5
    /// Seconds of evidence after which it is clear whose face it is.
    private static let introduction = 0.3
    /// Another person's face is this unlike, by ``FaceSample/difference(of:from:)``; `docs/decisions/one-identity.md` has the figures.
    private static let otherPerson = 0.22

    private var frames: [Frame] = []
    /// The frames since a face came that may be another person's.
    private var newcomer: [Frame]?
    private var last: (face: DetectedFace, time: Double)?
    /// Since this person was first seen: seconds of evidence, and by the clock.
    private var known = (evidence: 0.0, time: 0.0)

    /// Whether it can be said how the person looks: after so much evidence, or, of a head that is turned, after a second.
    var isSettled: Bool { known.evidence >= 0.7 || known.time > 0.95 }

    /// Adds a frame.
    ///
    /// - Parameter time: seconds; rises from call to call.
    /// - Returns: the evidence that the frame adds, in seconds, and whether it has become clear that this is another person than before.
    mutating func add(_ face: ParsedFace, time: Double) -> (step: Double, isOther: Bool) {
        let passed = last.map { min(max(time - $0.time, 0.001), Self.longestStep) } ?? Self.longestStep
        let clearness = max(face.geometry.frontality, Self.leastWeight) * min(face.evidence.parts / Self.wholeFace, 1)
        let step = passed * clearness
        if let last, !frames.isEmpty, Self.isBreak(from: last, to: face.face, at: time) { newcomer = [] }
        last = (face.face, time)
        let frame = Frame(sample: FaceSample(face, weight: step))
        known.evidence += step
        known.time += passed
        guard var arrived = newcomer else {
            frames.append(frame)
            forget()
            return (step, false)
        }
        arrived.append(frame)
        newcomer = arrived
        guard Self.weight(of: arrived) >= Self.introduction else { return (0, false) }
        newcomer = nil
        let difference = FaceSample.difference(of: arrived.map(\.sample), from: frames.map(\.sample))
        if difference >= Self.otherPerson {
            frames = arrived
            known = (Self.weight(of: arrived), 0)
            return (step, true)
        }
        frames += arrived
        forget()
        return (step, false)
    }

    /// Adds what was embedded of the frame that was added last.
    mutating func add(_ vectors: [Slot: [Float]]) {
        if let count = newcomer?.count, count > 0 {
            newcomer?[count - 1].vectors = vectors
        } else if !frames.isEmpty {
            frames[frames.count - 1].vectors = vectors
        }
    }

    /// What is known of the person; while it is open whose face a new one is, of the one before.
    var samples: [FaceSample] { frames.map(\.sample) }

    /// The mean vector of each slot that was seen.
    var vectors: [Slot: [Float]] {
        var sums: [Slot: (vector: [Float], weight: Float)] = [:]
        for frame in frames {
            let weight = Float(frame.sample.weight)
            for (slot, vector) in frame.vectors {
                let (sum, total) = sums[slot] ?? ([Float](repeating: 0, count: vector.count), 0)
                sums[slot] = (zip(sum, vector).map { $0 + weight * $1 }, total + weight)
            }
        }
        return sums.mapValues { sum in sum.vector.map { $0 / max(sum.weight, .leastNormalMagnitude) } }
    }

    private mutating func forget() {
        var weight = Self.weight(of: frames)
        while let first = frames.first, weight - first.sample.weight > Self.memory || frames.count > Self.mostFrames {
            weight -= first.sample.weight
            frames.removeFirst()
        }
    }

    private static func weight(of frames: [Frame]) -> Double { frames.reduce(0) { $0 + $1.sample.weight } }

    private static func isBreak(
        from last: (face: DetectedFace, time: Double), to face: DetectedFace, at time: Double
    ) -> Bool {
        let (old, new) = (last.face, face)
        let moved = hypot(new.eyeMidpoint.x - old.eyeMidpoint.x, new.eyeMidpoint.y - old.eyeMidpoint.y)
        func size(_ face: DetectedFace) -> Double {
            max(hypot(face.chin.x - face.eyeMidpoint.x, face.chin.y - face.eyeMidpoint.y), 1)
        }
        let grown = size(new) / size(old)
        return time - last.time > absence || moved > leap * max(old.box.width, 1) || max(grown, 1 / grown) > growth
    }
}
