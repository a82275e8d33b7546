/// What speaks for a parsed candidate being a face: labels of a face's parts where the canonical frame puts them.
///
/// The locator judges a candidate by how it looks from afar; the parser's labels have the last word.
public struct FaceEvidence: Sendable, Hashable {
    /// Share of eye opening and glasses around the place of each eye, 0…1; the left one in the picture first.
    public var eyes: [Double]
    /// Share of brow above each eye, 0…1.
    public var brows: [Double]
    /// Share of nose between the eyes and the mouth, as wide as a profile needs, 0…1.
    public var nose: Double
    /// Share of lips, teeth and the inside of the mouth around the place of the mouth, 0…1.
    public var mouth: Double

    /// - Parameter labels: 256×256 labels of the canonical frame.
    /// - Precondition: `labels` is 256×256.
    public init(measuring labels: LabelMap) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        eyes = [88..<124, 132..<168].map {
            labels.share(of: [.eye, .iris, .glasses], rows: 104..<134, columns: $0)
        }
        brows = [78..<126, 130..<178].map { labels.share(of: [.brow], rows: 84..<118, columns: $0) }
        nose = labels.share(of: [.nose], rows: 116..<162, columns: 76..<180)
        mouth = labels.share(of: .wholeMouth, rows: 148..<190, columns: 88..<168)
    }

    /// How much of a face is in place, 0…7: two eyes, two brows, the mouth, and the nose, which counts twice because
    /// least else is taken for one. A part counts whole from about half its usual area on.
    public var parts: Double {
        func part(_ share: Double, usual: Double) -> Double { min(share / usual, 1) }
        return (eyes + brows + [mouth]).reduce(2 * part(nose, usual: 0.08)) { $0 + part($1, usual: 0.06) }
    }

    /// Numbers chosen on the training half of the photos; `docs/models/face-locator.md` says how.
    enum Limits {
        /// Fewer parts than this are no face, however sure the locator is.
        static let parts = 1.5
        /// What a part in place, and what the locator's first look, count beside its second look.
        static let weightOfParts = 0.02
        static let weightOfScore = 0.25
        /// The least sum.
        static let sum = 0.73
    }
}

extension ParsedFace {
    /// Whether this is a face: some of its parts are in place, and with the locator's two looks that is enough.
    ///
    /// A profile shows one eye, a covered face no mouth: what is missing, the locator has to make up for.
    public var isFace: Bool {
        typealias Limits = FaceEvidence.Limits
        let sum = face.secondScore + Limits.weightOfScore * face.score + Limits.weightOfParts * evidence.parts
        return evidence.parts >= Limits.parts && sum >= Limits.sum
    }
}

/// How sure it is that what was found is a face.
public enum FaceCertainty: String, Sendable, CaseIterable {
    case sure, doubtful
}

extension ParsedFace {
    public var certainty: FaceCertainty? { isFace ? .sure : nil }
}
