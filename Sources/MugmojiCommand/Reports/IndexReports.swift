import AvatarMaking
import FaceAtlas
import Foundation
import Mugmoji
import PartEmbedding
import PartLibrary

/// What `index build --json` prints.
struct IndexBuildReport: JSONLine {
    /// In the index; `embedded` of them were embedded now, `kept` were there already.
    let parts: Int
    let embedded: Int
    let kept: Int
    /// Parts of the old index that are no longer there.
    let removed: Int
    let seconds: Double
    let path: String
    /// Size of the file.
    let bytes: Int

    init(_ build: StyleIndexBuild, path: String, elapsed: Duration) {
        parts = build.index.count
        embedded = build.changes.embeddedCount
        kept = build.changes.keptCount
        removed = build.changes.gone.count
        seconds = (elapsed / .seconds(1)).rounded(decimals: 3)
        self.path = path
        bytes = build.index.size
    }

    var summary: String {
        let words =
            "\(embedded) embedded" + (kept > 0 ? ", \(kept) kept" : "") + (removed > 0 ? ", \(removed) removed" : "")
        return "\(path): \(parts) parts, \(words) in \(String(format: "%.2f", seconds)) s"
    }
}

/// What `index check --json` prints.
struct IndexCheckReport: JSONLine {
    let path: String
    let fresh: Bool
    /// There is no index file.
    let missing: Bool
    /// `current`, `missing`, `stale` or `unusable`: the pack beside the index.
    let pack: String
    /// Parts as `slot/id`.
    let new: [String]
    let changed: [String]
    let gone: [String]
    /// Have to be drawn to be placed.
    let undrawn: [String]
    let unchanged: Int
    /// What made the index, where it is another embedder or other weights.
    let otherEmbedder: String?
    /// The style that the index was made of, where it is another.
    let otherStyle: String?

    init(_ changes: PartIndexChanges, path: String, isMissing: Bool, pack: StyleLibrary.PackState) {
        self.path = path
        self.pack = pack.word
        fresh = changes.isEmpty && pack == .current
        missing = isMissing
        new = changes.new.map(\.description)
        changed = changes.changed.map(\.description)
        gone = changes.gone.map(\.description)
        undrawn = changes.undrawn.map(\.description)
        unchanged = changes.unchanged.count
        otherEmbedder = changes.otherEmbedder?.description
        otherStyle = changes.otherStyle
    }

    /// What is to be done, a line each.
    var lines: [String] {
        (otherEmbedder.map { ["embedder \($0)"] } ?? []) + (otherStyle.map { ["style    \($0)"] } ?? [])
            + (pack == "current" || missing ? [] : ["pack     \(pack)"]) + new.map { "new      \($0)" }
            + changed.map { "changed  \($0)" } + gone.map { "gone     \($0)" } + undrawn.map { "undrawn  \($0)" }
    }

    var summary: String {
        if fresh { return "\(path): \(unchanged) parts, nothing to do" }
        let state = missing ? "there is no index" : "the index is stale"
        return "\(path): \(state); build it with “mugmoji index build”"
    }
}

extension StyleLibrary.PackState {
    fileprivate var word: String {
        switch self {
        case .current: "current"
        case .missing: "missing"
        case .stale: "stale"
        case .unusable: "unusable"
        }
    }
}

/// What `index info --json` prints.
struct IndexInfoReport: JSONLine {
    let path: String
    let bytes: Int
    let format: Int
    let embedder: String
    /// Hexadecimal, like `styleHash`: JSON's numbers do not hold 64 bits.
    let embedderVersion: String
    let dimension: Int
    let style: String
    let styleHash: String
    let parts: Int
    /// How many drawings need not be drawn to be placed.
    let drawn: Int
    /// Number of parts in each slot.
    let slots: [String: Int]

    init(of index: PartIndex, path: String) {
        self.path = path
        bytes = index.size
        format = index.format
        embedder = index.embedder.name
        embedderVersion = index.embedder.versionText
        dimension = index.dimension
        style = index.style
        styleHash = index.styleHash.hexadecimalText
        parts = index.count
        drawn = index.cells?.count ?? 0
        slots = index.entries.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.ids.count }
    }

    /// A line for each fact.
    var details: [String] {
        var lines = [
            ("index", path), ("bytes", "\(bytes)"), ("format", "\(format)"), ("embedder", embedder),
            ("weights", embedderVersion), ("dimension", "\(dimension)"), ("style", style), ("style hash", styleHash),
            ("drawn", "\(drawn)"), ("parts", "\(parts)"),
        ]
        for slot in Slot.matched {
            if let count = slots[slot.rawValue] { lines.append(("  \(slot.rawValue)", "\(count)")) }
        }
        return lines.map { name, value in
            name + String(repeating: " ", count: max(14 - name.count, 1)) + value
        }
    }
}

/// What `index query --json` prints.
struct IndexQueryReport: JSONLine {
    let input: String
    /// `photo` or `part`.
    let kind: String
    let slot: String
    /// The most similar first.
    let matches: [MatchReport]

    /// Similarity and id, a line each.
    var lines: [String] { matches.map { "\(String(format: "%7.4f", $0.similarity))  \($0.id)" } }
}

/// What is said once when an index file did not have all parts as they are.
struct IndexNotice {
    private let changes: PartIndexChanges
    private var pack: String?
    private let style: StyleOptions
    private let embedder: EmbedderOptions

    init(_ changes: PartIndexChanges, style: StyleOptions, embedder: EmbedderOptions) {
        self.changes = changes
        self.style = style
        self.embedder = embedder
    }

    init(_ avatars: AvatarMaker, style: StyleOptions, embedder: EmbedderOptions) {
        self.init(avatars.indexChanges, style: style, embedder: embedder)
        let file = avatars.library.folder.appendingPathComponent(StylePack.fileName).path
        pack = avatars.library.packFault.map { "\(file) was left aside: \($0)" }
    }

    /// Says it, when parts had to be embedded, or the pack was of no use.
    func say() {
        if let pack { Terminal.report(pack) }
        if let text { Terminal.report(text) }
    }

    var text: String? {
        let count = changes.embeddedCount
        guard count > 0 else { return nil }
        let parts = count == 1 ? "1 part was" : "\(count) parts were"
        let option = style.parts.map { "--parts \($0)" } ?? "--style \(style.name)"
        let reason =
            changes.otherEmbedder.map { "is of another embedder, \($0)" }
            ?? (changes.keptCount + changes.changed.count + changes.gone.count == 0
                ? "is missing" : "is older than the style")
        return
            "the index \(reason): \(parts) embedded in memory; build it with “mugmoji index build \(option)\(embedder.arguments)”"
    }
}
