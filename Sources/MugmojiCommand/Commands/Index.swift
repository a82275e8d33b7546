import ArgumentParser

/// `mugmoji index`: the part embeddings of a style.
struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Works on the part-embedding index of a style.",
        subcommands: [IndexBuild.self, IndexCheck.self, IndexInfo.self, IndexQuery.self])
}
