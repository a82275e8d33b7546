import Basics
import Captioning
import Compositing
import Foundation
import PartLibrary

/// What is to be made: which stickers go where, under which names. Made before the work, so that all that can be refused is refused.
struct PackPlan: Sendable {
    /// One picture of a sticker.
    struct Item: Sendable {
        var platform: Platform
        /// Below the pack's folder.
        var path: String
        var rule: PictureRule
    }

    let pack: StickerPack
    let stickers: [Sticker]
    /// How many of the stickers each platform gets.
    private let counts: [Platform: Int]
    /// Ends the names of what is written; the same for the same pack.
    private let hash: String

    /// - Throws: ``PackError``, and what keeps captions from being written.
    init(_ pack: StickerPack) throws {
        self.pack = pack
        let plain = try pack.expressions.stickers(in: pack.renderer.library)
        stickers =
            try pack.captions.map { try plain.captioned(in: $0, of: pack.recipe, drawnBy: pack.renderer) } ?? plain
        if pack.isAnimated, pack.renderer.library.motions.isEmpty {
            throw PackError.nothingToShow(style: pack.renderer.library.style.name, moving: true)
        }
        var counts: [Platform: Int] = [:]
        for platform in pack.platforms {
            counts[platform] = try Self.count(of: stickers.count, platform, moving: pack.isAnimated)
        }
        self.counts = counts
        var hash = ContentHash()
        hash.addField(Array(((try? pack.recipe.json()) ?? Data())))
        hash.addField(Array((pack.title + pack.author + (pack.captions?.rawValue ?? "")).utf8))
        self.hash = String(String.hexadecimal(hash.value, digits: 16, uppercase: false).prefix(8))
        try requireTexts()
    }

    /// How many of so many stickers a platform takes.
    private static func count(of count: Int, _ platform: Platform, moving: Bool) throws(PackError) -> Int {
        let allowed = platform.rules.count(moving: moving)
        switch allowed {
        case .one(let counts):
            if let most = counts.last(where: { $0 <= count }) { return most }
        case .from(let range) where platform == .whatsapp:
            // More than one pack holds are split.
            if count >= range.lowerBound { return count }
        default:
            if allowed.allows(count) { return count }
        }
        throw .wrongCount(platform: platform, count: count, allowed: allowed.text)
    }

    private func requireTexts() throws(PackError) {
        for platform in pack.platforms {
            for (name, text) in [
                ("title", packTitle(packs(for: platform).count, of: platform)), ("author", pack.author),
            ] {
                guard let rule = platform.rules.text(name), !rule.lengths.contains(text.utf16.count) else { continue }
                throw .wrongText(
                    platform: platform, option: "--" + name, length: text.utf16.count, allowed: rule.lengths)
            }
        }
    }

    func stickers(for platform: Platform) -> ArraySlice<Sticker> { stickers.prefix(counts[platform] ?? 0) }

    /// The packs that a platform's stickers are split into, as even as can be.
    func packs(for platform: Platform) -> [[Sticker]] {
        let all = Array(stickers(for: platform))
        guard platform == .whatsapp, case .from(let range) = platform.rules.count(moving: pack.isAnimated) else {
            return [all]
        }
        let count = (all.count + range.upperBound - 1) / range.upperBound
        return (0..<count).map { Array(all[$0 * all.count / count..<($0 + 1) * all.count / count]) }
    }

    /// The title of a pack among those of a platform, from 1.
    func packTitle(_ number: Int, of platform: Platform) -> String {
        packs(for: platform).count > 1 ? "\(pack.title) \(number)" : pack.title
    }

    /// WhatsApp's name of a pack: letters, digits, dots and - of ASCII.
    func identifier(_ number: Int) -> String { "mugmoji.\(slug).\(hash).\(number)" }

    /// The title as part of file names: lower-case letters and digits of ASCII, and -.
    var slug: String {
        let latin = pack.title.applyingTransform(.toLatin, reverse: false) ?? pack.title
        let plain = latin.folding(options: .diacriticInsensitive, locale: nil).lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let text = words.joined(separator: "-").prefix(40)
        return text.isEmpty ? "stickers" : String(text)
    }

    /// What begins the names of emoji, which must not be those that everybody has: `me`, or the title that somebody gave.
    func emojiName(_ sticker: Sticker, separator: String) -> String {
        let prefix = pack.title == StickerPack.usualTitle ? "me" : String(slug.prefix(12))
        return "\(prefix)-\(sticker.name)".replacingOccurrences(of: "-", with: separator)
    }

    /// The pictures of a sticker for all platforms.
    func items(of sticker: Sticker) -> [Item] {
        pack.platforms.filter { sticker.number <= counts[$0] ?? 0 }.flatMap { platform in
            names(of: sticker, for: platform).compactMap { use, name, isMoving in
                platform.rules.rule(use, moving: isMoving).map { rule in
                    let ending = name.contains(".") && name.hasSuffix(".svg") ? "" : "." + rule.kinds[0].fileExtension
                    return Item(platform: platform, path: "\(platform.name)/\(name)\(ending)", rule: rule)
                }
            }
        }
    }

    /// Names without ending.
    private func names(
        of sticker: Sticker, for platform: Platform
    ) -> [(use: PictureRule.Use, name: String, isMoving: Bool)] {
        let moving = pack.isAnimated
        switch platform {
        case .whatsapp:
            let number = packs(for: .whatsapp).firstIndex { $0.contains(sticker) } ?? 0
            return [(.sticker, "\(identifier(number + 1))/\(sticker.digits)_\(sticker.name)", moving)]
        case .telegram:
            let name = "\(sticker.digits)-\(sticker.name)"
            return [(.sticker, name, moving), (.emoji, "emoji/\(name)", moving)]
        case .signal: return [(.sticker, "\(sticker.digits)-\(sticker.name)", moving)]
        case .discord:
            return [
                (.sticker, "stickers/\(sticker.name)", moving),
                (.emoji, "emoji/\(emojiName(sticker, separator: "_"))", moving),
            ]
        case .slack: return [(.emoji, emojiName(sticker, separator: "-"), moving)]
        case .imessage: return [(.sticker, "\(slug).stickerpack/\(sticker.name).sticker/\(sticker.name)", moving)]
        case .line: return [(.sticker, sticker.digits, moving)]
        case .wechat:
            return [
                (.sticker, "stickers/\(sticker.digits)", moving), (.thumbnail, "thumbnails/\(sticker.digits)", moving),
            ]
        case .mastodon: return [(.emoji, "emoji/\(emojiName(sticker, separator: "_"))", moving)]
        case .folder:
            return [(.sticker, "png/\(sticker.name)", false)]
                + (moving ? [(.sticker, "webp/\(sticker.name)", true)] : [])
        }
    }

    /// The path of a sticker's picture of a use, in its platform's folder.
    func path(_ use: PictureRule.Use, of sticker: Sticker, for platform: Platform, moving: Bool? = nil) -> String {
        let item = items(of: sticker).first {
            $0.platform == platform && $0.rule.use == use && (moving == nil || $0.rule.isMoving == moving)
        }
        return String(item?.path.dropFirst(platform.name.count + 1) ?? "")
    }
}
