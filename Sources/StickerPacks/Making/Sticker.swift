import Basics
import PartLibrary

/// One sticker of a pack: an expression of the person.
struct Sticker: Sendable, Hashable {
    /// Its place in the pack, from 1.
    let number: Int
    let expression: Expression

    var name: String { expression.name }
    var title: String { expression.title }

    /// 1…3.
    var emoji: [String] { expression.emoji.isEmpty ? ["🙂"] : expression.emoji }

    /// What it shows, for people who do not see it.
    var alternativeText: String { "\(title), a sticker of a drawn face" }

    /// In Chinese, at most four characters; the emoji where the style has no such title.
    var meaning: String {
        guard let title = expression.chineseTitle else { return emoji[0] }
        return String(title.prefix(4))
    }

    /// Its number with at least two digits.
    var digits: String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Which expressions of a style become stickers.
public enum StickerChoice: Sendable, Hashable {
    /// Up to 24 that every chat needs, as far as the style has them.
    case basic
    /// All that the style has; those that every chat needs come first.
    case all
    /// These, in this order.
    case named([String])

    /// - Throws: ``PackError``.
    func stickers(in library: StyleLibrary) throws(PackError) -> [Sticker] {
        guard !library.expressions.isEmpty else {
            throw .nothingToShow(style: library.style.name, moving: false)
        }
        let first = Self.preferred.compactMap { library.expression($0) }
        var chosen: [Expression] = []
        switch self {
        case .basic: chosen = Array(first.prefix(24))
        case .all: chosen = first + library.expressions.filter { !Self.preferred.contains($0.name) }
        case .named(let names):
            for name in names {
                guard let expression = library.expression(name) else {
                    throw .unknownExpression(
                        name, style: library.style.name, known: library.expressions.map(\.name))
                }
                if !chosen.contains(expression) { chosen.append(expression) }
            }
        }
        return chosen.enumerated().map { Sticker(number: $0.offset + 1, expression: $0.element) }
    }

    /// What chats need most, the most needed first; platforms that take fewer get the first.
    static let preferred = [
        "happy", "tears-of-joy", "in-love", "thumbs-up", "crying", "angry", "thinking", "wave", "laughing", "kiss",
        "wink",
        "shocked", "thank-you", "heart-hands", "party", "good-night", "cool", "facepalm", "shrug", "clap", "ok", "sad",
        "beaming", "sleepy", "smirk", "surprised", "tongue-out", "eye-roll", "yum", "pleading", "raised-brow",
        "relieved",
        "silly", "confused", "disappointed", "tired", "scared", "unamused", "neutral",
    ]
}
