import ArgumentParser

/// `mugmoji parts`: the art of a style.
struct Parts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows, checks and starts the parts of a style.",
        discussion: "How to draw a style of your own: docs/making-a-style.md.",
        subcommands: [PartsList.self, PartsShow.self, PartsCheck.self, PartsGallery.self, PartsNew.self])
}
