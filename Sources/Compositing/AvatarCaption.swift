import Basics
import PartLibrary

/// Where the words of a caption stand.
public enum CaptionPlace: String, Sendable, CaseIterable {
    /// Two parts above and below the avatar, one part below it.
    case auto
    /// All of it above.
    case top
    /// All of it below.
    case bottom
    /// In a bubble beside the head, as what the avatar says.
    case bubble

    package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The colours in which the words of a caption are drawn.
public enum CaptionStyle: String, Sendable, CaseIterable {
    /// White with a dark line.
    case classic
    /// Dark with a white line.
    case ink
    /// Warm yellow with a brown line.
    case sunny
    /// Pink with a deep plum line.
    case bubblegum

    package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The words that a sticker bears.
///
/// `mood`, `language`, `seed` and `model` tell how the words came about, so that they can be made again; the drawing goes by `text`,
/// `place` and `style`.
public struct AvatarCaption: Sendable, Hashable {
    /// What is written, 1…500 characters of at most 2000 code points. One `|` may part what stands above from what stands below.
    public var text: String
    /// Name of the mood that the words were written for.
    public var mood: String?
    /// Name of the language that they were written in: `en`, `zh`.
    public var language: String?
    /// The number that their writer drew lots with.
    public var seed: UInt64?
    /// Name of what wrote them; a person where `nil`.
    public var model: String?
    /// Where they stand.
    public var place: CaptionPlace
    /// How they are drawn.
    public var style: CaptionStyle

    /// A caption. The text is checked when it is drawn or read; see ``check()``.
    public init(
        _ text: String, mood: String? = nil, language: String? = nil, seed: UInt64? = nil, model: String? = nil,
        place: CaptionPlace = .auto, style: CaptionStyle = .classic
    ) {
        self.text = text
        self.mood = mood
        self.language = language
        self.seed = seed
        self.model = model
        self.place = place
        self.style = style
    }

    /// The most characters and code points of a text.
    package static let (longest, mostScalars) = (500, 2000)

    /// The blocks of the text: one, or that above and that below; without spaces at their ends.
    ///
    /// - Throws: ``RecipeError/unusableCaption(reason:)`` for a text that cannot be drawn, whatever the fonts: none, too long a one,
    ///   control characters, more than one `|`, or nothing on one of its sides.
    public func blocks() throws(RecipeError) -> [String] {
        let scalars = text.unicodeScalars.count
        guard scalars <= Self.mostScalars, text.count <= Self.longest else {
            throw .unusableCaption(
                reason: "it has \(text.count) characters of \(scalars) code points; take at most \(Self.longest) of "
                    + "\(Self.mostScalars)")
        }
        if let control = text.unicodeScalars.first(where: \.isNoText) {
            let name = "U+" + String.hexadecimal(control.value, digits: 4)
            throw .unusableCaption(
                reason: control == "\n" || control == "\r"
                    ? "it has a line break; lines are broken for you, and | parts the top from the bottom"
                    : "it has the control character \(name); remove it")
        }
        let blocks = text.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        guard blocks.contains(where: { $0.contains { !$0.isWhitespace } }) else {
            throw .unusableCaption(reason: "it has no words; write some")
        }
        guard blocks.count <= 2 else {
            throw .unusableCaption(reason: "it has \(blocks.count - 1) |; take one, between top and bottom, or none")
        }
        guard blocks.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            throw .unusableCaption(
                reason: "one side of its | is empty; write something there, or remove it")
        }
        return blocks
    }

    /// Whether the text can be drawn, where the fonts have its signs.
    ///
    /// - Throws: as ``blocks()``.
    public func check() throws(RecipeError) { _ = try blocks() }
}

extension Unicode.Scalar {
    /// A control character, or a mark that turns round the text about it or ends a line. Joiners and direction marks are text.
    fileprivate var isNoText: Bool {
        switch properties.generalCategory {
        case .control, .surrogate, .lineSeparator, .paragraphSeparator: true
        default: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        }
    }
}

extension AvatarCaption: Codable {
    private enum Key: String, CodingKey, CaseIterable { case text, mood, language, seed, model, place, style }

    /// Reads `{"text": "hello|you", "place": "bubble", "style": "ink"}`; all but `text` may be left out.
    ///
    /// - Throws: `DecodingError` for other keys, a text that cannot be drawn, and names that are none.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        func fault(_ key: Key, _ words: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: words)
        }
        func name(_ key: Key) throws -> String? {
            guard let name = try container.decodeIfPresent(String.self, forKey: key) else { return nil }
            guard Style.isValid(name: name) else {
                throw fault(key, "\(quoted(name)) is no name; it has lower-case letters, digits and -")
            }
            return name
        }
        func word<Word: RawRepresentable<String>>(_ key: Key, among names: String, otherwise: Word) throws -> Word {
            guard let word = try container.decodeIfPresent(String.self, forKey: key) else { return otherwise }
            guard let known = Word(rawValue: word) else {
                throw fault(key, "\(quoted(word)) is no \(key.rawValue) of a caption; take \(names)")
            }
            return known
        }
        self.init(
            try container.decode(String.self, forKey: .text), mood: try name(.mood), language: try name(.language),
            seed: try container.decodeIfPresent(UInt64.self, forKey: .seed), model: try name(.model),
            place: try word(.place, among: CaptionPlace.names, otherwise: .auto),
            style: try word(.style, among: CaptionStyle.names, otherwise: .classic))
        do { try check() } catch { throw fault(.text, error.captionReason) }
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .text)
        try container.encodeIfPresent(mood, forKey: .mood)
        try container.encodeIfPresent(language, forKey: .language)
        try container.encodeIfPresent(seed, forKey: .seed)
        try container.encodeIfPresent(model, forKey: .model)
        if place != .auto { try container.encode(place.rawValue, forKey: .place) }
        if style != .classic { try container.encode(style.rawValue, forKey: .style) }
    }
}
