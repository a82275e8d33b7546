import ArgumentParser

/// The program `mugmoji`.
@main
struct MugmojiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mugmoji",
        abstract: "Turns a selfie into an avatar emoji, on your own CPU.",
        discussion: """
            Exit status: 0 everything was done; 64 wrong usage; 65 a file is no readable picture or video or has no face, \
            or a style is broken; 66 an input is missing; 69 ffmpeg is not installed; 70 a fault of Mugmoji's own; 73 an \
            output cannot be written; 130 stopped by Ctrl-C; 1 index check found an index that has to be built \
            again. With several inputs the rest are still converted, and the status is that of the first failure.
            """,
        version: "0.1.0",
        subcommands: [Convert.self, Parse.self, Render.self, Visualize.self, Index.self, Parts.self])
}
