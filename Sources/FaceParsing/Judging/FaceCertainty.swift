import Foundation

/// How sure it is that what was found is a face.
public enum FaceCertainty: String, Sendable, CaseIterable {
    /// Things are hardly ever taken for a face this surely.
    case sure
    /// Of faces and of things that tempt the locator, met equally often, more things than faces are found in this band.
    case doubtful

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

extension ParsedFace {
    /// How likely this is a face, 0…1, when faces and things that tempt the locator are met equally often.
    ///
    /// The locator's second look and the parser's sureness of its labels are weighed together (a logistic sum); colours
    /// and sizes take no part. A profile shows one eye, a covered face no mouth: what is missing does not count against a
    /// face.
    package var likelihood: Double { 1 / (1 + exp(-sum)) }

    /// How sure it is that this is a face; `nil` when it is none.
    public var certainty: FaceCertainty? {
        typealias Limits = FaceCertainty.Limits
        guard evidence.parts >= Limits.parts, sum >= Limits.face else { return nil }
        return sum >= Limits.sure ? .sure : .doubtful
    }

    /// Whether this is a face, be it a doubtful one.
    package var isFace: Bool { certainty != nil }

    /// The logarithm of the odds.
    private var sum: Double {
        typealias Limits = FaceCertainty.Limits
        return Limits.offset + Limits.secondScore * face.secondScore + Limits.sureness * evidence.sureness
            + Limits.partSureness * evidence.partSureness
    }
}
