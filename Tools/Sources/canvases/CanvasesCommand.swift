import ArgumentParser

/// Writes part canvases as PNG files, what the autoencoder is trained on and what the matching compares, and what else the training
/// has to know of the program.
@main
struct CanvasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canvases", abstract: "Write part canvases as PNG files, and the zones of the frame.",
        subcommands: [ArtCommand.self, PhotoCommand.self, ZonesCommand.self])
}
