import Foundation

extension PackJudge {
    mutating func judgeTelegram() {
        let all = pictures(in: files.paths)
        let list = object("emoji.json")
        // A set is of stickers or of emoji; a pack of ours has one of each.
        if list?["sticker_type"] as? String == "custom_emoji" {
            return judgeTelegramSet(all, use: .emoji, list: list, in: "")
        }
        let emoji = all.filter { $0.hasPrefix("emoji/") }
        if !emoji.isEmpty { judgeTelegramSet(emoji, use: .emoji, list: object("emoji/emoji.json"), in: "emoji/") }
        let stickers = all.filter { !emoji.contains($0) }
        if stickers.isEmpty, !emoji.isEmpty { return }
        self.stickers = 0
        judgeTelegramSet(stickers, use: .sticker, list: list, in: "")
    }

    /// - Parameter folder: that of the set's files and list, with a slash at its end; empty for that of the pack.
    private mutating func judgeTelegramSet(
        _ pictures: [String], use: PictureRule.Use, list: [String: Any]?, in folder: String
    ) {
        let thumbnails = pictures.filter { ["thumbnail", "cover"].contains($0.fileStem) }
        let stickers = pictures.filter { !thumbnails.contains($0) }
        judgeStickers(stickers, use: use)
        judgeCount(stickers.count)
        for path in thumbnails { judge(path, .thumbnail, moving: path.hasSuffix(".webm")) }
        guard let list else { return }
        let listPlace = folder + "emoji.json"
        judge(text: "title", list["title"] as? String, at: listPlace)
        var named: Set<String> = []
        for (index, entry) in (list["stickers"] as? [[String: Any]] ?? []).enumerated() {
            let name = entry["file"] as? String ?? ""
            let place = "\(listPlace), \(name.isEmpty ? "sticker \(index + 1)" : name)"
            judge(emoji: entry["emoji_list"] as? [String], at: place, counts: rules.emoji ?? 1...20)
            if files[folder + name] == nil {
                add(place, .missing, "no such file", limit: "a file of the folder", "add the file, or mend the name")
            }
            if !named.insert(folder + name).inserted {
                add(place, .name, "the picture a second time", limit: "one of each", "remove one")
            }
        }
        for path in stickers where !named.contains(path) {
            add(path, .emoji, "not in emoji.json", limit: "emoji for each sticker", "add it there")
        }
    }

