import Foundation

extension PackJudge {
    mutating func judgeWhatsApp() {
        let lists = files.paths.filter { $0 == "contents.json" || $0.hasSuffix("/contents.json") }
        let lists2 = files.paths(endingIn: ".wasticker")
        let archives = files.paths(endingIn: ".wastickers")
        if lists.isEmpty, lists2.isEmpty, archives.isEmpty {
            guard files["title.txt"] != nil || files["author.txt"] != nil || files["cover.png"] != nil else {
                add(
                    "contents.json", .missing, "no such file",
                    limit: "contents.json, a .wasticker or a .wastickers file",
                    "add the list of packs")
                return judgeStickers(pictures(in: files.paths))
            }
            return judgeArchive()
        }
        for list in lists { judgeList(list, isAndroid: true) }
        for list in lists2 { judgeList(list, isAndroid: false) }
        if lists.isEmpty && lists2.isEmpty == false || !lists.isEmpty {
            judgeSurplus("name it in contents.json, or remove it")
        }
        for archive in archives {
            seen.insert(archive)
            guard let bytes = files[archive] else { continue }
            do {
                guard let content = try Archive.content(of: bytes, name: archive) else {
                    add(archive, .damaged, "no ZIP file", limit: "a ZIP file", "make the file anew")
                    continue
                }
                var inner = PackJudge(files: PackFiles(name: archive, content), rules: rules)
                inner.judgeArchive()
                breaches += inner.breaches
                if lists.isEmpty, lists2.isEmpty { stickers += inner.stickers }
                if lists.isEmpty { isMoving = inner.isMoving }
            } catch {
                add(archive, .damaged, "\(error)", limit: "a ZIP file", "make the file anew")
            }
        }
    }

    /// `contents.json` of Android, `sticker_packs.wasticker` of iOS.
    private mutating func judgeList(_ path: String, isAndroid: Bool) {
        guard let list = object(path) else { return }
        let packs = list["sticker_packs"] as? [[String: Any]] ?? []
        if packs.isEmpty {
            add(path, .list, "no sticker_packs", limit: "a pack at least", "add the packs")
        }
        for (key, domain) in [
            ("android_play_store_link", "play.google.com"), ("ios_app_store_link", "itunes.apple.com"),
        ] {
            judgeLink(list[key], key, domain: domain, at: path)
        }
        var identifiers: Set<String> = []
        var total = 0
        for (index, pack) in packs.enumerated() {
            let identifier = pack["identifier"] as? String ?? ""
            let place = "\(path), pack \(identifier.isEmpty ? String(index + 1) : identifier)"
            judge(text: "identifier", identifier, at: place)
            if identifier.contains("..") {
                add(place, .name, "identifier with ..", limit: "no two dots together", "take other characters")
            }
            if !identifiers.insert(identifier).inserted {
                add(place, .name, "the identifier a second time", limit: "one of each", "give it another")
            }
            judge(text: "title", pack["name"] as? String, at: place)
            judge(text: "author", pack["publisher"] as? String, at: place)
            for key in ["publisher_website", "privacy_policy_website", "license_agreement_website"] {
                judgeLink(pack[key], key, domain: nil, at: place)
            }
            if let address = pack["publisher_email"] as? String, !address.isEmpty,
                !address.matchesWholly(#"[^@\s]+@[^@\s]+\.[^@\s]+"#)
            {
                add(place, .link, "publisher_email", limit: "an address of e-mail", "mend it, or leave it empty")
            }
            if isAndroid, (pack["image_data_version"] as? String ?? "").isEmpty {
                add(place, .list, "no image_data_version", limit: "a version, such as “1”", "add it")
            }
            let moves = pack["animated_sticker_pack"] as? Bool ?? false
            isMoving = moves
            let folder = [path.parent, isAndroid ? identifier : ""].filter { !$0.isEmpty }.joined(separator: "/")
            if let tray = found(pack["tray_image_file"] as? String, in: folder, "tray_image_file", at: place) {
                judge(tray, .tray, moving: moves)
            }
            let stickers = pack["stickers"] as? [[String: Any]] ?? []
            judgeCount(stickers.count, at: place)
            total += stickers.count
            var named: Set<String> = []
            for (number, sticker) in stickers.enumerated() {
                let name = sticker["image_file"] as? String
                let entry = "\(place), \(name ?? "sticker \(number + 1)")"
                if let name, !named.insert(name).inserted {
                    add(entry, .name, "the picture a second time", limit: "one of each", "remove one")
                }
                let emoji = sticker["emojis"] as? [String]
                let counts = rules.emoji ?? 1...3
                judge(emoji: emoji, at: entry, counts: (isAndroid ? counts.lowerBound : 0)...counts.upperBound)
                let alt = moves ? "alt text of a moving one" : "alt text of a still"
                judge(text: alt, sticker["accessibility_text"] as? String, at: entry)
                guard let picture = found(name, in: folder, "image_file", at: entry) else { continue }
                if let facts = facts(of: picture), (facts.frames > 1) != moves, facts.kind == .webP {
                    add(
                        entry, .mixed, facts.frames > 1 ? "it moves" : "it does not move",
                        limit: moves ? "all move (animated_sticker_pack)" : "none moves", "put it into another pack")
                }
                judge(picture, .sticker, moving: moves)
            }
        }
        stickers = max(stickers, total)
    }

    /// The path of a file that a list names: below the pack's folder (Android), or anywhere (iOS).
    private mutating func found(_ name: String?, in folder: String, _ key: String, at place: String) -> String? {
        guard let name, !name.isEmpty else {
            add(place, .list, "no \(key)", limit: "the name of a file", "add it")
            return nil
        }
        let path = folder.isEmpty ? name : folder + "/" + name
        if files[path] != nil { return path }
        if let path = files.paths.first(where: { $0 == name || $0.hasSuffix("/" + name) }) { return path }
        add(place, .missing, "no file \(name)", limit: key, "add the file, or mend the name")
        return nil
    }

    private mutating func judgeLink(_ value: Any?, _ key: String, domain: String?, at place: String) {
        guard let link = value as? String, !link.isEmpty else { return }
        let url = URL(string: link)
        let isWeb = url.flatMap(\.scheme).map { ["http", "https"].contains($0.lowercased()) } ?? false
        guard isWeb, url?.host?.isEmpty == false, domain == nil || url?.host == domain else {
            return add(
                place, .link, key, limit: domain.map { "a link to \($0)" } ?? "a link with http or https",
                "mend it, or leave it empty")
        }
    }

    /// What a `.wastickers` file holds.
    private mutating func judgeArchive() {
        for (file, name) in [("title.txt", "title"), ("author.txt", "author")] {
            if let text = text(of: file) {
                judge(text: name, text, at: file)
            } else {
                add("\(files.name)/\(file)", .missing, "no such file", limit: file, "add it")
            }
        }
        let covers = files.paths.filter { ["cover.png", "tray.png"].contains($0) }
        let stickers = pictures(in: files.paths).filter { !covers.contains($0) }
        judgeStickers(stickers)
        judgeCount(stickers.count)
        if let cover = covers.first {
            judge(cover, .tray, moving: isMoving)
        } else {
            add("\(files.name)/cover.png", .missing, "no such file", limit: "the cover, a PNG of 96×96", "add it")
        }
    }
}
