import Basics
import FaceAtlas
import Foundation
import NeuralNetwork
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

@Suite struct FaceAutoencoderTests {
    /// When this fails, the weights have changed and `FaceAutoencoder.shipped` has to say so.
    @Test func shippedWeightsAreKnownBySample() throws {
        let usual = try PackageResources.url(of: "Resources/face-autoencoder.safetensors", in: "PartEmbedding")
        for url in [usual, try FaceAutoencoder.exactWeights()] {
            let whole = try SafetensorsFile.hashed(url).hash
            #expect(FaceAutoencoder.shipped[try WeightsSample(of: url).hash] == whole)
            let source = try FaceAutoencoder.source(contentsOf: url)
            #expect(source.identity.version == whole)
            // Other weights are hashed, whatever their name.
            let scratch = try Scratch()
            var bytes = try Fixtures.bytes(url)
            bytes[bytes.count - 1] ^= 1
            let other = try scratch.file(url.lastPathComponent, bytes)
            #expect(try FaceAutoencoder.source(contentsOf: other).identity.version != whole)
        }
    }

    /// A safetensors file of single-precision random numbers.
    private func file(
        slots: [Slot: Int], channels: [Int] = [16, 64, 128, 256], features: Int? = nil, hasMeans: Bool = true,
        metadata: String? = nil
    ) throws -> SafetensorsFile {
        var tensors: [(name: String, shape: [Int])] = []
        for (index, outputs) in channels.enumerated() {
            let (inputs, kernel) = (index == 0 ? 3 : channels[index - 1], index < 2 ? 3 : 5)
            tensors.append(("encoder.conv\(index + 1).weight", [outputs, inputs, kernel, kernel]))
            tensors.append(("encoder.conv\(index + 1).bias", [outputs]))
        }
        for (slot, length) in slots {
            tensors.append(("slots.\(slot.rawValue).embed.weight", [length, features ?? 64 * channels[3]]))
            tensors.append(("slots.\(slot.rawValue).embed.bias", [length]))
            if hasMeans { tensors.append(("slots.\(slot.rawValue).photoMean", [length])) }
        }
        var random = SplitMix64(seed: 7)
        var header = metadata.map { ["\"__metadata__\":\($0)"] } ?? []
        var data: [UInt8] = []
        for (name, shape) in tensors {
            let start = data.count
            let fan = Float(shape.dropFirst().reduce(1, *))
            // A short pattern again and again: debug builds take long for millions of random numbers.
            let pattern = (0..<251).flatMap { index in
                // Large biases of both signs give an embedding of both signs.
                let isBias = name.hasSuffix("embed.bias")
                let number =
                    isBias
                    ? (index.isMultiple(of: 2) ? 100_000 : -100_000)
                    : Float.random(in: -1...1.2, using: &random) / fan.squareRoot()
                return withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
            }
            let size = 4 * shape.reduce(1, *)
            while data.count < start + size { data += pattern.prefix(start + size - data.count) }
            let offsets = [start, data.count]
            header.append("\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":\(offsets)}")
        }
        let json = Array("{\(header.joined(separator: ","))}".utf8)
        var bytes: [UInt8] = []
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { bytes.append(contentsOf: $0) }
        return try SafetensorsFile(bytes + json + data)
    }

    private var all: [Slot: Int] { Dictionary(uniqueKeysWithValues: Slot.matched.map { ($0, 2) }) }

    @Test func aCanvasBecomesAVectorOfNonNegativeNumbers() throws {
        let embedder = try FaceAutoencoder(file(slots: all), version: 1)
        #expect(embedder.dimension == 2)
        let canvas = PartCanvas(labels: DrawnFace.whole, slot: .mouth)
        let vector = try embedder.embed(canvas, slot: .mouth)
        #expect(vector.count == 2)
        #expect(vector.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(try embedder.embed(canvas, slot: .mouth) == vector)
        #expect(embedder.photoMean(of: .mouth)?.count == 2)
        #expect(embedder.photoMean(of: .earrings) == nil)
        #expect(throws: EmbeddingError.unknownSlot(.earrings)) { try embedder.embed(canvas, slot: .earrings) }
    }

