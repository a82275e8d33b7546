import FaceAtlas
import NeuralNetwork

/// What speaks for a parsed candidate being a face: labels of a face's parts where the canonical frame puts them.
///
/// The locator judges a candidate by how it looks from afar; the parser's labels have the last word.
package struct FaceEvidence: Sendable, Hashable {
    /// Share of eye opening and glasses around the place of each eye, 0…1; the left one in the picture first.
    package var eyes: [Double]
    /// Share of brow above each eye, 0…1.
    package var brows: [Double]
    /// Share of nose between the eyes and the mouth, as wide as a profile needs, 0…1.
    package var nose: Double
    /// Share of lips, teeth and the inside of the mouth around the place of the mouth, 0…1.
    package var mouth: Double
    /// Share of the head's place where the parser is sure of its labels, 0…1; 1 for labels that no parser made.
    package var sureness: Double
    /// The same for the parts of the face in it, where less is asked, 0…1.
    package var partSureness: Double

    /// - Parameter labels: 256×256 labels of the canonical frame.
    /// - Precondition: `labels` is 256×256.
    package init(measuring labels: LabelMap) { self.init(measuring: labels, sureness: nil) }

    init(measuring labels: LabelMap, sureness: LabelSureness?) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        eyes = [Zone.leftEye, .rightEye].map { labels.share(of: [.eye, .iris, .glasses], in: $0) }
        brows = [Zone.leftBrow, .rightBrow].map { labels.share(of: [.brow], in: $0) }
        nose = labels.share(of: [.nose], in: .nose)
        mouth = labels.share(of: .wholeMouth, in: .mouth)
        self.sureness = sureness?.head ?? 1
        partSureness = sureness?.parts ?? 1
    }

    /// How much of a face is in place, 0…7: two eyes, two brows, the mouth, and the nose, which counts twice because
    /// least else is taken for one. A part counts whole from about half its usual area on.
    package var parts: Double {
        func part(_ share: Double, usual: Double) -> Double { min(share / usual, 1) }
        return (eyes + brows + [mouth]).reduce(2 * part(nose, usual: 0.08)) { $0 + part($1, usual: 0.06) }
    }
}

/// How sure the parser is of its labels: of a face it knows nearly every pixel, of a thing that only looks like one from
/// afar it cannot tell where the face ends and what lies around it.
///
/// A pixel's lead is its largest logit less the second largest; it says nothing of colours.
struct LabelSureness: Sendable, Hashable {
    /// Share of the head's place, the ellipse in `Zone.head`, where the lead is large, 0…1.
    var head: Double
    /// Share of the eyes, brows, nose, mouth and glasses in that place where there is a lead worth the name, 0…1; 0 where
    /// there are none of them.
    var parts: Double

    /// A lead of this many nats is a probability of 0.99 against the second label.
    private static let largeLead: Float = 4.6
    /// 0.73 against the second label.
    private static let someLead: Float = 1
    /// So few pixels of parts, at the logits' size, count as if they were so many.
    private static let fewPixels = 40
    private static let parts: FaceLabelSet = [.nose, .brow, .eye, .iris, .lip, .mouth, .teeth, .glasses]

    /// - Parameter logits: H×W×16 of a crop of the canonical frame.
    /// - Precondition: `logits` has 16 channels.
    init(of logits: Tensor) {
        precondition(logits.channels == 16, "the parser has sixteen classes")
        var (pixels, sure, partPixels, sureParts) = (0, 0, 0, 0)
        let (labels, leads) = logits.leadingChannels()
        for row in 0..<logits.height {
            for column in 0..<logits.width where Self.isHead(column, of: logits.width, row, of: logits.height) {
                let place = row * logits.width + column
                pixels += 1
                if leads[place] >= Self.largeLead { sure += 1 }
                guard Self.parts.contains(labels[place]) else { continue }
                partPixels += 1
                if leads[place] >= Self.someLead { sureParts += 1 }
            }
        }
        head = Double(sure) / Double(max(pixels, 1))
        parts = Double(sureParts) / Double(max(partPixels, Self.fewPixels))
    }

    /// Whether a pixel's centre lies in the ellipse.
    private static func isHead(_ column: Int, of width: Int, _ row: Int, of height: Int) -> Bool {
        let (across, down) = (Double(Zone.head.x.count) / 2, Double(Zone.head.y.count) / 2)
        let x = (Double(column) + 0.5) / Double(width) * CanonicalFrame.size - Double(Zone.head.x.lowerBound) - across
        let y = (Double(row) + 0.5) / Double(height) * CanonicalFrame.size - Double(Zone.head.y.lowerBound) - down
        return x * x / (across * across) + y * y / (down * down) <= 1
    }
}
