import Basics
import Captioning
import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

@testable import StickerPacks

/// Packs whose stickers bear captions.
@Suite("captioned packs", .serialized) struct CaptionedPackTests {
    private let scratch: Scratch
    private let quick: QuickPack

    init() throws {
        scratch = try Scratch()
        quick = try QuickPack()
    }

    private func entries(_ path: String, _ key: String) throws -> [[String: Any]] {
        let list = try JSONSerialization.jsonObject(with: Data(scratch.bytes(path))) as? [String: Any]
        return try #require(list?[key] as? [[String: Any]])
    }

    /// The words of a caption as alt texts have them.
    private func words(_ sticker: Sticker) -> String? { sticker.caption?.text.replacing("|", with: " ") }

    @Test(arguments: CaptionLanguage.allCases) func stickersBearWordsAndEmojiNone(_ language: CaptionLanguage)
        async throws
    {
        var pack = quick.pack
        pack.platforms = Platform.allCases
        try await pack.write(to: scratch.path("plain"))
        pack.captions = language
        try await pack.write(to: scratch.path("pack"))
        for platform in Platform.allCases {
            #expect(try PackCheck(of: scratch.path("pack"), for: platform).breaches.map(\.description) == [])
        }
        try WhatsAppValidator(folder: scratch.folder.appendingPathComponent("pack/whatsapp")).validate()
        let stickers = try PackPlan(pack).stickers
        // No mood fits it.
        #expect(stickers.filter { $0.caption == nil }.map(\.name) == ["zen"])
        for folder in ["slack/me-", "discord/emoji/me_", "mastodon/emoji/me_"] {
            for name in QuickPack.names {
                let (one, other) = try (
                    scratch.bytes("pack/\(folder)\(name).png"), scratch.bytes("plain/\(folder)\(name).png")
                )
                #expect(one == other, "\(folder)\(name)")
            }
        }
        for sticker in stickers {
            let name = "signal/\(sticker.digits)-\(sticker.name).png"
            #expect(
                try (scratch.bytes("pack/" + name) == scratch.bytes("plain/" + name)) == (sticker.caption == nil),
                "\(name)")
        }
        // What stands for the pack has none either.
        for file in ["wechat/banner.png", "wechat/cover.png", "line/main.png", "telegram/thumbnail.webp"] {
            #expect(try scratch.bytes("pack/" + file) == scratch.bytes("plain/" + file), "\(file)")
        }
        let told: [(list: [[String: Any]], key: String)] = [
            (try entries("pack/folder/pack.json", "stickers"), "alt"),
            (
                try #require(
                    try entries("pack/whatsapp/contents.json", "sticker_packs")[0]["stickers"] as? [[String: Any]]),
                "accessibility_text"
            ),
        ]
        for (list, key) in told {
            for (entry, sticker) in zip(list, stickers) {
                let text = try #require(entry[key] as? String)
                #expect(text == sticker.alternativeText)
                #expect(words(sticker).map { text.contains("“\($0)”") } ?? !text.contains("“"), "\(text)")
            }
        }
        for sticker in stickers {
            let svg = String(decoding: try scratch.bytes("pack/folder/svg/\(sticker.name).svg"), as: UTF8.self)
            #expect(svg.contains(#"id="caption""#) == (sticker.caption != nil), "\(sticker.name)")
        }
        try requireRoomAndLine(stickers)
    }

    /// The margin that platforms ask for stays empty, and the line of the pack goes round the words too.
    private func requireRoomAndLine(_ stickers: [Sticker]) throws {
        for sticker in stickers {
            let image = try DecodedPicture(bytes: scratch.bytes("pack/signal/\(sticker.digits)-\(sticker.name).png"))
                .image
            let edge = Array(0..<14) + Array(498..<512)
            for place in 0..<512 where place % 3 == 0 {
                #expect(edge.allSatisfy { image[place, $0].alpha == 0 && image[$0, place].alpha == 0 })
            }
            guard sticker.caption != nil else { continue }
            let bottom = try #require((0..<512).last { y in (0..<512).contains { image[$0, y].alpha == 255 } })
            for x in 0..<512 where image[x, bottom].alpha == 255 {
                let color = image[x, bottom]
                #expect(min(color.red, color.green, color.blue) > 250, "\(sticker.name): \(color) in \(x), \(bottom)")
            }
        }
    }

    @Test func stickersThatMoveBearWordsAndEmojiNone() async throws {
        var pack = quick.pack
        (pack.isAnimated, pack.platforms) = (true, [.whatsapp, .slack, .telegram])
        pack.expressions = .named(["happy", "sad", "zen"])
        try await pack.write(to: scratch.path("plain"))
        pack.captions = .english
        try await pack.write(to: scratch.path("pack"))
        for platform in pack.platforms {
            #expect(try PackCheck(of: scratch.path("pack"), for: platform).breaches.map(\.description) == [])
        }
        try WhatsAppValidator(folder: scratch.folder.appendingPathComponent("pack/whatsapp")).validate()
        func pair(_ ending: String) throws -> [[UInt8]] {
            try ["pack", "plain"].map { folder in
                try scratch.bytes(#require(scratch.contents.first { $0.hasPrefix(folder) && $0.hasSuffix(ending) }))
            }
        }
        // No mood fits the last one.
        let (captioned, plain) = (try pair("02_sad.webp"), try pair("03_zen.webp"))
        #expect(captioned[0] != captioned[1] && plain[0] == plain[1])
        // Each WebM has an identifier of its own.
        let emoji = try pair("slack/me-happy.gif")
        #expect(emoji[0] == emoji[1])
    }

    /// As the bank has 48 moods for 67 expressions, whose faces are more or less lively.
    @Test(arguments: CaptionLanguage.allCases) func noTwoStickersShareWordsAndAPersonKeepsTheirs(
        _ language: CaptionLanguage
    ) throws {
        let library = try StyleLibrary(.pop)
        var texts: [[String]] = []
        for skin in ["#ffe8d9", "#8b5a3c"] {
            let recipe = AvatarRecipe(
                style: "pop", parts: library.style.defaults, colors: [.skin: try #require(Color(hex: skin))])
            var pack = StickerPack(of: recipe, by: AvatarRenderer(library: library))
            (pack.expressions, pack.captions) = (.all, language)
            let stickers = try PackPlan(pack).stickers
            let halves = stickers.compactMap(\.caption).flatMap { $0.text.lowercased().split(separator: "|") }
            #expect(Set(halves).count == halves.count)
            #expect(stickers.count(where: { $0.caption == nil }) <= 3)
            for sticker in stickers {
                #expect(sticker.alternativeText.utf16.count <= 100, "\(sticker.alternativeText)")
                #expect(words(sticker).map(sticker.alternativeText.contains) ?? true)
                #expect(
                    sticker.caption.map { $0.mood != nil && $0.seed != nil && $0.language == language.rawValue } ?? true
                )
            }
            // Whatever else the recipe showed, at another run.
            pack.recipe.expression = "crying"
            pack.recipe.caption = AvatarCaption("something else")
            pack.recipe.outline = AvatarOutline()
            #expect(try PackPlan(pack).stickers == stickers)
            texts.append(stickers.compactMap(\.caption?.text))
        }
        #expect(texts[0] != texts[1])
    }

    @Test func longWordsShortenWhatIsSaidBesideThem() throws {
        let expression = try #require(quick.library.expression("happy"))
        var sticker = Sticker(number: 1, expression: expression)
        #expect(sticker.alternativeText == "Happy, a sticker of a drawn face")
        sticker.caption = AvatarCaption("when it rains|so be it")
        #expect(sticker.alternativeText == "Happy, a sticker of a drawn face that says “when it rains so be it”")
        sticker.caption = AvatarCaption(String(repeating: "w", count: 80))
        #expect(sticker.alternativeText == "Happy: “\(String(repeating: "w", count: 80))”")
        sticker.caption = AvatarCaption(String(repeating: "w", count: 96))
        #expect(sticker.alternativeText == "“\(String(repeating: "w", count: 96))”")
        sticker.caption = AvatarCaption(String(repeating: "😀", count: 400))
        #expect(sticker.alternativeText.utf16.count <= 100 && sticker.alternativeText.hasSuffix("😀…"))
    }
}
