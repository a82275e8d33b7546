/// A set of face labels, one bit each.
package struct FaceLabelSet: Sendable, ExpressibleByArrayLiteral {
    private let bits: UInt16

    private init(bits: UInt16) { self.bits = bits }

    package init(arrayLiteral labels: FaceLabel...) {
        self.init(bits: labels.reduce(0) { $0 | 1 << UInt16($1.rawValue) })
    }

    /// Whether the label with id `id` is in the set.
    package func contains(_ id: UInt8) -> Bool { bits >> UInt16(id) & 1 == 1 }

    /// The labels of both sets.
    package func union(_ other: FaceLabelSet) -> FaceLabelSet { FaceLabelSet(bits: bits | other.bits) }

    /// The labels in the set, in the order of their ids.
    package var labels: [FaceLabel] { FaceLabel.allCases.filter { contains($0.rawValue) } }

    /// Everything that lies on the front of a head, from the hair line to the chin, without the ears.
    package static let face: FaceLabelSet = [
        .skin, .nose, .brow, .eye, .iris, .lip, .mouth, .facialHair, .glasses, .teeth,
    ]
    /// The eye opening.
    package static let eyeOpening: FaceLabelSet = [.eye, .iris]
    /// Both lips and what is between them.
    package static let wholeMouth: FaceLabelSet = [.lip, .mouth, .teeth]
}
