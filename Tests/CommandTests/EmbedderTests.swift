import Foundation
import PartLibrary
import TestSupport
import Testing

@Suite("--embedder")
struct EmbedderTests {
    let style = TestStyle()
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        _ = try style.load()
        try scratch.file(
            "mine.json",
            Array(
                #"""
                {"version": 1, "name": "mine", "weights": "mine.safetensors", "input": {"size": 32},
                 "layers": [{"type": "averagePool", "kernel": 8}, {"type": "flatten"}]}
                """#.utf8))
        try scratch.file("mine.safetensors", [2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8))
    }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try run(arguments, cache: "cache")
    }

    /// - Parameter cache: the folder in which indexes of other embedders are kept.
    private func run(_ arguments: [String], cache: String) throws -> Program.Outcome {
        try Program.run(
            arguments + ["--parts", style.folder.path], folder: scratch.folder,
            environment: ["XDG_CACHE_HOME": scratch.path(cache)])
    }

    private var cached: [String] { scratch.contents.filter { $0.hasPrefix("cache/mugmoji/") } }

    @Test func anotherEmbedderHasAnIndexInTheCache() throws {
        #expect(try run("index", "build").status == 0)
        let own = try Fixtures.bytes(style.folder.appendingPathComponent("parts.safetensors"))
        #expect(try run("index", "check", "--embedder", "mine.json").status == 1)
        let first = try run("convert", "a.jpg", "--embedder", "mine.json")
        #expect(first.status == 0, "\(first.errors)")
        #expect(
            first.errors.contains("is of face-autoencoder") && first.errors.contains("embedded by mine (weights")
                && first.errors.contains(scratch.path("cache/mugmoji/")), "\(first.errors)")
        #expect(cached.count == 1)
        let index = try scratch.bytes(cached[0])
        let emoji = try scratch.bytes("a.emoji.png")
        // It is there the second time, for every command.
        let second = try run("convert", "a.jpg", "--embedder", "mine.json", "--force")
        #expect(second.status == 0 && second.errors == "a.jpg → a.emoji.png\n", "\(second.errors)")
        #expect(try scratch.bytes("a.emoji.png") == emoji)
        #expect(try run("index", "check", "--embedder", "mine.json").status == 0)
        #expect(
            try run("index", "query", "a.jpg", "--slot", "nose", "--embedder", "mine.json").errors.isEmpty)
        // The own embedder's is as it was, and a broken one in the cache is built again.
        #expect(try run("convert", "a.jpg", "--force").errors == "a.jpg → a.emoji.png\n")
        #expect(try Fixtures.bytes(style.folder.appendingPathComponent("parts.safetensors")) == own)
        try scratch.file(cached[0], Array(index.dropLast(9)))
        #expect(try run("convert", "a.jpg", "--embedder", "mine.json", "--force", "--quiet").errors.isEmpty)
        #expect(cached.count == 1)
        #expect(try scratch.bytes(cached[0]) == index)
        // Built into the style's folder it counts there.
        #expect(try run("index", "build", "--embedder", "mine.json").status == 0)
        #expect(try Fixtures.bytes(style.folder.appendingPathComponent("parts.safetensors")) == index)
    }

    @Test func partsThatChangeAreEmbeddedAgainInTheCache() throws {
        _ = try run("index", "build")
        _ = try run("convert", "a.jpg", "--embedder", "mine.json")
        let mouths = style.files.keys.filter { $0.hasPrefix("mouth/") }
        let name = try #require(mouths.min())
        try Data(TestStyle.svg("<circle class=\"lip\" cx=\"256\" cy=\"372\" r=\"21\"/>", "data-mouth=\"smile\"").utf8)
            .write(to: style.folder.appendingPathComponent(name))
        let changed = try run("convert", "a.jpg", "--embedder", "mine.json", "--force")
        #expect(changed.status == 0 && changed.errors.contains(": 1 part is embedded"), "\(changed.errors)")
        #expect(cached.count == 1)
    }

    @Test func aCacheThatCannotBeWrittenCostsTimeOnly() throws {
        _ = try run("index", "build")
        try scratch.file("file", [])
        for _ in 0..<2 {
            let outcome = try run(["convert", "a.jpg", "--embedder", "mine.json", "--force"], cache: "file/below")
            #expect(outcome.status == 0 && outcome.errors.contains("cannot be written"), "\(outcome.errors)")
        }
    }

    @Test func theProgramsOwnFilesAreNeverWritten() throws {
        func build(_ arguments: String...) throws -> Program.Outcome {
            try Program.run(
                ["index", "build", "--style", "ink", "--json"] + arguments, folder: scratch.folder,
                environment: ["XDG_CACHE_HOME": scratch.path("cache")])
        }
        let folder = try StyleID.ink.location
        func dates() throws -> [Date?] {
            try ["parts.safetensors", "parts.pack", "style.json"].map {
                try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent($0).path)[
                    .modificationDate]
                    as? Date
            }
        }
        let before = try dates()
        let own = try build()
        #expect(own.status == 0 && own.text.contains(#""embedded":0"#), "\(own.errors)")
        #expect(cached == [])
        let other = try build("--embedder", "mine.json")
        #expect(other.status == 0 && other.errors.contains(scratch.path("cache/mugmoji/ink-")), "\(other.errors)")
        #expect(cached.count == 1)
        #expect(try build("--embedder", "mine.json").text.contains(#""embedded":0"#))
        #expect(try dates() == before)
    }

    @Test func filesThatAreTooLargeOrPipesAreRefusedAtOnce() throws {
        #expect(truncate(try scratch.emptyFile("large.safetensors").path, 1 << 40) == 0)
        #expect(truncate(try scratch.emptyFile("large.json").path, 1 << 40) == 0)
        for name in ["pipe.safetensors", "pipe.json"] { #expect(mkfifo(scratch.path(name), 0o600) == 0) }
        let large = try run("index", "build", "--embedder", "large.safetensors")
        #expect(large.status == 65 && large.errors.contains("the limit is 134217728"), "\(large.errors)")
        #expect(try run("index", "build", "--embedder", "resnet50", "--weights", "large.safetensors").status == 65)
        #expect(try run("index", "build", "--embedder", "large.json").status == 65)
        for name in ["pipe.safetensors", "pipe.json"] {
            let pipe = try run("index", "build", "--embedder", name)
            #expect(pipe.status == 66 && pipe.errors.contains("it is a pipe, not a file"), "\(pipe.errors)")
        }
    }

    @Test func whatCannotBeAnEmbedderIsAnError() throws {
        #expect(try run("index", "build", "--embedder", "other").status == 64)
        #expect(try run("index", "build", "--embedder", "resnet50").status == 64)
        #expect(try run("index", "build", "--weights", "mine.safetensors").status == 64)
        #expect(try run("index", "build", "--embedder", "none.json").status == 66)
        #expect(try run("index", "build", "--embedder", "none.safetensors").status == 66)
        let lacking = try run("index", "build", "--embedder", "resnet50", "--weights", "mine.safetensors")
        #expect(lacking.status == 65)
        #expect(lacking.errors.contains("conv1.weight"), "\(lacking.errors)")
        #expect(try run("index", "build", "--embedder", "mine.safetensors").status == 65)
    }
}
