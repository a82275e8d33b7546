public import FaceAtlas
package import FaceParsing
import Imaging

/// What of a face tells its mood.
public struct FaceSigns: Sendable, Hashable {
    /// What the mouth does.
    public enum Mouth: String, Sendable, Hashable, CaseIterable, Codable {
        /// As `MouthState` has them.
        case closed, smile, teeth, open
        /// Closed, its corners hanging.
        case down
    }

    /// What the brows do.
    public enum Brows: String, Sendable, Hashable, CaseIterable, Codable {
        case raised, level
        /// Low, and their inner ends drawn down.
        case lowered
    }

    /// Whether the eyes are open.
    public var eyes: EyesState
    /// What the mouth does.
    public var mouth: Mouth
    /// What the brows do.
    public var brows: Brows

    /// The signs of a face.
    public init(eyes: EyesState, mouth: Mouth, brows: Brows) {
        self.eyes = eyes
        self.mouth = mouth
        self.brows = brows
    }
}

extension FaceSigns {
    // Quantiles over frontal training faces with open eyes (`Tools/training/captions/signs.py`), in units of the canonical frame, where
    // the eyes' middle lies 160 units above the chin. Low brows alone are a person's own; drawn down as well, they are a sign.
    /// Peaks of the brows at least this far above the eyes' centres: 1 face in 20.
    static let raisedBrows = 36.8
    /// Peaks at most this far above: 1 in 10.
    static let loweredBrows = 19.5
    /// Inner ends at least this far below the outer ones: 15 in 100.
    static let frown = 5.0
    /// Corners of a closed mouth this far below its centre, as a share of its width: 1 in 20.
    static let hangingCorners = -0.032

    /// What a parsed face shows.
    package init(_ face: ParsedFace) {
        let geometry = face.geometry
        let sides = [(geometry.leftBrow, geometry.leftEye), (geometry.rightBrow, geometry.rightEye)].compactMap {
            brow, eye in brow.flatMap { brow in eye.map { (brow: brow, eye: $0) } }
        }
        func mean(_ measure: ((brow: FaceGeometry.Brow, eye: FaceGeometry.Eye)) -> Double) -> Double? {
            sides.isEmpty ? nil : sides.map(measure).reduce(0, +) / Double(sides.count)
        }
        let presence = face.presence
        self.init(
            left: presence.leftEye, right: presence.rightEye, isInSunglasses: presence.glasses == .sun,
            mouth: presence.mouth, browHeight: mean { $0.eye.center.y - $0.brow.peak.y },
            frown: mean { $0.brow.inner.y - $0.brow.outer.y }, corners: geometry.mouth?.smile)
    }

    init(
        left: EyeState, right: EyeState, isInSunglasses: Bool = false, mouth state: MouthState?, browHeight: Double?,
        frown: Double?, corners: Double?
    ) {
        let eyes: EyesState =
            switch (left, right) {
            case _ where isInSunglasses: .hidden
            case (.closed, .closed): .closed
            case (.closed, .open), (.open, .closed): .wink
            case (.hidden, .hidden): .hidden
            default: .open
            }
        var mouth = state.flatMap { Mouth(rawValue: $0.rawValue) } ?? .closed
        if mouth == .closed, let corners, corners <= Self.hangingCorners { mouth = .down }
        var brows = Brows.level
        if let browHeight {
            if browHeight >= Self.raisedBrows { brows = .raised }
            if browHeight <= Self.loweredBrows, let frown, frown >= Self.frown { brows = .lowered }
        }
        self.init(eyes: eyes, mouth: mouth, brows: brows)
    }
}
