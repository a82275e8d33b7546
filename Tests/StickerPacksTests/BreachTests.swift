import Basics
import Foundation
import MovingPictures
import StickerPacks
import TestSupport
import Testing

/// `pack check` finds what is wrong, and nothing else.
@Suite("breaches") struct BreachTests {
    @Test(arguments: Platform.allCases, [false, true])
    func aGoodPackHasNone(_ platform: Platform, _ moving: Bool) async throws {
        let check = try await GoodPack.of(platform, moving: moving).check(platform)
        #expect(check.breaches.map(\.description) == [])
        #expect(check.isMoving == moving && check.stickers >= 1 && check.largest != nil)
    }

    /// A change of a good pack, and the breach that it is.
    struct Planted: Sendable, CustomTestStringConvertible {
        let platform: Platform
        let moving: Bool
        let rule: Breach.Rule
        /// Begins the file of the breach.
        let file: String
        let change: @Sendable (inout GoodPack) async throws -> Void

        var testDescription: String { "\(platform.name) \(rule.rawValue) \(file)" }

        init(
            _ platform: Platform, moving: Bool = false, _ rule: Breach.Rule, _ file: String,
            _ change: @escaping @Sendable (inout GoodPack) async throws -> Void
        ) {
            (self.platform, self.moving, self.rule, self.file, self.change) = (platform, moving, rule, file, change)
        }
    }

