import Basics
import Compositing
import Foundation
import Imaging
import TestSupport
import Testing

@testable import StickerPacks

/// Packs of ours, judged by our checker and by walks of the bytes that know nothing of it.
@Suite("packs", .serialized) struct PackTests {
    private let scratch: Scratch
    private let quick: QuickPack

    init() throws {
        scratch = try Scratch()
        quick = try QuickPack()
    }

    @Test func everyPlatformStill() async throws {
        var pack = quick.pack
        pack.platforms = Platform.allCases
        (pack.title, pack.author) = ("笑 😀 Ann’s", "Ann 安")
        let reports = try await pack.write(to: scratch.path("pack"))
        #expect(reports.map(\.platform) == Platform.allCases)
        #expect(reports.allSatisfy { $0.stickers == 8 && $0.packs == 1 && $0.leftOut == 0 && !$0.isMoving })
        try requireGood("pack", Platform.allCases)
        // By the way: sizes as the pages of the platforms have them, from the bytes.
        for (folder, width, height) in [("signal", 512, 512), ("discord/stickers", 320, 320), ("slack", 128, 128)] {
            for name in scratch.contents where name.hasPrefix("pack/\(folder)/") && name.hasSuffix(".png") {
                let file = try scratch.bytes(name)
                #expect(big(file, 16) == width && big(file, 20) == height, "\(name)")
            }
        }
        #expect(try scratch.bytes("pack/wechat/stickers/01.gif").starts(with: Array("GIF89a".utf8)))
        let tab = try scratch.bytes("pack/line/tab.png")
        #expect(big(tab, 16) == 96 && big(tab, 20) == 74)
        #expect(try big(scratch.bytes("pack/wechat/banner.png"), 16) == 750)
        // The person is in the middle, with room all round.
        let sticker = try DecodedPicture(bytes: scratch.bytes("pack/signal/01-happy.png")).image
        #expect((0..<512).allSatisfy { sticker[$0, 14].alpha == 0 && sticker[14, $0].alpha == 0 })
        #expect(sticker[256, 256].alpha == 255)
        // Titles of any writing, and names that every system takes.
        let list = String(decoding: try scratch.bytes("pack/whatsapp/contents.json"), as: UTF8.self)
        #expect(list.contains("笑 😀 Ann’s") && list.contains("Ann 安"))
        #expect(scratch.contents.allSatisfy { $0.allSatisfy(\.isASCII) })
        let text = String(decoding: try scratch.bytes("pack/README.txt"), as: UTF8.self)
        #expect(Platform.allCases.allSatisfy { text.contains("\($0.name)/") })
        // A second time the same bytes, in place of the first.
        let before = try scratch.bytes("pack/whatsapp/\(archive)")
        await #expect(throws: FileWriteError.exists) { try await pack.write(to: scratch.path("pack")) }
        pack.platforms = [.whatsapp]
        try await pack.write(to: scratch.path("pack"), replacing: true)
        #expect(try scratch.bytes("pack/whatsapp/\(archive)") == before)
        #expect(!scratch.contents.contains("pack/signal"))
        #expect(scratch.contents.allSatisfy { !$0.contains(".mugmoji-") })
    }

    private var archive: String {
        scratch.contents.first { $0.hasSuffix(".wastickers") }?.split(separator: "/").last.map(String.init) ?? ""
    }

    @Test func everyPlatformMoving() async throws {
        var pack = quick.pack
        pack.isAnimated = true
        pack.platforms = [.line, .wechat]
        #expect(try await pack.write(to: scratch.path("eight")).allSatisfy { $0.isMoving && $0.stickers == 8 })
        pack.platforms = Platform.allCases.filter { ![.line, .wechat].contains($0) }
        pack.expressions = .named(["happy", "sad", "zen"])
        #expect(try await pack.write(to: scratch.path("pack")).allSatisfy { $0.isMoving && $0.stickers == 3 })
        try requireGood("pack", pack.platforms)
        for platform in [Platform.line, .wechat] {
            #expect(try PackCheck(of: scratch.path("eight"), for: platform).breaches.map(\.description) == [])
        }
        for name in scratch.contents where name.hasPrefix("eight/line/0") {
            // acTL stands before the pixels: frames, loops.
            let file = try scratch.bytes(name)
            let start = try #require(file.firstRange(of: Array("acTL".utf8))).upperBound
            #expect((5...20).contains(big(file, start)) && (1...4).contains(big(file, start + 4)), "\(name)")
        }
        let video = try Tool.run(
            "ffprobe",
            [
                "-v", "error", "-show_entries", "stream=codec_name,width,height:format=duration:stream_tags=alpha_mode",
                "-of",
                "default=nw=1",
                scratch.contents.first { $0.hasSuffix("01-happy.webm") }.map(scratch.path) ?? "",
            ])
        #expect(video.contains("codec_name=vp9") && video.contains("width=512") && video.contains("alpha_mode=1"))
        #expect(!video.contains("audio"))
    }

    private func requireGood(_ folder: String, _ platforms: [Platform]) throws {
        for platform in platforms {
            let check = try PackCheck(of: scratch.path(folder), for: platform)
            #expect(check.breaches.map(\.description) == [], "\(platform)")
        }
        try WhatsAppValidator(folder: scratch.folder.appendingPathComponent("\(folder)/whatsapp")).validate()
    }

