import Foundation
import Testing

@testable import Captioning

/// Files of models that are not what they should be.
struct BrokenModelTests {
    /// A copy of a small model whose description `edit` changes.
    private func load(
        _ name: String = "lstm-attention-en", edit: (inout [String: Any]) -> Void = { _ in },
        weights: (Data) -> Data = { $0 }
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = NetworkReference.smallFolder.appendingPathComponent(name)
        let json = try Data(contentsOf: source.appendingPathExtension("json"))
        var description = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        edit(&description)
        let copy = folder.appendingPathComponent(name)
        try JSONSerialization.data(withJSONObject: description).write(to: copy.appendingPathExtension("json"))
        let data = try Data(contentsOf: source.appendingPathExtension("safetensors"))
        try weights(data).write(to: copy.appendingPathExtension("safetensors"))
        _ = try CaptionNetworks.load(named: name, in: folder)
    }

    private func expect(
        _ words: String, in file: String, at location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) throws {
        let error = try #require(#expect(throws: CaptionModelError.self, sourceLocation: location, performing: body))
        guard case .brokenFile(let path, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(path.hasSuffix(file), "\(path)")
        #expect(reason.contains(words), "\(reason)")
        #expect(error.description.contains(path) && error.description.contains("export the model again"))
    }

    @Test func copiesAreFine() throws {
        for reference in NetworkReference.small { try load(reference.name) }
    }

    @Test func descriptionsAreReadStrictly() throws {
        let changes: [(String, String, (inout [String: Any]) -> Void)] = [
            ("lstm-en", "version", { $0["version"] = 2 }),
            ("lstm-en", "unknown key", { $0["colour"] = "red" }),
            ("lstm-en", "hidden”", { $0["hidden"] = nil }),
            ("lstm-en", "out of range", { $0["hidden"] = 0 }),
            ("lstm-en", "a number", { $0["hidden"] = "many" }),
            ("lstm-en", "33 numbers", { $0["picture"] = 34 }),
            ("lstm-en", "hairFront", { $0["slots"] = ["mouth"] }),
            ("lstm-en", "each once", { $0["moods"] = ["a", "a"] }),
            ("lstm-en", "must have 6", { $0["vocabulary"] = ["<pad>"] }),
            ("lstm-en", "must be", { $0["vocabulary"] = (0..<22).map(String.init) }),
            ("lstm-en", "gru", { $0["model"] = "gru" }),
            ("lstm-label-en", "no words", { $0["labels"] = ["yummy": [5]] }),
            ("lstm-label-en", "token 99", { $0["labels"] = ["yummy": [99], "tired": [5], "proud": [5]] }),
            ("lstm-attention-en", "attention", { $0["attention"] = nil }),
            ("convnet-en", "multiple of 16", { $0["window"] = 40 }),
            ("convnet-en", "lacks", { $0["vocabulary"] = ["<pad>", "<start>", "<end>", "|", "<unk>", "a", " "] }),
            ("causal-en", "dilations", { $0["dilations"] = [1, 5000] }),
            ("causal-en", "dilations", { $0["dilations"] = [Int]() }),
        ]
        for (name, words, change) in changes {
            try expect(words, in: "\(name).json") { try load(name, edit: change) }
        }
    }

    @Test func sizesMustFitTheTensors() throws {
        try expect("embedding.weight has shape 22×7 and the network needs 21×7", in: "lstm-en.safetensors") {
            try load("lstm-en") { $0["vocabulary"] = ($0["vocabulary"] as? [String]).map { Array($0.dropLast()) } }
        }
        try expect("lstm.weight_ih_l0", in: "lstm-en.safetensors") { try load("lstm-en") { $0["hidden"] = 12 } }
        try expect("attention.query.weight", in: "lstm-attention-en.safetensors") { try load { $0["attention"] = 6 } }
        try expect("convs.0.weight", in: "convnet-en.safetensors") { try load("convnet-en") { $0["channels"] = 8 } }
        try expect("layers.3.weight", in: "causal-en.safetensors") {
            try load("causal-en") { $0["dilations"] = [1, 2, 4, 8] }
        }
        try expect("picture.weight", in: "lstm-en.safetensors") {
            try load("lstm-en") {
                $0["labels"] = ["yummy": [5], "tired": [6], "proud": [7]]
                ($0["model"], $0["attention"]) = ("lstm-attention", 5)
            }
        }
    }

    @Test func brokenWeightsAreTold() throws {
        try expect("truncated", in: ".safetensors") { try load(weights: { $0.prefix(100) }) }
        try expect("bytes of data", in: ".safetensors") { try load(weights: { $0.dropLast(10) }) }
        try expect("shorter", in: ".safetensors") { try load(weights: { _ in Data() }) }
        try expect("no such file", in: "absent-en.json") {
            _ = try CaptionNetworks.load(named: "absent-en", in: NetworkReference.smallFolder)
        }
    }
}
