import ArgumentParser

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Times pieces of Mugmoji.",
        subcommands: [NetworkBenchmark.self, CaptionBenchmark.self, ParseOnce.self],
        defaultSubcommand: NetworkBenchmark.self)
}