    @Test func whatCannotBeIsSaidBeforeTheWork() async throws {
        var pack = quick.pack
        pack.platforms = [.whatsapp]
        pack.expressions = .named(["happy", "wink"])
        await #expect(throws: PackError.wrongCount(platform: .whatsapp, count: 2, allowed: "3…30")) {
            try await pack.write(to: scratch.path("pack"))
        }
        pack.platforms = [.line]
        pack.expressions = .named(QuickPack.names.dropLast())
        await #expect(throws: PackError.wrongCount(platform: .line, count: 7, allowed: "8, 16, 24, 32 or 40")) {
            try await pack.write(to: scratch.path("pack"))
        }
        pack.expressions = .named(["happy", "hapy"])
        await #expect(throws: PackError.unknownExpression("hapy", style: "plain", known: QuickPack.names)) {
            try await pack.write(to: scratch.path("pack"))
        }
        pack.expressions = .all
        pack.platforms = [.telegram]
        pack.title = String(repeating: "t", count: 200)
        await #expect(throws: PackError.wrongText(platform: .telegram, option: "--title", length: 200, allowed: 1...64))
        {
            try await pack.write(to: scratch.path("pack"))
        }
        #expect(scratch.contents.isEmpty)
    }

    @Test func whatDoesNotFitIsAnErrorAndNothingIsLeft() async throws {
        // A limit that nothing keeps to.
        var rule = try #require(Platform.signal.rules.rule(.sticker, moving: false))
        rule.bytes = 100
        do {
            let plan = try PackPlan(quick.pack)
            let staged = try StagedFolder(in: scratch.folder.path)
            let builder = PackBuilder(plan: plan, staged: staged, jobs: 1) { _, _ in }
            let sticker = plan.stickers[0]
            let pictures = StickerPictures(of: sticker, recipe: quick.pack.recipe, renderer: quick.pack.renderer)
            let error = await #expect(throws: PackError.self) {
                try await builder.encode(
                    pictures, by: rule, sticker: sticker, platform: .signal, path: "signal/01-happy.png")
            }
            for word in ["happy", "signal/01-happy.png", "takes 100;", "--expressions", "--for", "Signal"] {
                #expect(error.map { "\($0)".contains(word) } == true, "\(word)")
            }
        }
        #expect(scratch.contents.isEmpty)
    }

    @Test func onlyPacksOfOursAreReplaced() async throws {
        var pack = quick.pack
        pack.expressions = .named(["happy"])
        try scratch.file("mine/letter.txt", [1])
        await #expect(throws: FileWriteError.self) {
            try await pack.write(to: scratch.path("mine"), replacing: true)
        }
        try await pack.write(to: scratch.path("pack"))
        try scratch.file("pack/notes.txt", [1])
        await #expect(throws: FileWriteError.self) {
            try await pack.write(to: scratch.path("pack"), replacing: true)
        }
        // An empty folder is as good as none.
        try FileManager.default.createDirectory(
            at: scratch.folder.appendingPathComponent("empty"), withIntermediateDirectories: false)
        try await pack.write(to: scratch.path("empty"))
        #expect(scratch.contents.contains("empty/folder/png/happy.png"))
    }

    /// What platforms want alike is one file, made once.
    @Test func whatIsAlikeIsMadeOnce() async throws {
        var pack = quick.pack
        pack.isAnimated = true
        pack.platforms = [.whatsapp, .folder, .slack, .mastodon]
        pack.expressions = .named(["happy", "sad", "zen"])
        try await pack.write(to: scratch.path("pack"))
        let names = scratch.contents
        for (one, other) in [("_happy.webp", "folder/webp/happy.webp"), ("me-happy.gif", "me_happy.gif")] {
            let files = try [one, other].map { ending in
                try scratch.bytes(#require(names.first { $0.hasSuffix(ending) }, "\(ending)"))
            }
            #expect(files[0] == files[1])
        }
    }

    /// Folders and archives as other programs make them: names of their own, and nothing that we write beside the pictures.
    @Test func packsOfOthersAreJudged() throws {
        let drawn = Image(width: 512, height: 512, filledWith: Color(red: 200, green: 90, blue: 40))
        let (webP, png) = (try drawn.webPBytes(), try drawn.pngBytes())
        try scratch.file("theirs/b.png", png)
        try scratch.file("theirs/A picture.webp", webP)
        #expect(try PackCheck(of: scratch.path("theirs"), for: .signal).breaches.isEmpty)
        try scratch.file("theirs/c.png", Image(width: 500, height: 512).pngBytes())
        let breaches = try PackCheck(of: scratch.path("theirs"), for: .signal).breaches
        #expect(breaches.map(\.file) == ["c.png"])
        #expect(breaches.first?.text.contains("500×512") == true)
        // Fields in another order, no cover, a picture in a folder.
        var zip = ZIPWriter()
        for name in ["1.webp", "2.webp", "3.webp"] { zip.add(name, webP) }
        zip.add("author.txt", Array("Ann".utf8))
        zip.add("title.txt", Array("Theirs".utf8))
        zip.add("cover.png", try Image(width: 96, height: 96).pngBytes())
        try scratch.file("theirs.wastickers", zip.bytes)
        #expect(try PackCheck(of: scratch.path("theirs.wastickers"), for: .whatsapp).breaches.map(\.description) == [])
    }
}
