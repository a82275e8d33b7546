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

    /// The values that the vocabulary allows.
    public var values: [String] {
        switch self {
        case .glasses: ["none", "clear", "sun"]
        case .headwear: ["none", "hat", "scarf", "other"]
        case .facialHair: ["none", "stubble", "moustache", "goatee", "beard"]
        case .hairLength: ["bald", "buzz", "short", "medium", "long", "hidden"]
        case .bangs: ["y", "n"]
        case .hairColor: ["black", "brown", "blond", "red", "grey", "dyed", "none"]
        case .hairTexture: ["straight", "wavy", "curly", "coily", "none"]
        case .skin: ["1", "2", "3", "4", "5"]
        case .mouth: ["closed", "smile", "teeth", "open"]
        case .eyes: ["open", "closed", "wink", "hidden"]
        }
    }
}
