import LiveAvatars
import Mugmoji
import PartEmbedding

/// What a slot's charts show of the last seconds.
struct SlotHistory {
    struct Sample {
        var time: Double
        /// `nil` where nothing was compared.
        var similarity: Double?
        var isChange: Bool
        var face: [Float]
        var part: [Float]
    }

    /// Seconds that a chart shows.
    static let span = 5.0

    private(set) var samples: [Sample] = []

    mutating func add(_ reading: FrameEmoji.SlotReading, time: Double) {
        let similarity = reading.face.isEmpty ? nil : reading.match.map { Double($0.similarity) }
        samples.append(
            Sample(
                time: time, similarity: similarity, isChange: reading.isChange, face: reading.face, part: reading.part))
        if let first = samples.firstIndex(where: { $0.time >= time - Self.span }), first > 64 {
            samples.removeFirst(first)
        }
    }

    /// The samples that are shown, oldest first.
    var shown: ArraySlice<Sample> {
        guard let last = samples.last else { return [] }
        return samples.drop { $0.time < last.time - Self.span }
    }
}
