/// What an avatar shows, in the vocabulary that parts are tagged with and that `--json` prints.
public enum Attribute: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    case glasses
    case headwear
    case facialHair = "facial_hair"
    case hairLength = "hair_length"
    case bangs
    case hairColor = "hair_color"
    case hairTexture = "hair_texture"
    case skin
    case mouth
    case eyes

    /// The values that the vocabulary allows: the raw values of ``Glasses``, ``Headwear`` and the others.
    public var values: [String] {
        func spelt<Value: AttributeValue>(_: Value.Type) -> [String] { Value.allCases.map(\.rawValue) }
        return switch self {
        case .glasses: spelt(Glasses.self)
        case .headwear: spelt(Headwear.self)
        case .facialHair: spelt(FacialHair.self)
        case .hairLength: spelt(HairLength.self)
        case .bangs: spelt(Bangs.self)
        case .hairColor: spelt(HairColorName.self)
        case .hairTexture: spelt(HairTexture.self)
        case .skin: spelt(SkinModifier.self)
        case .mouth: spelt(MouthState.self)
        case .eyes: spelt(EyesState.self)
        }
    }
}