    /// Layers of other widths than the published ones.
    @Test func theWeightsSayHowManyChannelsTheLayersHave() throws {
        let embedder = try FaceAutoencoder(file(slots: all, channels: [3, 3, 27, 32]), version: 1)
        let canvas = PartCanvas(labels: DrawnFace.whole, slot: .mouth)
        let vector = try embedder.embed(canvas, slot: .mouth)
        #expect(vector.count == 2 && vector.contains { $0 > 0 } && vector.allSatisfy(\.isFinite))
    }

    @Test func shapesThatDoNotFitTogetherAreRefused() throws {
        let short = try file(slots: all, channels: [3, 3, 27, 32], features: 16384)
        #expect(throws: NetworkError.self) { try FaceAutoencoder(short, version: 1) }
        let none = try file(slots: all, channels: [3, 0, 27, 32])
        let refused = NetworkError.unusableChannels(layer: "encoder.conv2", found: 0, allowed: 1...1024)
        #expect(throws: refused) { try FaceAutoencoder(none, version: 1) }
        #expect(refused.description.contains("encoder.conv2 makes 0 channels"))
    }

    @Test func theWeightsSayWhetherTheBottleneckHasAReLU() throws {
        let canvas = PartCanvas(labels: DrawnFace.whole, slot: .mouth)
        let slots = all.mapValues { _ in 5 }
        func vector(_ metadata: String?) throws -> [Float] {
            let embedder = try FaceAutoencoder(file(slots: slots, metadata: metadata), version: 1)
            #expect(embedder.dimension == 5)
            return try embedder.embed(canvas, slot: .mouth)
        }
        let linear = try vector(#"{"bottleneck":"linear"}"#)
        #expect(linear.contains { $0 < 0 } && linear.contains { $0 > 0 })
        #expect(try vector(#"{"bottleneck":"relu"}"#) == linear.map { max($0, 0) })
        #expect(try vector(nil) == linear.map { max($0, 0) })
        #expect(throws: EmbeddingError.unknownBottleneck("tanh")) { try vector(#"{"bottleneck":"tanh"}"#) }
        #expect(EmbeddingError.unknownBottleneck("tanh").description.contains("relu nor linear"))
    }

    @Test func theExactAutoencoderHasEightNumbersThatLive() throws {
        let exact = try FaceAutoencoder(contentsOf: FaceAutoencoder.exactWeights())
        #expect(exact.name == "face-autoencoder-exact" && exact.dimension == 8)
        let vector = try exact.embed(PartCanvas(labels: DrawnFace.whole, slot: .mouth), slot: .mouth)
        // The published ReLU leaves most numbers at zero unless training keeps them alive.
        #expect(vector.allSatisfy { $0 >= 0 } && vector.filter { $0 > 0 }.count >= 6)
        #expect(try EmbedderChoice.exactAutoencoder.source().identity.dimension == 8)
    }

    @Test func theDefaultsNumbersHaveBothSigns() throws {
        let embedder = try FaceAutoencoder()
        #expect(embedder.name == "face-autoencoder" && embedder.dimension == 24)
        for slot in Slot.matched {
            let canvas = PartCanvas(labels: DrawnFace.whole, slot: slot)
            guard !canvas.isEmpty else { continue }
            let vector = try embedder.embed(canvas, slot: slot)
            #expect(vector.contains { $0 > 0 } && vector.contains { $0 < 0 })
        }
    }

    @Test func weightsThatLackSomethingAreRefused() throws {
        var slots = all
        slots[.nose] = nil
        #expect(throws: NetworkError.missingTensor(name: "slots.nose.embed.weight")) {
            try FaceAutoencoder(file(slots: slots), version: 1)
        }
        slots[.nose] = 3
        #expect(throws: EmbeddingError.self) { try FaceAutoencoder(file(slots: slots), version: 1) }
        #expect(throws: NetworkError.self) { try FaceAutoencoder(file(slots: all, hasMeans: false), version: 1) }
        #expect(throws: NetworkError.self) { try FaceAutoencoder(contentsOf: URL(fileURLWithPath: "/nowhere")) }
    }
}
