package import Imaging

/// The classes of a label map. Raw values are the ids in the map.
public enum FaceLabel: UInt8, CaseIterable, Sendable {
    case background = 0
    case skin
    case nose
    case brow
    /// The white of the eye.
    case eye
    /// Iris and pupil.
    case iris
    case lip
    /// Inside of the mouth, without teeth.
    case mouth
    case hair
    case facialHair
    case headwear
    /// Rims, bridge and temples, and lenses that hide the eyes.
    case glasses
    case ear
    case neck
    case clothes
    case teeth
}

extension FaceLabel {
    /// The name in files and legends: `skin`, `facial_hair`.
    public var name: String { self == .facialHair ? "facial_hair" : "\(self)" }

    /// The flat, opaque colour of the class in pictures of label maps and in part canvases; background is black.
    package var color: Color {
        let (red, green, blue): (UInt8, UInt8, UInt8) =
            switch self {
            case .background: (0x00, 0x00, 0x00)
            case .skin: (0xe0, 0xb0, 0x90)
            case .nose: (0xc0, 0x80, 0x60)
            case .brow: (0x7a, 0x3c, 0xff)
            case .eye: (0xff, 0xff, 0xff)
            case .iris: (0x00, 0x70, 0xff)
            case .lip: (0xff, 0x20, 0x50)
            case .mouth: (0x60, 0x00, 0x20)
            case .hair: (0xff, 0xb0, 0x00)
            case .facialHair: (0x00, 0xb0, 0x50)
            case .headwear: (0xb0, 0x00, 0xff)
            case .glasses: (0x00, 0xe0, 0xff)
            case .ear: (0xff, 0x80, 0x70)
            case .neck: (0xa0, 0xa0, 0x40)
            case .clothes: (0x60, 0x70, 0x80)
            case .teeth: (0xff, 0xf0, 0xd0)
            }
        return Color(red: red, green: green, blue: blue)
    }

    /// One colour for each label, in the order of the ids.
    package static let palette: [Color] = allCases.map(\.color)
}

/// A set of face labels, one bit each.
package struct FaceLabelSet: Sendable, ExpressibleByArrayLiteral {
    /// Bit `n` says whether the label with id `n` is in the set.
    package let bits: UInt16

    private init(bits: UInt16) { self.bits = bits }

    package init(arrayLiteral labels: FaceLabel...) { self.init(labels) }

    package init(_ labels: [FaceLabel]) {
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
