/// A value that an ``Attribute`` may have.
///
/// Raw values are what parts are tagged with, what `--json` prints and what the training's labels say.
package protocol AttributeValue: RawRepresentable<String>, CaseIterable, Codable, Hashable, Sendable {
    /// What this is a value of.
    static var attribute: Attribute { get }
    /// The values that can be read of a face, in the order of the reading's classes; others are for avatars only.
    static var ofFaces: [Self] { get }
}

/// Something that a face may do without.
package protocol Wearable: AttributeValue {
    static var none: Self { get }
}

extension AttributeValue {
    package static var ofFaces: [Self] { Array(allCases) }
}

/// What is worn on the eyes: nothing, clear lenses, or lenses that hide the eyes.
public enum Glasses: String, CaseIterable, Codable, Sendable, AttributeValue {
    case none, clear, sun

    package static let attribute = Attribute.glasses
}

/// What is worn on the head. `scarf`: a hijab, turban, bandana or headwrap; `other`: a crown, flowers, a hood, headphones, a hairband.
public enum Headwear: String, CaseIterable, Codable, Sendable, AttributeValue {
    case none, hat, scarf, other

    package static let attribute = Attribute.headwear
}

/// What exactly is worn on the head.
///
/// `brim`: a hat with a brim all round; `flat`: a beret or flat cap; `band`: a hairband, sweatband or headphones; `scarf`: a bandana or
/// headwrap; `hijab`: a veil over hair and neck; `other`: a crown, flowers, a party hat.
public enum HeadwearKind: String, CaseIterable, Codable, Sendable, AttributeValue {
    case none, cap, beanie, brim, flat, helmet, scarf, turban, hijab, hood, band, other

    package static let attribute = Attribute.headwearKind

    /// The class that this is a kind of.
    package var headwear: Headwear {
        switch self {
        case .none: .none
        case .cap, .beanie, .brim, .flat, .helmet: .hat
        case .scarf, .turban, .hijab: .scarf
        case .hood, .band, .other: .other
        }
    }
}

/// How facial hair is worn.
public enum FacialHair: String, CaseIterable, Codable, Sendable, AttributeValue {
    case none, stubble, moustache, goatee, beard

    package static let attribute = Attribute.facialHair
}

/// How long hair is.
public enum HairLength: String, CaseIterable, Codable, Sendable, AttributeValue {
    case bald, buzz, short, medium, long
    /// By headwear, on an avatar.
    case hidden

    package static let attribute = Attribute.hairLength
    package static let ofFaces: [HairLength] = [.bald, .buzz, .short, .medium, .long]
}

/// Whether hair covers a good part of the forehead.
public enum Bangs: String, CaseIterable, Codable, Sendable, AttributeValue {
    case yes = "y"
    case no = "n"

    package static let attribute = Attribute.bangs
    package static let ofFaces: [Bangs] = [.no, .yes]
}

/// The colours that hair goes by.
public enum HairColorName: String, CaseIterable, Codable, Sendable, AttributeValue {
    case black, brown, blond, red, grey, dyed
    /// Of an avatar without hair.
    case none

    package static let attribute = Attribute.hairColor
    package static let ofFaces: [HairColorName] = [.black, .brown, .blond, .red, .grey, .dyed]
}

/// How hair falls.
public enum HairTexture: String, CaseIterable, Codable, Sendable, AttributeValue {
    case straight, wavy, curly, coily
    /// Of an avatar without hair.
    case none

    package static let attribute = Attribute.hairTexture
    package static let ofFaces: [HairTexture] = [.straight, .wavy, .curly, .coily]
}

/// How hair is gathered; `tail`: a ponytail, or tied back so that it lies close seen from the front.
public enum HairUp: String, CaseIterable, Codable, Sendable, AttributeValue {
    case loose, bun, tail, braid

    package static let attribute = Attribute.hairUp
}

/// The emoji skin-tone modifiers.
public enum SkinModifier: String, CaseIterable, Codable, Sendable, AttributeValue {
    case light = "1"
    case mediumLight = "2"
    case medium = "3"
    case mediumDark = "4"
    case dark = "5"

    package static let attribute = Attribute.skin

    /// The modifier of a number, of which those below 1 count as 1 and those above 5 as 5.
    package init(number: Int) { self = Self.allCases[min(max(number, 1), Self.allCases.count) - 1] }

    /// 1 (light) … 5 (dark).
    package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// How the mouth stands; `teeth`: a smile that shows them.
public enum MouthState: String, CaseIterable, Codable, Sendable, AttributeValue {
    case closed, smile, teeth, open

    package static let attribute = Attribute.mouth
}

/// How both eyes are; `hidden`: by dark glasses, hair, or the edge of the picture.
public enum EyesState: String, CaseIterable, Codable, Sendable, AttributeValue {
    case open, closed, wink, hidden

    package static let attribute = Attribute.eyes
    package static let ofFaces: [EyesState] = [.open, .closed]
}

/// The colours that irises go by; `hazel`: light brown, amber, or brown and green.
public enum IrisColor: String, CaseIterable, Codable, Sendable, AttributeValue {
    case brown, hazel, green, blue, grey

    package static let attribute = Attribute.iris

    /// Blue, green and grey eyes look light; hazel ones neither light nor dark.
    package var isLight: Bool { self != .brown && self != .hazel }
}

/// The colours that painted lips go by; `pink`: also rose and coral; `dark`: berry, plum, brown.
public enum LipColor: String, CaseIterable, Codable, Sendable, Wearable {
    /// Of lips that are not painted.
    case none
    case red, pink, dark

    package static let attribute = Attribute.lips
}

/// What hangs from the ears, or sits in them.
public enum Earrings: String, CaseIterable, Codable, Sendable, Wearable {
    case none, stud, hoop, drop

    package static let attribute = Attribute.earrings
}

/// How old a person looks: under about 13, up to about 35, up to about 55, above.
public enum AgeBand: String, CaseIterable, Codable, Sendable, AttributeValue {
    case child, young, middle, old

    package static let attribute = Attribute.age
}

/// What is worn at the neck; `plain`: a neckline without a collar.
public enum Clothes: String, CaseIterable, Codable, Sendable, AttributeValue {
    case plain, collar, suit, hood, straps, bare

    package static let attribute = Attribute.clothes
}

/// How one eye is; `hidden`: by dark glasses, hair, or the edge of the picture.
public enum EyeState: String, CaseIterable, Codable, Sendable {
    case open, closed, hidden
}

/// In what light a photo shows a face. `tinted`: in coloured light; `grey`: without colours, so black-and-white or toned.
public enum Light: String, CaseIterable, Codable, Sendable {
    case plain, tinted, grey
}

extension EyesState {
    /// Of an eye that is hidden the other one says how both are.
    package init(_ left: EyeState, _ right: EyeState) {
        self =
            switch (left, right) {
            case (.hidden, .hidden): .hidden
            case (.open, .closed), (.closed, .open): .wink
            case (.open, _), (_, .open): .open
            default: .closed
            }
    }
}

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
    case headwearKind = "headwear_kind"
    case hairUp = "hair_up"
    case iris
    case lips
    case earrings
    case age
    case clothes

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
        case .headwearKind: spelt(HeadwearKind.self)
        case .hairUp: spelt(HairUp.self)
        case .iris: spelt(IrisColor.self)
        case .lips: spelt(LipColor.self)
        case .earrings: spelt(Earrings.self)
        case .age: spelt(AgeBand.self)
        case .clothes: spelt(Clothes.self)
        }
    }
}
