import Mugmoji
import PartEmbedding

/// What is said once when an index file did not have all parts as they are.
struct IndexNotice {
    private let changes: PartIndexChanges
    private let style: StyleOptions
    private let embedder: EmbedderOptions

    init(_ changes: PartIndexChanges, style: StyleOptions, embedder: EmbedderOptions) {
        self.changes = changes
        self.style = style
        self.embedder = embedder
    }

    /// Says it, when parts had to be embedded.
    func say() {
        if let text { Terminal.report(text) }
    }

    var text: String? {
        let count = changes.embeddedCount
        guard count > 0 else { return nil }
        let parts = count == 1 ? "1 part was" : "\(count) parts were"
        let option = style.parts.map { "--parts \($0)" } ?? "--style \(style.style.name)"
        let reason =
            changes.otherEmbedder.map { "is of another embedder, \($0)" }
            ?? (changes.keptCount + changes.changed.count + changes.gone.count == 0
                ? "is missing" : "is older than the style")
        return
            "the index \(reason): \(parts) embedded in memory; build it with “mugmoji index build \(option)\(embedder.arguments)”"
    }
}
