import Basics
import Foundation
import Imaging
import PartLibrary

/// What a platform's folder holds beside the pictures of stickers: lists, covers, archives.
struct PackExtras {
    let builder: PackBuilder
    let platform: Platform

    private var plan: PackPlan { builder.plan }
    private var pack: StickerPack { builder.plan.pack }
    private var stickers: [Sticker] { Array(plan.stickers(for: platform)) }

    func write() async throws {
        switch platform {
        case .whatsapp: try await writeWhatsApp()
        case .telegram: try await writeTelegram()
        case .signal, .slack: break
        case .discord:
            try write(
                list: stickers.map { sticker in
                    [
                        "file": plan.path(.sticker, of: sticker, for: .discord),
                        "name": String(sticker.title.prefix(30)), "description": sticker.alternativeText,
                        "tags": sticker.emoji[0],
                    ]
                }, to: "stickers.json")
        case .imessage: try writeIMessage()
        case .line: try await writeLINE()
        case .wechat: try await writeWeChat()
        case .mastodon: try writeMastodon()
        case .folder: try writeFolder()
        }
    }

    private func writeWhatsApp() async throws {
        let packs = plan.packs(for: .whatsapp)
        var android: [[String: Any]] = []
        var iOS: [[String: Any]] = []
        for (index, stickers) in packs.enumerated() {
            let (number, identifier) = (index + 1, plan.identifier(index + 1))
            let tray = packs.count > 1 ? "tray_\(number).png" : "tray.png"
            let trayBytes = try await picture(.tray, of: stickers[0])
            try write(trayBytes, to: "\(identifier)/\(tray)")
            let title = plan.packTitle(number, of: .whatsapp)
            let entries: [[String: Any]] = stickers.map { sticker in
                [
                    "image_file": plan.path(.sticker, of: sticker, for: .whatsapp).fileName,
                    "emojis": sticker.emoji, "accessibility_text": sticker.alternativeText,
                ]
            }
            var entry: [String: Any] = [
                "identifier": identifier, "name": title, "publisher": pack.author, "tray_image_file": tray,
                "publisher_website": "", "privacy_policy_website": "", "license_agreement_website": "",
                "stickers": entries,
            ]
            if pack.isAnimated { entry["animated_sticker_pack"] = true }
            iOS.append(entry)
            (entry["image_data_version"], entry["avoid_cache"], entry["publisher_email"]) = ("1", false, "")
            android.append(entry)
            var zip = ZIPWriter()
            zip.add("title.txt", Array(title.utf8))
            zip.add("author.txt", Array(pack.author.utf8))
            zip.add("cover.png", trayBytes)
            for sticker in stickers {
                let path = plan.path(.sticker, of: sticker, for: .whatsapp)
                zip.add(path.fileName, try read(path))
            }
            let name = packs.count > 1 ? "\(plan.slug)-\(number)" : plan.slug
            try write(zip.bytes, to: name + ".wastickers")
        }
        for (name, packs) in [("contents.json", android), ("sticker_packs.wasticker", iOS)] {
            try write(
                object: ["android_play_store_link": "", "ios_app_store_link": "", "sticker_packs": packs], to: name)
        }
    }

    private func writeTelegram() async throws {
        if let first = stickers.first {
            let thumbnail = try await picture(.thumbnail, of: first)
            try write(thumbnail, to: pack.isAnimated ? "thumbnail.webm" : "thumbnail.webp")
        }
        for (use, type, folder) in [(PictureRule.Use.sticker, "regular", ""), (.emoji, "custom_emoji", "emoji/")] {
            let entries: [[String: Any]] = stickers.map { sticker in
                [
                    "file": plan.path(use, of: sticker, for: .telegram).fileName,
                    "format": pack.isAnimated ? "video" : "static",
                    "emoji_list": sticker.emoji, "keywords": [sticker.title.lowercased()],
                ]
            }
            try write(
                object: ["title": pack.title, "sticker_type": type, "stickers": entries], to: folder + "emoji.json")
        }
    }

