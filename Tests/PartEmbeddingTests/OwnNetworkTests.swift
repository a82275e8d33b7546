import Basics
import FaceAtlas
import Foundation
import NeuralNetwork
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

@Suite struct OwnNetworkTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func network(_ json: String, _ tensors: [(String, [Int], [Float])] = []) throws -> OwnNetwork {
        var file = SafetensorsWriter()
        for (name, shape, values) in tensors { file.add(name, shape: shape, values) }
        _ = try scratch.file("net.safetensors", file.bytes)
        return try OwnNetwork(contentsOf: scratch.file("net.json", Array(json.utf8)))
    }

    private func layers(_ layers: String, more: String = "") -> String {
        #"{"version": 1, "name": "net", "weights": "net.safetensors", "layers": [\#(layers)]\#(more)}"#
    }

    private let canvas = PartCanvas(labels: DrawnFace.whole, slot: .mouth)

    @Test func theAutoencoderDescribedInJSONIsTheAutoencoder() throws {
        let weights = try FaceAutoencoder.exactWeights()
        let copy = URL(fileURLWithPath: scratch.path("net.safetensors"))
        try FileManager.default.createSymbolicLink(at: copy, withDestinationURL: weights)
        let json = layers(
            """
            {"type": "conv", "name": "encoder.conv1", "channels": 16, "kernel": 3, "stride": 2, "padding": 1}, {"type": "relu"},
            {"type": "conv", "name": "encoder.conv2", "channels": 64, "kernel": 3, "stride": 2, "padding": 1}, {"type": "relu"},
            {"type": "conv", "name": "encoder.conv3", "channels": 128, "kernel": 5, "stride": 3, "padding": 2}, {"type": "relu"},
            {"type": "conv", "name": "encoder.conv4", "channels": 256, "kernel": 5, "stride": 3, "padding": 1}, {"type": "relu"},
            {"type": "flatten"}, {"type": "linear", "name": "slots.{slot}.embed", "outputs": 8}
            """, more: #", "photoMean": "slots.{slot}.photoMean""#)
        let own = try OwnNetwork(contentsOf: scratch.file("net.json", Array(json.utf8)))
        let expected = try FaceAutoencoder(contentsOf: weights)
        #expect(own.name == "net" && own.dimension == expected.dimension)
        for slot in [Slot.mouth, .eyes] {
            let canvas = PartCanvas(labels: DrawnFace.whole, slot: slot)
            let vectors = try (own.embed(canvas, slot: slot), expected.embed(canvas, slot: slot))
            #expect(zip(vectors.0, vectors.1).allSatisfy { abs(max($0, 0) - max($1, 0)) < 1e-4 * (1 + abs($1)) })
            #expect(own.photoMean(of: slot) == expected.photoMean(of: slot))
        }
        #expect(throws: EmbeddingError.unknownSlot(.earrings)) { try own.embed(canvas, slot: .earrings) }
    }

    @Test func poolingGroupsAndNormalisationDoWhatTheySay() throws {
        // Each channel by itself, twice and once and not at all; means; a picture resized to 4×4.
        let own = try network(
            layers(
                """
                {"type": "conv", "name": "each", "channels": 3, "kernel": 1, "groups": 3}, {"type": "averagePool", "kernel": 2},
                {"type": "maxPool", "kernel": 2}, {"type": "globalAveragePool"}, {"type": "l2Normalize"}
                """, more: #", "input": {"size": 4, "mean": [0, 0.5, 0], "deviation": [1, 0.5, 1]}"#),
            [("each.weight", [3, 1, 1, 1], [2, 1, 1]), ("each.bias", [3], [0, 0, 1])])
        #expect(own.dimension == 3)
        let white = PartCanvas(pixels: [UInt8](repeating: 255, count: 306 * 306 * 3))
        let vector = try own.embed(white, slot: .nose)
        // 2·1, (1 − 0.5) / 0.5, 1 + 1; of length 3.
        #expect(zip(vector, [2.0 / 3, 1.0 / 3, 2.0 / 3]).allSatisfy { abs($0 - Float($1)) < 1e-5 })
    }

    @Test func reluMayStandAnywhere() throws {
        let own = try network(
            layers(
                """
                {"type": "globalAveragePool"}, {"type": "linear", "name": "a", "outputs": 2}, {"type": "relu"}, {"type": "relu"},
                {"type": "linear", "name": "b", "outputs": 1}
                """, more: #", "input": {"size": 8}"#),
            [
                ("a.weight", [2, 3], [1, 1, 1, -1, -1, -1]), ("a.bias", [2], [0, 0]), ("b.weight", [1, 2], [1, 1]),
                ("b.bias", [1], [0]),
            ])
        let white = PartCanvas(pixels: [UInt8](repeating: 255, count: 306 * 306 * 3))
        let vector = try own.embed(white, slot: .nose)
        #expect(vector.count == 1 && abs(vector[0] - 3) < 1e-5)
    }

    @Test func theVersionFollowsDescriptionAndWeights() throws {
        let tensors: (Float) -> [(String, [Int], [Float])] = {
            [("a.weight", [1, 3], [$0, 1, 1]), ("a.bias", [1], [0])]
        }
        let json = layers(#"{"type": "globalAveragePool"}, {"type": "linear", "name": "a", "outputs": 1}"#)
        let version = try network(json, tensors(1)).version
        #expect(try network(json, tensors(1)).version == version)
        #expect(try network(json, tensors(2)).version != version)
        #expect(try network(json + " ", tensors(1)).version != version)
        #expect(throws: EmbeddingError.notFinite(.mouth)) {
            try network(json, tensors(.nan)).embed(canvas, slot: .mouth)
        }
    }

    @Test(arguments: [
        (#"{"type": "convolve"}"#, "layers.0.type: unknown layer “convolve”; the layers are conv, relu"),
        (#"{"type": "relu", "slope": 1}"#, "unknown key “slope”"),
        (#"{"type": "conv", "name": "c", "channels": 4}"#, "“kernel” is missing"),
        (
            #"{"type": "conv", "name": "d", "channels": 4, "kernel": 3}"#,
            "layer 1 (conv d): the weights lack the tensor d.weight"
        ),
        (
            #"{"type": "conv", "name": "c", "channels": 5, "kernel": 3}"#,
            "has shape 4×3×3×3 and the network needs 5×3×3×3"
        ),
        (#"{"type": "conv", "name": "c", "channels": 0, "kernel": 3}"#, "channels 0 is out of range"),
        (#"{"type": "conv", "name": "c", "channels": 4, "kernel": 3, "stride": 0}"#, "stride 0 is out of range: 1…64"),
        (#"{"type": "conv", "name": "c", "channels": 4, "kernel": 3, "padding": 3}"#, "padding 3 is out of range: 0…2"),
        (#"{"type": "conv", "name": "c", "channels": 4, "kernel": 9223372036854775807}"#, "kernel"),
        (#"{"type": "conv", "name": "c", "channels": 4, "kernel": -9223372036854775808}"#, "is out of range: 1…64"),
        (#"{"type": "maxPool", "kernel": -9223372036854775808}"#, "is out of range: 1…64"),
        (#"{"type": "maxPool", "kernel": 2, "stride": -9223372036854775808}"#, "is out of range: 1…64"),
        (#"{"type": "maxPool", "kernel": 2, "padding": -9223372036854775808}"#, "is out of range: 0…1"),
        (#"{"type": "conv", "name": "c", "channels": -9223372036854775808, "kernel": 3}"#, "is out of range: 1…8192"),
        (
            #"{"type": "conv", "name": "c", "channels": 4, "kernel": 3, "groups": -9223372036854775808}"#,
            "groups -9223372036854775808"
        ),
        (
            #"{"type": "flatten"}, {"type": "linear", "name": "c", "outputs": -9223372036854775808}"#,
            "is out of range: 1…65536"
        ),
        (#"{"type": "conv", "name": "c", "channels": 4, "kernel": 3, "groups": 2}"#, "groups 2"),
        (
            #"{"type": "maxPool", "kernel": 40, "stride": 40}, {"type": "maxPool", "kernel": 9}"#,
            "layer 2 (maxPool): a window of 9×9"
        ),
        (#"{"type": "averagePool", "kernel": 2, "padding": 2}"#, "padding 2 is out of range: 0…1"),
        (#"{"type": "relu"}"#, "ends with a picture of 306×306×3; add flatten"),
        (#"{"type": "linear", "name": "l", "outputs": 2}"#, "put flatten before it"),
        (#"{"type": "flatten"}, {"type": "globalAveragePool"}"#, "layer 2 (globalAveragePool): it takes a picture"),
        (#"{"type": "flatten"}"#, "the length of the vector 280908 is out of range"),
        (#""#, "the number of layers 0"),
        (#"7"#, "an object {…} belongs here"),
        (#"{"type": "globalAveragePool"}, {"type": "linear", "name": "s.{slot}", "outputs": 2}"#, "s.ears.weight"),
    ])
    func whatIsWrongIsSaid(text: String, reason: String) throws {
        let error = #expect(throws: OwnNetworkError.self) {
            try network(
                layers(text),
                [("c.weight", [4, 3, 3, 3], [Float](repeating: 0, count: 108)), ("c.bias", [4], [0, 0, 0, 0])])
        }
        let message = try #require(error).description
        #expect(message.contains(reason) && message.contains("net.json"), "\(message)")
    }

    @Test(arguments: [
        ("[]", "belongs here"), ("{", "given data"), (#"{"version": 2}"#, "version 2 is not known"),
        (#"{"version": 1, "name": "a b", "weights": "w.safetensors", "layers": []}"#, "no name"),
        (#"{"version": 1, "name": "a", "weights": "../w.safetensors", "layers": []}"#, "file's name alone"),
        (#"{"version": 1, "name": "a", "weights": "w.safetensors", "layers": []}"#, "w.safetensors cannot be read"),
        (#"{"version": 1, "name": "a", "weights": "w.safetensors", "layers": [], "input": {"size": 0}}"#, "1…1024"),
        (
            #"{"version": 1, "name": "a", "weights": "w.safetensors", "layers": [], "input": {"deviation": [1, 1]}}"#,
            "three numbers"
        ),
        (#"{"version": 1, "name": "a", "weights": "w.safetensors", "layers": [], "extra": 1}"#, "unknown key “extra”"),
    ])
    func aDescriptionThatIsNoneIsRefused(json: String, reason: String) throws {
        let error = #expect(throws: OwnNetworkError.self) {
            try OwnNetwork(contentsOf: scratch.file("net.json", Array(json.utf8)))
        }
        let message = try #require(error).description
        #expect(message.contains(reason), "\(message)")
        #expect(throws: OwnNetworkError.self) { try OwnNetwork(contentsOf: scratch.folder) }
    }
}
