import Basics
import Foundation
import Imaging
import MovingPictures
import StickerPacks
import Synchronization

/// Packs that break no rule, in memory, of pictures that are quickly made; made without what they are to test.
struct GoodPack: Sendable {
    var files: [String: [UInt8]] = [:]

    func check(_ platform: Platform) -> PackCheck { PackCheck(of: PackFiles(name: "pack", files), for: platform) }

    mutating func rename(_ old: String, _ new: String) { files[new] = files.removeValue(forKey: old) }

    /// Changes a text file.
    mutating func replace(_ file: String, _ find: String, _ put: String) {
        let text = String(decoding: files[file] ?? [], as: UTF8.self)
        files[file] = Array(text.replacingOccurrences(of: find, with: put).utf8)
    }
}

/// Flat pictures: a square that moves.
enum Flat {
    static func image(_ width: Int, _ height: Int, at place: Int = 0) -> Image {
        var image = Image(width: width, height: height)
        let side = min(width, height) / 4
        for y in side..<2 * side {
            for x in place..<min(place + side, width) { image[x, y] = Color(red: 200, green: 40, blue: 60) }
        }
        return image
    }

    static func png(_ width: Int, _ height: Int) throws -> [UInt8] { try image(width, height).pngBytes() }

    static func webP(_ width: Int, _ height: Int) throws -> [UInt8] { try image(width, height).webPBytes() }

    static func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] { try image(width, height).jpegBytes() }

    static func moving(
        _ format: MovingFormat, _ width: Int, _ height: Int, frames: Int = 5, milliseconds: Int = 200, loops: Int = 0
    ) async throws -> [UInt8] {
        let images = (0..<frames).map { image(width, height, at: $0 % 16 * 4) }
        let clip = Clip(frames: images, durations: Array(repeating: milliseconds, count: frames))
        let colors = format == .webP || format == .webM ? nil : 4
        return try await ClipWriter(format: format, loops: loops).bytes(of: clip, colors: colors)
    }

    static func gif(_ width: Int, _ height: Int) async throws -> [UInt8] {
        try await moving(.gif, width, height, frames: 1)
    }

    /// More bytes at its end, in a chunk that readers leave out.
    static func padded(_ webP: [UInt8], to size: Int) -> [UInt8] {
        let length = size - webP.count - 8
        let little = { (value: Int) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        var file = webP + Array("JUNK".utf8) + little(length) + [UInt8](repeating: 0, count: length)
        file.replaceSubrange(4..<8, with: little(file.count - 8))
        return file
    }

    /// As ``padded(_:to:)``, of a PNG file.
    static func padded(png: [UInt8], to size: Int) -> [UInt8] {
        let content = [UInt8](repeating: 7, count: size - png.count - 12)
        let big = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let body = Array("teST".utf8) + content
        return Array(png.dropLast(12)) + big(UInt32(content.count)) + body + big(CRC32.of(body)) + Array(png.suffix(12))
    }
}