    private func writeIMessage() throws {
        let info: [String: Any] = ["version": 1, "author": "xcode"]
        let folder = "\(plan.slug).stickerpack"
        for sticker in stickers {
            let path = plan.path(.sticker, of: sticker, for: .imessage)
            let file = path.fileName
            try write(
                object: [
                    "info": info, "properties": ["filename": file, "accessibility-label": sticker.alternativeText],
                ],
                to: "\(folder)/\(sticker.name).sticker/Contents.json")
        }
        try write(
            object: [
                "info": info, "properties": ["grid-size": "regular"],
                "stickers": stickers.map { ["filename": "\($0.name).sticker"] },
            ], to: "\(folder)/Contents.json")
    }

    private func writeLINE() async throws {
        guard let first = stickers.first else { return }
        var zip = ZIPWriter()
        for use in [PictureRule.Use.main, .tab] {
            let bytes = try await picture(use, of: first)
            try write(bytes, to: "\(use.rawValue).png")
            zip.add("\(use.rawValue).png", bytes)
        }
        for sticker in stickers {
            let path = plan.path(.sticker, of: sticker, for: .line)
            zip.add(path, try read(path))
        }
        try write(zip.bytes, to: "stickers.zip")
    }

    private func writeWeChat() async throws {
        guard let first = stickers.first else { return }
        for use in [PictureRule.Use.cover, .icon] {
            try write(try await picture(use, of: first), to: "\(use.rawValue).png")
        }
        try write(try await WeChatBanner(plan: plan).bytes(), to: "banner.png")
        let lines = stickers.map { "\($0.digits) \($0.meaning)" }
        try write(Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")], to: "meanings.txt")
    }

    private func writeMastodon() throws {
        var tar = TarWriter()
        for sticker in stickers {
            let path = plan.path(.emoji, of: sticker, for: .mastodon)
            tar.add(path.fileName, try read(path))
        }
        try write(tar.gzipBytes, to: "emoji.tar.gz")
    }

    private func writeFolder() throws {
        let entries: [[String: Any]] = stickers.map { sticker in
            var entry: [String: Any] = [
                "name": sticker.name, "title": sticker.title, "emoji": sticker.emoji, "alt": sticker.alternativeText,
                "png": plan.path(.sticker, of: sticker, for: .folder, moving: false), "svg": "svg/\(sticker.name).svg",
            ]
            if let title = sticker.expression.chineseTitle { entry["title_zh"] = title }
            if pack.isAnimated { entry["webp"] = plan.path(.sticker, of: sticker, for: .folder, moving: true) }
            return entry
        }
        try write(
            object: ["version": 1, "title": pack.title, "author": pack.author, "stickers": entries], to: "pack.json")
    }

    /// A picture of the pack, drawn of one of its stickers without the words, which are that one's.
    private func picture(_ use: PictureRule.Use, of sticker: Sticker) async throws -> [UInt8] {
        guard let rule = platform.rules.rule(use, moving: pack.isAnimated) else { return [] }
        let pictures = StickerPictures(of: sticker.plain, recipe: pack.recipe, renderer: pack.renderer)
        return try await builder.encode(
            pictures, by: rule, sticker: sticker, platform: platform, path: "\(platform.name)/\(use.rawValue)")
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        try builder.staged.write(bytes, to: "\(platform.name)/\(name)")
    }

    private func write(object: [String: Any], to name: String) throws { try write(json: object, to: name) }

    private func write(list: [[String: Any]], to name: String) throws { try write(json: list, to: name) }

    private func write(json: Any, to name: String) throws {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try JSONSerialization.data(withJSONObject: json, options: options)
        try write([UInt8](data) + [UInt8(ascii: "\n")], to: name)
    }

    private func read(_ name: String) throws -> [UInt8] {
        try BoundedFile.read("\(builder.staged.path)/\(platform.name)/\(name)", limit: 64 << 20)
    }
}
