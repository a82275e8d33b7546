import FaceAtlas
import Foundation

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
        eyes = [88..<124, 132..<168].map {
            labels.share(of: [.eye, .iris, .glasses], rows: 104..<134, columns: $0)
        }
        brows = [78..<126, 130..<178].map { labels.share(of: [.brow], rows: 84..<118, columns: $0) }
        nose = labels.share(of: [.nose], rows: 116..<162, columns: 76..<180)
        mouth = labels.share(of: .wholeMouth, rows: 148..<190, columns: 88..<168)
        self.sureness = sureness?.head ?? 1
        partSureness = sureness?.parts ?? 1
    }

    /// How much of a face is in place, 0…7: two eyes, two brows, the mouth, and the nose, which counts twice because
    /// least else is taken for one. A part counts whole from about half its usual area on.
    package var parts: Double {
        func part(_ share: Double, usual: Double) -> Double { min(share / usual, 1) }
        return (eyes + brows + [mouth]).reduce(2 * part(nose, usual: 0.08)) { $0 + part($1, usual: 0.06) }
    }

    /// Numbers fitted by `Tools/training/locator/last_word.py`; `docs/models/face-locator.md` says on what.
    enum Limits {
        /// Fewer parts than this are no face, however sure the locator is.
        static let parts = 1.5
        /// What each measure counts.
        static let secondScore = 7.0
        static let sureness = 16.0
        static let partSureness = 5.9
        static let offset = -11.75
        /// The least sum of a face, and of one that is not doubtful. At 0 a face and a thing that tempts the locator are
        /// equally likely.
        static let face = -1.0
        static let sure = 0.5
    }
}

/// How sure it is that what was found is a face.
public enum FaceCertainty: String, Sendable, CaseIterable {
    /// Things are hardly ever taken for a face this surely.
    case sure
    /// Of faces and of things that tempt the locator, met equally often, more things than faces are found in this band.
    case doubtful
}

extension ParsedFace {
    /// How likely this is a face, 0…1, when faces and things that tempt the locator are met equally often.
    ///
    /// The locator's second look and the parser's sureness of its labels are weighed together (a logistic sum); colours
    /// and sizes take no part. A profile shows one eye, a covered face no mouth: what is missing does not count against a
    /// face.
    public var likelihood: Double { 1 / (1 + exp(-sum)) }

    /// How sure it is that this is a face; `nil` when it is none.
    public var certainty: FaceCertainty? {
        typealias Limits = FaceEvidence.Limits
        guard evidence.parts >= Limits.parts, sum >= Limits.face else { return nil }
        return sum >= Limits.sure ? .sure : .doubtful
    }

    /// Whether this is a face, be it a doubtful one.
    public var isFace: Bool { certainty != nil }

    /// The logarithm of the odds.
    private var sum: Double {
        typealias Limits = FaceEvidence.Limits
        return Limits.offset + Limits.secondScore * face.secondScore + Limits.sureness * evidence.sureness
            + Limits.partSureness * evidence.partSureness
    }
}