    mutating func judgeDiscord() {
        let all = pictures(in: files.paths)
        var stickers = all.filter { $0.hasPrefix("stickers/") }
        var emoji = all.filter { $0.hasPrefix("emoji/") }
        if stickers.isEmpty, emoji.isEmpty {
            // Another program's folder: what is small is meant as emoji.
            for path in all {
                if let facts = facts(of: path), max(facts.width, facts.height) <= 128 {
                    emoji.append(path)
                } else {
                    stickers.append(path)
                }
            }
        }
        if !emoji.isEmpty { judgeEmoji(emoji) }
        let count = self.stickers
        if !stickers.isEmpty {
            self.stickers = 0
            judgeStickers(stickers)
        } else {
            self.stickers = count
        }
        if all.isEmpty { judgeCount(0) }
        guard let bytes = files["stickers.json"] else { return }
        guard let entries = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]] else {
            return add("stickers.json", .list, "no list", limit: "a JSON list of objects", "mend it")
        }
        for (index, entry) in entries.enumerated() {
            let file = entry["file"] as? String ?? ""
            let place = "stickers.json, \(file.isEmpty ? "sticker \(index + 1)" : file)"
            if files[file] == nil {
                add(place, .missing, "no such file", limit: "a file of the folder", "add the file, or mend the name")
            }
            judge(text: "name of a sticker", entry["name"] as? String, at: place)
            judge(text: "description", entry["description"] as? String, at: place)
            judge(text: "tags", entry["tags"] as? String, at: place)
        }
    }

    mutating func judgeIMessage() {
        let lists = files.paths.filter { path in
            path == "Contents.json" && files.name.hasSuffix(".stickerpack")
                || path.parent.hasSuffix(".stickerpack") && path.hasSuffix("/Contents.json")
        }
        guard !lists.isEmpty else {
            add(
                "Contents.json", .missing, "no such file", limit: "a folder .stickerpack with Contents.json",
                "make the pack as an asset catalogue has it")
            return judgeStickers(pictures(in: files.paths))
        }
        var found: [String] = []
        for list in lists {
            guard let object = object(list) else { continue }
            let folder = list.parent.isEmpty ? "" : list.parent + "/"
            let grid = (object["properties"] as? [String: Any])?["grid-size"] as? String ?? "regular"
            let sides = ["small": 300, "regular": 408, "large": 618]
            if sides[grid] == nil {
                add(list, .list, "grid-size \(grid)", limit: "small, regular or large", "take one of these")
            }
            for entry in object["stickers"] as? [[String: Any]] ?? [] {
                let name = entry["filename"] as? String ?? ""
                let inner = folder + name + "/Contents.json"
                guard files[inner] != nil else {
                    add(
                        "\(list), \(name)", .missing, "no \(name)/Contents.json", limit: "a folder for each sticker",
                        "add it")
                    continue
                }
                let properties = self.object(inner)?["properties"] as? [String: Any]
                let picture = folder + name + "/" + (properties?["filename"] as? String ?? "")
                guard files[picture] != nil else {
                    add(
                        inner, .missing, "its picture is not there", limit: "the file that it names",
                        "add the file, or mend the name")
                    continue
                }
                found.append(picture)
                if (properties?["accessibility-label"] as? String ?? "").isEmpty {
                    add(inner, .text, "no accessibility-label", limit: "a text for people who do not see", "write one")
                }
                if let side = sides[grid], let facts = facts(of: picture), facts.width != side,
                    [300, 408, 618].contains(facts.width)
                {
                    add(
                        picture, .size, "\(facts.width)×\(facts.height) pixels",
                        limit: "\(side)×\(side) for the grid \(grid)",
                        "draw it in that size, or name another grid-size")
                }
            }
        }
        judgeStickers(found)
        judgeCount(found.count)
        judgeSurplus("name it in Contents.json, or remove it")
    }

    mutating func judgeLINE() {
        for archive in files.paths(endingIn: ".zip") {
            let bytes = files[archive]?.count ?? 0
            if let most = rules.archiveBytes, bytes > most {
                add(
                    archive, .bytes, "\(bytes.grouped) bytes", limit: "\(most.grouped) at most",
                    "make the pictures smaller")
            }
            do {
                guard let content = try files[archive].flatMap({ try Archive.content(of: $0, name: archive) }) else {
                    add(archive, .damaged, "no ZIP file", limit: "a ZIP file", "make the file anew")
                    continue
                }
                var inner = PackJudge(files: PackFiles(name: archive, content), rules: rules)
                inner.judgeLINEPictures()
                breaches += inner.breaches
                if pictures(in: files.paths).isEmpty {
                    (stickers, isMoving) = (inner.stickers, inner.isMoving)
                    return
                }
            } catch {
                add(archive, .damaged, "\(error)", limit: "a ZIP file", "make the file anew")
            }
        }
        judgeLINEPictures()
    }

    private mutating func judgeLINEPictures() {
        let all = pictures(in: files.paths)
        let stickers = all.filter { Int($0.fileStem) != nil }
        judgeStickers(stickers)
        judgeCount(stickers.count)
        judgeNumbers(stickers)
        judge("main.png", .main, moving: isMoving)
        judge("tab.png", .tab, moving: isMoving)
        judgeSurplus("LINE takes main.png, tab.png and 01.png … only; remove it")
    }

    mutating func judgeWeChat() {
        let all = pictures(in: files.paths)
        let stickers = all.filter { Int($0.fileStem) != nil && $0.lowercased().hasSuffix(".gif") }
        let thumbnails = all.filter { Int($0.fileStem) != nil && !stickers.contains($0) }
        judgeStickers(stickers)
        judgeCount(stickers.count)
        judgeNumbers(stickers)
        for path in thumbnails { judge(path, .thumbnail, moving: isMoving) }
        if thumbnails.count != stickers.count {
            add(
                files.name, .count, "\(thumbnails.count) thumbnails", limit: "\(stickers.count), one a sticker",
                "add or remove some")
        }
        for use in [PictureRule.Use.cover, .icon, .banner] {
            let path = all.first { $0.fileStem == use.rawValue } ?? "\(use.rawValue).png"
            judge(path, use, moving: isMoving)
        }
        guard let text = text(of: "meanings.txt") else { return }
        let meanings = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if meanings.count != stickers.count {
            add(
                "meanings.txt", .count, "\(meanings.count) meanings", limit: "\(stickers.count), one a sticker",
                "write one a line")
        }
        for (index, line) in meanings.enumerated() {
            judge(
                text: "meaning", line.split(separator: " ").last.map(String.init), at: "meanings.txt, line \(index + 1)"
            )
        }
    }

    mutating func judgeMastodon() {
        var loose = pictures(in: files.paths)
        for archive in files.paths.filter({ $0.hasSuffix(".tar.gz") || $0.hasSuffix(".tgz") || $0.hasSuffix(".zip") }) {
            do {
                guard let content = try files[archive].flatMap({ try Archive.content(of: $0, name: archive) }) else {
                    add(archive, .damaged, "no archive", limit: "a tar.gz file", "make the file anew")
                    continue
                }
                var inner = PackJudge(files: PackFiles(name: archive, content), rules: rules)
                inner.judgeEmoji(inner.pictures(in: inner.files.paths))
                breaches += inner.breaches
                if loose.isEmpty {
                    (stickers, isMoving) = (inner.stickers, inner.isMoving)
                    return
                }
            } catch {
                add(archive, .damaged, "\(error)", limit: "a tar.gz file", "make the file anew")
            }
        }
        loose.sort()
        judgeEmoji(loose)
    }

    mutating func judgeFolder() {
        guard let list = object("pack.json") else {
            if files["pack.json"] == nil {
                add("pack.json", .missing, "no such file", limit: "the list of stickers", "add it")
            }
            return judgeStickers(pictures(in: files.paths))
        }
        var found: [String] = []
        for (index, entry) in (list["stickers"] as? [[String: Any]] ?? []).enumerated() {
            let name = entry["name"] as? String ?? "\(index + 1)"
            let place = "pack.json, \(name)"
            for key in ["png", "svg", "webp"] {
                guard let path = entry[key] as? String else { continue }
                if files[path] == nil {
                    add(place, .missing, "no file \(path)", limit: key, "add the file, or mend the name")
                } else {
                    found.append(path)
                }
            }
            if (entry["alt"] as? String ?? "").isEmpty {
                add(place, .text, "no alt", limit: "a text for people who do not see", "write one")
            }
            judge(emoji: entry["emoji"] as? [String], at: place, counts: 1...3)
            stickers += 1
        }
        let (count, moving) = (stickers, found.contains { $0.hasSuffix(".webp") })
        judgeStickers(found)
        (stickers, isMoving) = (count, moving)
        judgeCount(count)
        judgeSurplus("name it in pack.json, or remove it")
    }
}
