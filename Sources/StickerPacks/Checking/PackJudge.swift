import Basics
import Foundation
import Imaging
import PartLibrary

/// Goes through the files of a pack and notes everything that is wrong.
struct PackJudge {
    let files: PackFiles
    let rules: PlatformRules
    var breaches: [Breach] = []
    var stickers = 0
    var isMoving = false
    private(set) var largest: PackCheck.Largest?
    /// Files that were looked at.
    var seen: Set<String> = []
    private var known: [String: PictureFacts] = [:]

    init(files: PackFiles, rules: PlatformRules) { (self.files, self.rules) = (files, rules) }

    mutating func judge() {
        if files.paths.isEmpty {
            return add(files.name, .missing, "no files", limit: "a pack", "name the folder or file of the pack")
        }
        if files.isSingle { return judgeAlone() }
        switch rules.platform {
        case .whatsapp: judgeWhatsApp()
        case .telegram: judgeTelegram()
        case .signal: judgeStickers(pictures(in: files.paths))
        case .discord: judgeDiscord()
        case .slack: judgeEmoji(pictures(in: files.paths))
        case .imessage: judgeIMessage()
        case .line: judgeLINE()
        case .wechat: judgeWeChat()
        case .mastodon: judgeMastodon()
        case .folder: judgeFolder()
        }
    }

    mutating func add(_ file: String, _ rule: Breach.Rule, _ value: String, limit: String, _ remedy: String) {
        // More than anybody wants to be told at once.
        if breaches.count < 1000 { breaches.append(Breach(file, rule, value, limit: limit, remedy)) }
    }

    /// Paths that end like pictures.
    func pictures(in paths: [String]) -> [String] {
        let endings = [".png", ".apng", ".gif", ".webp", ".webm", ".jpg", ".jpeg", ".svg"]
        return paths.filter { path in endings.contains { path.lowercased().hasSuffix($0) } }
    }

    /// What a picture says about itself; a breach is noted where it cannot be read.
    mutating func facts(of path: String) -> PictureFacts? {
        if let facts = known[path] { return facts }
        guard let bytes = files[path] else { return nil }
        guard seen.insert(path).inserted else { return nil }
        do {
            let facts = try PictureFacts(bytes)
            if facts.kind != .webM, facts.kind != .svg, facts.width * facts.height <= 1 << 24 {
                _ = try DecodedPicture(bytes: bytes)
            }
            known[path] = facts
            return facts
        } catch {
            add(path, .damaged, "\(error)", limit: "a whole picture", "make the file anew")
            return nil
        }
    }

    /// One picture without a pack: by the rule that it breaks least.
    private mutating func judgeAlone() {
        guard let path = files.paths.first, let facts = facts(of: path) else { return }
        let moves = facts.frames > 1 || facts.kind == .webM
        let all = rules.pictures(moving: moves)
        let judged = all.map { rule in
            var judge = self
            judge.judge(path, facts, by: rule)
            return judge
        }
        if let best = judged.min(by: { $0.breaches.count < $1.breaches.count }) { self = best }
        (stickers, isMoving) = (1, moves)
    }

    /// Pictures that are stickers, each by the rule of its kind, and how many there are.
    mutating func judgeStickers(_ paths: [String], use: PictureRule.Use = .sticker, moving: Bool? = nil) {
        let moves = paths.map { path in facts(of: path).map { $0.frames > 1 || $0.kind == .webM } }
        let count = moves.filter { $0 == true }.count
        isMoving = moving ?? (count * 2 > paths.count)
        if !rules.mayMix, count > 0, moves.contains(false), moving == nil {
            add(
                files.name, .mixed, "\(count) of \(paths.count) move", limit: "all or none",
                "put those that move into a pack of their own")
        }
        for (path, moves) in zip(paths, moves) {
            let isMoving = rules.mayMix && moving == nil ? moves ?? isMoving : isMoving
            judge(path, use, moving: isMoving)
        }
        stickers += paths.count
    }

