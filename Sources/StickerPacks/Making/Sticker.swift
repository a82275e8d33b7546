import Basics
import Captioning
import Compositing
import PartLibrary

/// One sticker of a pack: an expression of the person.
struct Sticker: Sendable, Hashable {
    /// Its place in the pack, from 1.
    let number: Int
    let expression: Expression
    /// The words that it bears, but for emoji, on which they could not be read.
    var caption: AvatarCaption?

    var name: String { expression.name }
    var title: String { expression.title }

    /// 1…3.
    var emoji: [String] { expression.emoji.isEmpty ? ["🙂"] : expression.emoji }

    /// What it shows and says, for people who do not see it: at most as long as every chat takes.
    var alternativeText: String {
        guard let caption else { return "\(title), a sticker of a drawn face" }
        let words = "“\(caption.text.replacing("|", with: " "))”"
        let texts = ["\(title), a sticker of a drawn face that says \(words)", "\(title): \(words)", words]
        return texts.first { $0.utf16.count <= Self.longestText } ?? String(words.prefix(Self.longestText / 2)) + "…"
    }

    /// UTF-16 code units; Discord's descriptions are the shortest.
    private static let longestText = 100

    /// Without its words.
    var plain: Sticker {
        var sticker = self
        sticker.caption = nil
        return sticker
    }

    /// In Chinese, at most four characters; the emoji where the style has no such title.
    var meaning: String {
        guard let title = expression.chineseTitle else { return emoji[0] }
        return String(title.prefix(4))
    }

    /// Its number with at least two digits.
    var digits: String { number < 10 ? "0\(number)" : "\(number)" }
}

extension [Sticker] {
    /// Gives each sticker whose expression fits a mood a caption of that mood from the bank; no two share their
    /// words above or below.
    ///
    /// - Throws: `CaptionError` where the package is incomplete, and as `CaptionSubject` does.
    func captioned(
        in language: CaptionLanguage, of recipe: AvatarRecipe, drawnBy renderer: AvatarRenderer
    ) throws -> [Sticker] {
        let moods = try Moods.packaged()
        let writer = try CaptionWriter(language: language)
        // The person alone: who changes the line of a pack keeps its words.
        var plain = recipe
        (plain.expression, plain.caption, plain.outline, plain.crop) = (nil, nil, nil, .bust)
        let seed = try plain.captionSeed()
        var written: Set<String> = []
        return try map { sticker in
            guard let mood = moods.mood(ofExpression: sticker.name) else { return sticker }
            var sticker = sticker
            let subject = try CaptionSubject(plain.showing(sticker), mood: mood, drawnBy: renderer)
            sticker.caption = AvatarCaption(
                try writer.caption(of: subject, seed: seed, besides: &written))
            return sticker
        }
    }
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