extension GoodPack {
    static func whatsapp(moving: Bool = false) async throws -> GoodPack {
        var pack = GoodPack()
        let sticker = moving ? try await Flat.moving(.webP, 512, 512) : try Flat.webP(512, 512)
        let tray = try Flat.png(96, 96)
        var zip = ZIPWriter()
        zip.add("title.txt", Array("Title".utf8))
        zip.add("author.txt", Array("Author".utf8))
        zip.add("cover.png", tray)
        var entries: [String] = []
        for name in ["a", "b", "c"] {
            pack.files["one/\(name).webp"] = sticker
            zip.add("\(name).webp", sticker)
            entries.append(#"{"image_file": "\#(name).webp", "emojis": ["😀"], "accessibility_text": "alt \#(name)"}"#)
        }
        pack.files["one/tray.png"] = tray
        pack.files["title.wastickers"] = zip.bytes
        let list = """
            {"android_play_store_link": "", "ios_app_store_link": "", "sticker_packs": [{"identifier": "one", "name": "Title",
            "publisher": "Author", "tray_image_file": "tray.png", "image_data_version": "1", "publisher_website": "",
            "publisher_email": "", "animated_sticker_pack": \(moving), "stickers": [\(entries.joined(separator: ", "))]}]}
            """
        pack.files["contents.json"] = Array(list.utf8)
        pack.files["sticker_packs.wasticker"] = Array(list.utf8)
        return pack
    }

    static func telegram(moving: Bool = false) async throws -> GoodPack {
        var pack = GoodPack()
        let ending = moving ? "webm" : "webp"
        let sticker = moving ? try await Flat.moving(.webM, 512, 512) : try Flat.webP(512, 512)
        for name in ["1", "2"] { pack.files["\(name).\(ending)"] = sticker }
        pack.files["thumbnail.\(ending)"] = moving ? try await Flat.moving(.webM, 100, 100) : try Flat.webP(100, 100)
        pack.files["emoji.json"] = Array(
            """
            {"title": "Title", "stickers": [{"file": "1.\(ending)", "emoji_list": ["😀"]},
            {"file": "2.\(ending)", "emoji_list": ["👍", "👏"]}]}
            """.utf8)
        return pack
    }

    static func signal(moving: Bool = false) async throws -> GoodPack {
        let sticker = moving ? try await Flat.moving(.apng, 512, 512) : try Flat.png(512, 512)
        return GoodPack(files: ["1.png": sticker, "2.png": sticker])
    }

    static func discord(moving: Bool = false) async throws -> GoodPack {
        let sticker = moving ? try await Flat.moving(.apng, 320, 320) : try Flat.png(320, 320)
        let emoji = moving ? try await Flat.moving(.webP, 128, 128) : try Flat.png(128, 128)
        return GoodPack(files: [
            "stickers/happy.png": sticker, "emoji/me_happy.\(moving ? "webp" : "png")": emoji,
            "stickers.json": Array(
                #"[{"file": "stickers/happy.png", "name": "Happy", "description": "A face", "tags": "😀"}]"#.utf8),
        ])
    }

    static func slack(moving: Bool = false) async throws -> GoodPack {
        let emoji = moving ? try await Flat.moving(.gif, 128, 128) : try Flat.png(128, 128)
        return GoodPack(files: ["me-happy.\(moving ? "gif" : "png")": emoji])
    }

    static func iMessage(moving: Bool = false) async throws -> GoodPack {
        let sticker = moving ? try await Flat.moving(.gif, 408, 408) : try Flat.png(408, 408)
        let name = moving ? "happy.gif" : "happy.png"
        return GoodPack(files: [
            "me.stickerpack/Contents.json": Array(
                #"{"properties": {"grid-size": "regular"}, "stickers": [{"filename": "happy.sticker"}]}"#.utf8),
            "me.stickerpack/happy.sticker/Contents.json": Array(
                #"{"properties": {"filename": "\#(name)", "accessibility-label": "Happy"}}"#.utf8),
            "me.stickerpack/happy.sticker/\(name)": sticker,
        ])
    }

    static func line(moving: Bool = false) async throws -> GoodPack {
        var pack = GoodPack()
        let sticker = moving ? try await Flat.moving(.apng, 270, 270, loops: 4) : try Flat.png(320, 320)
        for number in 1...8 { pack.files["0\(number).png"] = sticker }
        pack.files["main.png"] = moving ? try await Flat.moving(.apng, 240, 240, loops: 4) : try Flat.png(240, 240)
        pack.files["tab.png"] = try Flat.png(96, 74)
        return pack
    }

    static func weChat(moving: Bool = false) async throws -> GoodPack {
        var pack = GoodPack()
        let sticker = try await moving ? Flat.moving(.gif, 240, 240) : Flat.gif(240, 240)
        let thumbnail = try Flat.png(120, 120)
        for number in 1...8 {
            pack.files["stickers/0\(number).gif"] = sticker
            pack.files["thumbnails/0\(number).png"] = thumbnail
        }
        pack.files["cover.png"] = try Flat.png(240, 240)
        pack.files["icon.png"] = try Flat.png(50, 50)
        pack.files["banner.png"] = try Flat.png(750, 400)
        pack.files["meanings.txt"] = Array((1...8).map { "0\($0) 开心\n" }.joined().utf8)
        return pack
    }

    static func mastodon(moving: Bool = false) async throws -> GoodPack {
        let emoji = moving ? try await Flat.moving(.gif, 128, 128) : try Flat.png(128, 128)
        let name = moving ? "me_happy.gif" : "me_happy.png"
        var tar = TarWriter()
        tar.add(name, emoji)
        return GoodPack(files: ["emoji/\(name)": emoji, "emoji.tar.gz": tar.gzipBytes])
    }

    static func folder(moving: Bool = false) async throws -> GoodPack {
        var pack = GoodPack(files: ["png/happy.png": try Flat.png(512, 512), "svg/happy.svg": Array("<svg/>".utf8)])
        if moving { pack.files["webp/happy.webp"] = try await Flat.moving(.webP, 512, 512) }
        pack.files["pack.json"] = Array(
            """
            {"version": 1, "stickers": [{"name": "happy", "alt": "Happy", "emoji": ["😀"], "png": "png/happy.png",
            "svg": "svg/happy.svg"\(moving ? #", "webp": "webp/happy.webp""# : "")}]}
            """.utf8)
        return pack
    }

    private static let made = Mutex<[String: GoodPack]>([:])

    /// Made once.
    static func of(_ platform: Platform, moving: Bool = false) async throws -> GoodPack {
        let key = "\(platform.name) \(moving)"
        if let pack = made.withLock({ $0[key] }) { return pack }
        let pack = try await new(platform, moving: moving)
        made.withLock { $0[key] = pack }
        return pack
    }

    private static func new(_ platform: Platform, moving: Bool) async throws -> GoodPack {
        switch platform {
        case .whatsapp: try await whatsapp(moving: moving)
        case .telegram: try await telegram(moving: moving)
        case .signal: try await signal(moving: moving)
        case .discord: try await discord(moving: moving)
        case .slack: try await slack(moving: moving)
        case .imessage: try await iMessage(moving: moving)
        case .line: try await line(moving: moving)
        case .wechat: try await weChat(moving: moving)
        case .mastodon: try await mastodon(moving: moving)
        case .folder: try await folder(moving: moving)
        }
    }
}