    mutating func judgeEmoji(_ paths: [String]) {
        judgeStickers(paths, use: .emoji)
        var names: Set<String> = []
        for path in paths {
            let name = path.fileStem
            judge(text: "name of an emoji", name, at: path)
            if !names.insert(name).inserted {
                add(path, .name, "the name \(name) a second time", limit: "one of each name", "rename the file")
            }
        }
        judgeCount(paths.count)
    }

    mutating func judgeCount(_ count: Int, at file: String? = nil) {
        let wanted = rules.count(moving: isMoving)
        guard !wanted.allows(count) else { return }
        add(
            file ?? files.name, .count, "\(count) stickers", limit: wanted.text,
            "leave some out, add some, or make several packs")
    }

    /// A picture of a use, which has to be there.
    mutating func judge(_ path: String, _ use: PictureRule.Use, moving: Bool) {
        guard files[path] != nil else {
            return add(path, .missing, "no such file", limit: "the \(use.rawValue) picture", "add it")
        }
        guard let rule = rules.rule(use, moving: moving), let facts = facts(of: path) else { return }
        judge(path, facts, by: rule)
    }

    mutating func judge(_ path: String, _ facts: PictureFacts, by rule: PictureRule) {
        let bytes = files[path]?.count ?? 0
        if Double(bytes) / Double(rule.bytes) > largest.map({ Double($0.bytes) / Double($0.limit) }) ?? -1 {
            largest = PackCheck.Largest(file: path, bytes: bytes, limit: rule.bytes)
        }
        // An animated PNG of one frame is a PNG.
        let kind = facts.kind == .apng && facts.frames == 1 ? .png : facts.kind
        let motion = rule.motion
        if !rule.kinds.contains(kind) {
            let names = rule.kinds.map(\.rawValue).joined(separator: " or ")
            // What is wrong with how another kind moves follows from its kind.
            add(path, .format, "a \(facts.kind.rawValue) file", limit: names, "save it as \(rule.kinds[0].rawValue)")
        } else {
            judge(path, facts, by: motion)
        }
        if facts.kind != .svg, !rule.size.allows(width: facts.width, height: facts.height) {
            add(
                path, .size, "\(facts.width)×\(facts.height) pixels", limit: rule.size.text,
                "draw it in that size")
        }
        if bytes > rule.bytes {
            add(
                path, .bytes, "\(bytes.grouped) bytes", limit: "\(rule.bytes.grouped) (\(rule.bytesText)) at most",
                rule.isMoving
                    ? "take fewer colours, less quality or fewer frames" : "take fewer colours or less quality")
        }
    }

    private mutating func judge(_ path: String, _ facts: PictureFacts, by rule: MotionRule) {
        if let frames = rule.frames, !frames.contains(facts.frames) {
            let most = frames.upperBound
            let limit =
                most == .max
                ? "\(frames.lowerBound) at least" : most == 1 ? "1, a still" : "\(frames.lowerBound)…\(most)"
            add(
                path, .frames, "\(facts.frames) frames", limit: limit,
                most == 1 ? "save one frame, or make a pack that moves" : "draw more or fewer frames")
        }
        if let least = rule.frameTime, let shortest = facts.durations.min(), shortest < Double(least) {
            add(
                path, .frameTime, "a frame of \(shortest.plain) ms", limit: "\(least) ms at least",
                "show each frame longer")
        }
        if let most = rule.rate, facts.durations.count > 1, facts.seconds > 0 {
            let rate = Double(facts.durations.count) / facts.seconds
            // Times are rounded to milliseconds.
            if rate > most * 1.02 {
                add(path, .rate, "\(rate.plain) frames a second", limit: "\(most.plain) at most", "leave frames out")
            }
        }
        let rounds = rule.loops == nil ? 1 : max(facts.loops ?? 1, 1)
        let seconds = facts.seconds * Double(rounds)
        if let most = rule.seconds, seconds > most + 0.0005 {
            let times = rounds > 1 ? " in \(rounds) loops" : ""
            add(
                path, .seconds, "\(seconds.plain) seconds\(times)", limit: "\(most.plain) at most",
                "make the loop shorter")
        }
        if rule.isWholeSeconds, facts.frames > 1, abs(facts.seconds - facts.seconds.rounded()) > 0.0105 {
            add(
                path, .seconds, "\(facts.seconds.plain) seconds", limit: "whole seconds",
                "show frames longer or shorter")
        }
        if let loops = rule.loops, facts.frames > 1, !loops.contains(facts.loops ?? 0) {
            let value = facts.loops == 0 || facts.loops == nil ? "loops without end" : "\(facts.loops ?? 0) loops"
            add(path, .loops, value, limit: "\(loops.lowerBound)…\(loops.upperBound)", "say how often it is shown")
        }
        if let codec = rule.codec, facts.codec != codec {
            add(path, .codec, "the codec \(facts.codec ?? "of no name")", limit: codec, "encode it as \(codec)")
        }
        if rule.codec != nil, facts.hasSound {
            add(path, .sound, "a sound track", limit: "none", "save it without sound")
        }
    }
}

