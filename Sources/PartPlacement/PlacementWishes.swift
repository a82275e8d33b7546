import Foundation

/// How a drawing would have to change to be like a photo; not yet bounded by what else is drawn.
struct PlacementWishes: Sendable, Hashable {
    var eyeDistance = 1.0
    var eyeWidth = 1.0
    var eyeOpening = 1.0
    /// Move of the brows upwards, in units of the canonical frame, as the moves below.
    var browLift = 0.0
    var browThickness = 1.0
    var mouthWidth = 1.0
    /// Move of the mouth downwards.
    var mouthDrop = 0.0
    /// Move of the nose's lower edge downwards.
    var noseDrop = 0.0
    var noseWidth = 1.0
    var faceWidth = 1.0

    /// Share of the difference that is made up for: parsing errs, and parts were chosen by the same measures before.
    static let damping = 0.5

    init() {}

    /// - Parameters:
    ///   - photo: of the face.
    ///   - drawn: of the chosen parts.
    ///   - neutral: of the parts that the style takes where it knows nothing, which stand for the typical face.
    init(photo: FaceMeasures, drawn: FaceMeasures, neutral: FaceMeasures) {
        typealias Measure = KeyPath<FaceMeasures, Double?>
        func pair(_ measure: Measure, _ typical: TypicalMeasure) -> (photo: Double, drawn: Double)? {
            guard let value = photo[keyPath: measure], let own = drawn[keyPath: measure],
                let middle = neutral[keyPath: measure], value.isFinite, own > 0, middle > 0
            else { return nil }
            return (typical.limited(value) / typical.mean, own / middle)
        }
        func factor(_ measure: Measure, _ typical: TypicalMeasure, weight: Double = 1) -> Double {
            pair(measure, typical).map { pow($0.photo / $0.drawn, Self.damping * weight) } ?? 1
        }
        func move(_ measure: Measure, _ typical: TypicalMeasure) -> Double {
            guard let value = photo[keyPath: measure], let own = drawn[keyPath: measure],
                let middle = neutral[keyPath: measure], value.isFinite
            else { return 0 }
            return Self.damping * (typical.limited(value) - typical.mean - (own - middle))
        }
        typealias Typical = FaceMeasures.Typical
        let weight = photo.frontality
        eyeDistance = factor(\.eyeDistance, Typical.eyeDistance, weight: weight)
        eyeWidth = factor(\.eyeWidth, Typical.eyeWidth)
        eyeOpening = factor(\.eyeOpening, Typical.eyeOpening)
        browLift = move(\.browHeight, Typical.browHeight)
        browThickness = factor(\.browThickness, Typical.browThickness)
        mouthWidth = factor(\.mouthWidth, Typical.mouthWidth, weight: weight)
        mouthDrop = move(\.mouthY, Typical.mouthY)
        noseDrop = move(\.noseBase, Typical.noseBase)
        noseWidth = factor(\.noseWidth, Typical.noseWidth, weight: weight)
        faceWidth = factor(\.faceWidth, Typical.faceWidth, weight: weight)
    }
}
