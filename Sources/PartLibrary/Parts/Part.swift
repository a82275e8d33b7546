public import FaceAtlas

/// One drawing of a style: an SVG in the style's art frame, with tags that say what it shows.
public struct Part: Sendable, Hashable, Identifiable {
    /// The file's name without `.svg`: lower-case letters, digits and `-`; unique within its slot.
    public let id: String
    /// The slot that the part fills.
    public let slot: Slot
    /// What the part shows, in the vocabulary.
    public let tags: [Attribute: String]
    /// For a part in `hairFront`: id of the `hairBack` part that belongs to it.
    public let back: String?
    /// For headwear: the hair above this y of the art frame is not drawn.
    public let hairTop: Double?
    /// Whether a photo may be matched with the part; others are for recipes that people edit.
    public let isMatched: Bool
    /// The file's text.
    public let svg: String

    /// Headwear under which no hair is seen at all.
    public var hidesHair: Bool { slot == .headwear && tags[.hairLength] == HairLength.hidden.rawValue }
}
