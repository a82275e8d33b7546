import FaceAtlas

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
