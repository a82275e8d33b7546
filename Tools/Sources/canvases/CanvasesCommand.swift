import ArgumentParser

/// Writes part canvases as PNG files: what the autoencoder is trained on and what the matching compares.
@main
struct CanvasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canvases", abstract: "Write part canvases as PNG files.",
        subcommands: [ArtCommand.self, PhotoCommand.self])
}