/// Texts and lists.
extension PackJudge {
    /// - Parameter name: that of one of the platform's texts.
    mutating func judge(text name: String, _ text: String?, at place: String) {
        guard let rule = rules.text(name) else { return }
        let value = text ?? ""
        let length = value.utf16.count
        if !rule.lengths.contains(length) {
            add(
                place, .text, "\(name) of \(length) characters",
                limit: "\(rule.lengths.lowerBound)…\(rule.lengths.upperBound)",
                length > rule.lengths.upperBound ? "shorten it" : "write something")
        } else if let pattern = rule.pattern, !value.isEmpty, !value.matchesWholly(pattern) {
            add(place, .name, "\(name) \(quoted(value))", limit: rule.patternText ?? pattern, "take other characters")
        }
    }

    mutating func judge(emoji: [String]?, at place: String, counts: ClosedRange<Int>) {
        let emoji = emoji ?? []
        if !counts.contains(emoji.count) {
            add(
                place, .emoji, "\(emoji.count) emoji", limit: "\(counts.lowerBound)…\(counts.upperBound)",
                emoji.count < counts.lowerBound ? "name an emoji that it stands for" : "leave some out")
        }
        for word in emoji where !word.isEmoji {
            add(place, .emoji, quoted(word), limit: "an emoji", "write one emoji and nothing else")
        }
    }

    /// An object of a JSON file; a breach is noted where there is none.
    mutating func object(_ path: String) -> [String: Any]? {
        guard let bytes = files[path] else { return nil }
        seen.insert(path)
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            add(path, .list, "no JSON object", limit: "a JSON object", "mend it with an editor that knows JSON")
            return nil
        }
        return object
    }

    /// Text of a file without white space at its ends; `nil` where it is not there.
    mutating func text(of path: String) -> String? {
        guard let bytes = files[path] else { return nil }
        seen.insert(path)
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Pictures that nothing speaks of.
    mutating func judgeSurplus(_ remedy: String) {
        for path in pictures(in: files.paths) where !seen.contains(path) {
            add(path, .surplus, "in no list", limit: "only what is used", remedy)
        }
    }

    /// Files called 01, 02 … without a gap.
    mutating func judgeNumbers(_ paths: [String]) {
        let numbers = paths.compactMap { Int($0.fileStem) }.sorted()
        guard numbers != Array(1...max(paths.count, 1)), !paths.isEmpty else { return }
        let missing = (1...max(paths.count, numbers.last ?? 1)).first { !numbers.contains($0) } ?? 0
        add(
            files.name, .order, "no number \(missing) among \(paths.count) files", limit: "01, 02 … without a gap",
            "number the files anew")
    }
}

extension String {
    /// The name of a file without its folder.
    var fileName: String { String(split(separator: "/").last ?? "") }

    /// The name of a file without folder and extension.
    var fileStem: String {
        let name = fileName
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    /// The folder of a path, without a slash at its end; empty where there is none.
    var parent: String { split(separator: "/").dropLast().joined(separator: "/") }

    func matchesWholly(_ pattern: String) -> Bool {
        range(of: "^(?:\(pattern))$", options: .regularExpression) == startIndex..<endIndex
            && unicodeScalars.allSatisfy(\.isASCII)
    }
}