    static let whatsapp: [Planted] = [
        Planted(.whatsapp, .size, "one/a.webp") { $0.files["one/a.webp"] = try Flat.webP(511, 512) },
        Planted(.whatsapp, .format, "one/a.webp") { $0.files["one/a.webp"] = try Flat.png(512, 512) },
        Planted(.whatsapp, .bytes, "one/b.webp") {
            $0.files["one/b.webp"] = Flat.padded(try Flat.webP(512, 512), to: 102_402)
        },
        Planted(.whatsapp, .mixed, "contents.json") {
            $0.files["one/c.webp"] = try await Flat.moving(.webP, 512, 512)
        },
        Planted(.whatsapp, moving: true, .mixed, "contents.json") { $0.files["one/c.webp"] = try Flat.webP(512, 512) },
        Planted(.whatsapp, moving: true, .seconds, "one/a.webp") {
            $0.files["one/a.webp"] = try await Flat.moving(.webP, 512, 512, milliseconds: 2001)
        },
        Planted(.whatsapp, moving: true, .frameTime, "one/a.webp") {
            $0.files["one/a.webp"] = try await Flat.moving(.webP, 512, 512, milliseconds: 7)
        },
        Planted(.whatsapp, moving: true, .bytes, "one/a.webp") {
            $0.files["one/a.webp"] = Flat.padded(try await Flat.moving(.webP, 512, 512), to: 512_002)
        },
        Planted(.whatsapp, .damaged, "one/a.webp") {
            $0.files["one/a.webp"] = Array((try Flat.webP(512, 512)).dropLast(9))
        },
        Planted(.whatsapp, .missing, "contents.json") { $0.files["one/a.webp"] = nil },
        Planted(.whatsapp, .missing, "contents.json") {
            for file in ["contents.json", "sticker_packs.wasticker", "title.wastickers"] { $0.files[file] = nil }
        },
        Planted(.whatsapp, .surplus, "one/d.webp") { $0.files["one/d.webp"] = try Flat.webP(512, 512) },
        Planted(.whatsapp, .size, "one/tray.png") { $0.files["one/tray.png"] = try Flat.png(20, 96) },
        Planted(.whatsapp, .bytes, "one/tray.png") {
            $0.files["one/tray.png"] = Flat.padded(png: try Flat.png(96, 96), to: 51_201)
        },
        Planted(.whatsapp, .emoji, "contents.json") {
            $0.replace("contents.json", #"["😀"], "accessibility_text": "alt a""#, "[]")
        },
        Planted(.whatsapp, .emoji, "contents.json") {
            $0.replace("contents.json", #"["😀"]"#, #"["😀", "😃", "😄", "😁"]"#)
        },
        Planted(.whatsapp, .emoji, "contents.json") { $0.replace("contents.json", #"["😀"]"#, #"["ok"]"#) },
        Planted(.whatsapp, .text, "contents.json") {
            $0.replace("contents.json", "Title", String(repeating: "t", count: 129))
        },
        Planted(.whatsapp, .text, "contents.json") { $0.replace("contents.json", #""Author""#, #""""#) },
        Planted(.whatsapp, .text, "contents.json") {
            $0.replace("contents.json", "alt a", String(repeating: "t", count: 126))
        },
        Planted(.whatsapp, .name, "contents.json") { $0.replace("contents.json", #""one""#, #""one/two""#) },
        Planted(.whatsapp, .name, "contents.json") { $0.replace("contents.json", #""one""#, #""o..e""#) },
        Planted(.whatsapp, .text, "contents.json") { $0.replace("contents.json", #""one""#, #""""#) },
        Planted(.whatsapp, .link, "contents.json") {
            $0.replace("contents.json", #""publisher_website": """#, #""publisher_website": "mugmoji.org""#)
        },
        Planted(.whatsapp, .link, "contents.json") {
            $0.replace(
                "contents.json", #""android_play_store_link": """#,
                #""android_play_store_link": "https://example.org/a""#)
        },
        Planted(.whatsapp, .link, "contents.json") {
            $0.replace("contents.json", #""publisher_email": """#, #""publisher_email": "me at home""#)
        },
        Planted(.whatsapp, .list, "contents.json") { $0.replace("contents.json", #""image_data_version": "1","#, "") },
        Planted(.whatsapp, .list, "contents.json") { $0.files["contents.json"] = Array("{]".utf8) },
        Planted(.whatsapp, .count, "contents.json") {
            $0.replace(
                "contents.json", #", {"image_file": "c.webp", "emojis": ["😀"], "accessibility_text": "alt c"}"#, "")
        },
        Planted(.whatsapp, .damaged, "title.wastickers") { $0.files["title.wastickers"] = Array("no zip".utf8) },
        Planted(.whatsapp, .missing, "title.wastickers/title.txt") {
            var zip = ZIPWriter()
            for name in ["a", "b", "c"] { zip.add("\(name).webp", try Flat.webP(512, 512)) }
            zip.add("author.txt", [65])
            zip.add("cover.png", try Flat.png(96, 96))
            $0.files["title.wastickers"] = zip.bytes
        },
    ]

    static let others: [Planted] = [
        Planted(.telegram, .size, "1.webp") { $0.files["1.webp"] = try Flat.webP(500, 500) },
        Planted(.telegram, .size, "1.webp") { $0.files["1.webp"] = try Flat.webP(512, 600) },
        Planted(.telegram, .bytes, "1.webp") { $0.files["1.webp"] = Flat.padded(try Flat.webP(512, 512), to: 512_002) },
        Planted(.telegram, .emoji, "emoji.json, 1.webp") { $0.replace("emoji.json", #"["😀"]"#, "[]") },
        Planted(.telegram, .emoji, "2.webp") { $0.replace("emoji.json", "2.webp", "1.webp") },
        Planted(.telegram, .missing, "emoji.json, 3.webp") { $0.replace("emoji.json", "2.webp", "3.webp") },
        Planted(.telegram, .text, "emoji.json") {
            $0.replace("emoji.json", "Title", String(repeating: "t", count: 65))
        },
        Planted(.telegram, .size, "thumbnail.webp") { $0.files["thumbnail.webp"] = try Flat.webP(101, 100) },
        Planted(.telegram, .size, "emoji/1.webp") { $0.files["emoji/1.webp"] = try Flat.webP(128, 128) },
        Planted(.telegram, .emoji, "emoji/1.webp") {
            $0.files["emoji/1.webp"] = try Flat.webP(100, 100)
            $0.files["emoji/emoji.json"] = Array(
                #"{"title": "T", "sticker_type": "custom_emoji", "stickers": []}"#.utf8)
        },
        Planted(.telegram, .size, "1.webp") { $0.replace("emoji.json", "{", #"{"sticker_type": "custom_emoji", "#) },
        Planted(.telegram, moving: true, .seconds, "1.webm") {
            $0.files["1.webm"] = try await Flat.moving(.webM, 512, 512, milliseconds: 700)
        },
        Planted(.telegram, moving: true, .rate, "1.webm") {
            $0.files["1.webm"] = try await Flat.moving(.webM, 512, 512, frames: 20, milliseconds: 20)
        },
        Planted(.telegram, moving: true, .format, "1.webm") {
            $0.files["1.webm"] = try await Flat.moving(.gif, 512, 512)
        },
        Planted(.signal, .size, "1.png") { $0.files["1.png"] = try Flat.png(512, 510) },
        Planted(.signal, .bytes, "1.png") { $0.files["1.png"] = Flat.padded(png: try Flat.png(512, 512), to: 307_201) },
        Planted(.signal, moving: true, .seconds, "1.png") {
            $0.files["1.png"] = try await Flat.moving(.apng, 512, 512, milliseconds: 601)
        },
        Planted(.signal, .damaged, "1.png") { pack in pack.files["1.png"]?[60] ^= 1 },
        Planted(.signal, .format, "2.png") { $0.files["2.png"] = try Flat.jpeg(512, 512) },
        Planted(.discord, .size, "stickers/happy.png") { $0.files["stickers/happy.png"] = try Flat.png(512, 512) },
        Planted(.discord, .name, "emoji/me-happy.png") { $0.rename("emoji/me_happy.png", "emoji/me-happy.png") },
        Planted(.discord, .text, "stickers.json") { $0.replace("stickers.json", #""Happy""#, #""H""#) },
        Planted(.discord, .missing, "stickers.json") { $0.replace("stickers.json", "happy.png", "sad.png") },
        Planted(.discord, moving: true, .format, "stickers/happy.png") {
            $0.files["stickers/happy.png"] = try await Flat.moving(.webP, 320, 320)
        },
        Planted(.slack, .bytes, "me-happy.png") {
            $0.files["me-happy.png"] = Flat.padded(png: try Flat.png(128, 128), to: 128_000)
        },
        Planted(.slack, .size, "me-happy.png") { $0.files["me-happy.png"] = try Flat.png(128, 96) },
        Planted(.slack, .name, "Me-Happy.png") { $0.rename("me-happy.png", "Me-Happy.png") },
        Planted(.slack, .format, "me-happy.png") { $0.files["me-happy.png"] = try await Flat.moving(.apng, 128, 128) },
        Planted(.imessage, .size, "me.stickerpack/happy.sticker/happy.png") {
            $0.files["me.stickerpack/happy.sticker/happy.png"] = try Flat.png(400, 400)
        },
        Planted(.imessage, .size, "me.stickerpack/happy.sticker/happy.png") {
            $0.replace("me.stickerpack/Contents.json", "regular", "large")
        },
        Planted(.imessage, .list, "me.stickerpack/Contents.json") {
            $0.replace("me.stickerpack/Contents.json", "regular", "huge")
        },
        Planted(.imessage, .missing, "me.stickerpack/happy.sticker/Contents.json") {
            $0.files["me.stickerpack/happy.sticker/happy.png"] = nil
        },
        Planted(.imessage, .text, "me.stickerpack/happy.sticker/Contents.json") {
            $0.replace("me.stickerpack/happy.sticker/Contents.json", #""Happy""#, #""""#)
        },
        Planted(.line, .count, "pack") { $0.files["08.png"] = nil },
        Planted(.line, .order, "pack") { $0.rename("08.png", "09.png") },
        Planted(.line, .size, "01.png") { $0.files["01.png"] = try Flat.png(319, 320) },
        Planted(.line, .size, "01.png") { $0.files["01.png"] = try Flat.png(372, 320) },
        Planted(.line, .missing, "main.png") { $0.files["main.png"] = nil },
        Planted(.line, .size, "tab.png") { $0.files["tab.png"] = try Flat.png(74, 96) },
        Planted(.line, .surplus, "cover.png") { $0.files["cover.png"] = try Flat.png(96, 74) },
        Planted(.line, .mixed, "pack") { $0.files["01.png"] = try await Flat.moving(.apng, 270, 270, loops: 4) },
        Planted(.line, moving: true, .frames, "01.png") {
            $0.files["01.png"] = try await Flat.moving(.apng, 270, 270, frames: 4, milliseconds: 250, loops: 1)
        },
        Planted(.line, moving: true, .loops, "01.png") { $0.files["01.png"] = try await Flat.moving(.apng, 270, 270) },
        Planted(.line, moving: true, .seconds, "01.png") {
            $0.files["01.png"] = try await Flat.moving(.apng, 270, 270, milliseconds: 230, loops: 1)
        },
        Planted(.line, moving: true, .seconds, "01.png") {
            $0.files["01.png"] = try await Flat.moving(.apng, 270, 270, milliseconds: 400, loops: 3)
        },
        Planted(.wechat, .format, "stickers/01.gif") { $0.files["stickers/01.gif"] = try Flat.png(240, 240) },
        Planted(.wechat, .count, "pack") { $0.files["thumbnails/08.png"] = nil },
        Planted(.wechat, .text, "meanings.txt, line 1") { $0.replace("meanings.txt", "01 开心", "01 非常非常开心") },
        Planted(.wechat, .missing, "icon.png") { $0.files["icon.png"] = nil },
        Planted(.wechat, .size, "banner.png") { $0.files["banner.png"] = try Flat.png(750, 300) },
        Planted(.mastodon, .bytes, "emoji/me_happy.png") {
            $0.files["emoji/me_happy.png"] = Flat.padded(png: try Flat.png(128, 128), to: 50_001)
        },
        Planted(.mastodon, .name, "me-happy.png") {
            var tar = TarWriter()
            tar.add("me-happy.png", try Flat.png(128, 128))
            $0.files["emoji.tar.gz"] = tar.gzipBytes
        },
        Planted(.mastodon, .damaged, "emoji.tar.gz") { $0.files["emoji.tar.gz"]?.removeLast(2000) },
        Planted(.folder, .missing, "pack.json, happy") { $0.files["svg/happy.svg"] = nil },
        Planted(.folder, .text, "pack.json, happy") { $0.replace("pack.json", #""Happy""#, #""""#) },
    ]

    @Test(arguments: whatsapp + others) func eachIsFound(_ planted: Planted) async throws {
        var pack = try await GoodPack.of(planted.platform, moving: planted.moving)
        try await planted.change(&pack)
        let breaches = pack.check(planted.platform).breaches
        let found = breaches.filter { $0.rule == planted.rule && $0.file.hasPrefix(planted.file) }
        #expect(!found.isEmpty, "\(breaches.map(\.description))")
        #expect(found.allSatisfy { !$0.value.isEmpty && !$0.limit.isEmpty && !$0.remedy.isEmpty })
    }

    @Test func thereAreEnough() { #expect((Self.whatsapp + Self.others).count >= 40) }

    @Test func allAreToldAtOnce() async throws {
        var pack = try await GoodPack.whatsapp()
        pack.files["one/a.webp"] = try Flat.png(500, 500)
        pack.files["one/b.webp"] = []
        pack.files["one/tray.png"] = nil
        let rules = Set(pack.check(.whatsapp).breaches.map(\.rule))
        #expect(rules.isSuperset(of: [.format, .size, .damaged, .missing]))
    }

    @Test func onePictureIsJudgedByTheRuleThatItIsMeantFor() throws {
        let scratch = try Scratch()
        let emoji = try scratch.file("a.png", Flat.png(128, 128))
        let sticker = try scratch.file("b.png", Flat.png(320, 320))
        let wrong = try scratch.file("c.png", Flat.png(319, 320))
        for file in [emoji, sticker] { #expect(try PackCheck(of: file.path, for: .discord).breaches == []) }
        #expect(try PackCheck(of: wrong.path, for: .discord).breaches.map(\.rule) == [.size])
        #expect(throws: PackError.self) { try PackCheck(of: scratch.path("nothing"), for: .discord) }
    }

    /// Three entries that are the same bytes of the file: five thousand would make gigabytes of a few megabytes.
    @Test func archivesWhoseEntriesShareTheirBytesAreRefused() throws {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let content = [UInt8](repeating: 65, count: 1000)
        var file =
            number(0x0403_4B50, 4) + [UInt8](repeating: 0, count: 22) + number(1, 2) + number(0, 2) + Array("a".utf8)
        file += content
        let start = file.count
        for name in ["a", "b", "c"] {
            // Stored, of so many bytes in the file and none outside.
            file += number(0x0201_4B50, 4) + [UInt8](repeating: 0, count: 16) + number(content.count, 4) + number(0, 4)
            file += number(1, 2) + [UInt8](repeating: 0, count: 16) + Array(name.utf8)
        }
        let size = file.count - start
        file +=
            number(0x0605_4B50, 4) + number(0, 4) + number(3, 2) + number(3, 2) + number(size, 4) + number(start, 4)
            + number(0, 2)
        let scratch = try Scratch()
        let error = #expect(throws: PackError.self) { try PackFiles(at: scratch.file("x.zip", file).path) }
        #expect("\(try #require(error))".contains("its files overlap"))
    }

    @Test func foldersAndArchivesAreRead() async throws {
        let scratch = try Scratch()
        let pack = try await GoodPack.line()
        var zip = ZIPWriter()
        for (name, bytes) in pack.files {
            try scratch.file("line/\(name)", bytes)
            zip.add(name, bytes)
        }
        try scratch.file("line.zip", zip.bytes)
        for path in [scratch.folder.path, scratch.path("line"), scratch.path("line.zip")] {
            let check = try PackCheck(of: path, for: .line)
            #expect(check.breaches == [] && check.stickers == 8, "\(path)")
        }
        try Tool.run("tar", ["czf", scratch.path("line.tgz"), "-C", scratch.path("line"), "."])
        #expect(try PackCheck(of: scratch.path("line.tgz"), for: .line).breaches == [])
    }
}
