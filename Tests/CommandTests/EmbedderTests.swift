import Foundation
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
        try Program.run(arguments + ["--parts", style.folder.path], folder: scratch.folder)
    }

    @Test func anotherEmbeddersIndexIsRefusedUntilItIsBuiltAgain() throws {
        #expect(try run("index", "build").status == 0)
        let refused = try run("convert", "a.jpg", "--embedder", "mine.json")
        #expect(refused.status == 65)
        #expect(
            refused.errors.contains("face-autoencoder") && refused.errors.contains("mine (weights"), "\(refused.errors)"
        )
        #expect(refused.errors.contains("mugmoji index build"))
        #expect(try run("index", "check", "--embedder", "mine.json").status == 1)
        let built = try run("index", "build", "--embedder", "mine.json")
        #expect(built.status == 0, "\(built.errors)")
        #expect(try run("index", "check", "--embedder", "mine.json", "--quiet").status == 0)
        let converted = try run("convert", "a.jpg", "--embedder", "mine.json", "--quiet")
        #expect(converted.status == 0 && converted.errors.isEmpty, "\(converted.errors)")
        #expect(try run("index", "query", "a.jpg", "--slot", "nose", "--embedder", "mine.json").status == 0)
        #expect(try run("convert", "a.jpg", "--force").status == 65)
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
