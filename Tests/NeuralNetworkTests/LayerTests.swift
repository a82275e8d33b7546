import Basics
import Foundation
import Testing

@testable import NeuralNetwork

/// Every kind of layer against PyTorch, on every instruction set that this machine has.
struct LayerTests {
    static let reference = Result { try Reference("layers") }

    @Test(arguments: InstructionSet.available)
    func layersAgreeWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.reference.get()
        let weights = Weights(reference.weights, instructionSet: set)
        #expect(reference.cases.count > 50)
        for described in reference.cases {
            let output = try output(of: described, reference, weights)
            let error = try reference.error(output.values, described.name)
            #expect(error < tolerance, "\(described.name)")
        }
    }

    /// The rows of a chain may be cut anywhere: each is computed from the same rows in the same order.
    @Test(arguments: InstructionSet.available)
    func rowsOfAChainAreSpread(on set: InstructionSet) throws {
        let reference = try Self.reference.get()
        let weights = Weights(reference.weights, instructionSet: set)
        let cases = try reference.cases.filter { try $0.kind == "depthwise" && $0.number("padding") > 0 }
        try #require(!cases.isEmpty)
        for test in cases {
            let channels = try test.number("channels")
            let depthwise = try DepthwiseConvolution(
                weights, test.name, channels: channels, kernel: test.number("kernel"), stride: test.number("stride"),
                padding: test.number("padding"), activation: test.activation)
            func pointwise(_ inputs: Int, _ outputs: Int) -> Convolution {
                Convolution(
                    weights: generated("pointwise", count: inputs * outputs, scale: 1),
                    bias: generated("bias", count: outputs, scale: 1), inputs: inputs, kernel: 1, activation: .relu,
                    instructionSet: set)
            }
            let chain = DepthwiseChain(
                expand: pointwise(6, channels), depthwise: depthwise, project: pointwise(channels, 9))
            // Enough for three threads.
            let rows = 6_500_000 / (channels * 20 * 100) + 9
            let input = Tensor(
                height: rows, width: 100, channels: 6, values: generated("input", count: rows * 600, scale: 1))
            @Sendable func run() -> [Float] {
                let (height, width) = depthwise.outputSize(rows, 100)
                return Tensor(height: height, width: width, channels: 9) { output in
                    Workspace.shared { workspace in
                        output.copy(from: chain.apply(to: workspace.plane(copying: input, halo: 0), in: workspace))
                    }
                }.values
            }
            let jobs = max(ProcessInfo.processInfo.activeProcessorCount, 2)
            let (alone, spread) = (Array(0..<jobs).concurrentMap(jobs: jobs) { _ in run() }, run())
            #expect(alone.allSatisfy { $0 == spread }, "\(test.name)")
        }
    }

    private func output(of test: Reference.Case, _ reference: Reference, _ weights: Weights) throws -> Tensor {
        let set = weights.instructionSet
        switch test.kind {
        case "convolution":
            let layer = try Convolution(
                weights, test.name, inputs: test.number("inputs"), outputs: test.number("outputs"),
                kernel: test.number("kernel"), stride: test.number("stride"), padding: test.number("padding"),
                activation: test.activation)
            return layer(try reference.input(test.name + ".input"))
        case "depthwise":
            let layer = try DepthwiseConvolution(
                weights, test.name, channels: test.number("channels"), kernel: test.number("kernel"),
                stride: test.number("stride"), padding: test.number("padding"), activation: test.activation)
            return layer(try reference.input(test.name + ".input"))
        case "transposed":
            let layer = try TransposedConvolution(
                weights, test.name, inputs: test.number("inputs"), outputs: test.number("outputs"),
                kernel: test.number("kernel"), stride: test.number("stride"), padding: test.number("padding"),
                outputPadding: test.number("outputPadding"), activation: test.activation)
            return layer(try reference.input(test.name + ".input"))
        case "linear":
            let layer = try Linear(
                weights, test.name, inputs: test.number("inputs"), outputs: test.number("outputs"),
                activation: test.activation)
            let values = layer(try reference.input(test.name + ".input").values)
            return Tensor(height: 1, width: 1, channels: values.count, values: values)
        case "maximum", "average":
            let layer = Pooling(
                test.kind == "maximum" ? .maximum : .average, kernel: try test.number("kernel"),
                stride: try test.number("stride"), padding: try test.number("padding"), on: set)
            return layer(try reference.input(test.name + ".input"))
        case "upsample":
            return try reference.input(test.name + ".input").upsampled(
                height: test.number("height"), width: test.number("width"), on: set)
        default:
            return try combined(test, reference, set)
        }
    }

    private func combined(_ test: Reference.Case, _ reference: Reference, _ set: InstructionSet) throws -> Tensor {
        let pair = try #require(test.description["of"])
        let (a, b) = (try reference.input(pair + ".a"), try reference.input(pair + ".b"))
        switch test.kind {
        case "relu": return a.rectified(on: set)
        case "add": return a.adding(b, activation: test.activation, on: set)
        case "concat": return a.concatenated(with: b)
        default:
            try #require(test.kind == "global")
            let values = a.globalAverage(on: set)
            return Tensor(height: 1, width: 1, channels: values.count, values: values)
        }
    }

    /// The lowest of the largest channels of each pixel.
    private func largest(_ tensor: Tensor) -> [UInt8] {
        (0..<tensor.height * tensor.width).map { pixel in
            let values = tensor.values[pixel * tensor.channels..<(pixel + 1) * tensor.channels]
            return UInt8(values.firstIndex(of: values.max() ?? 0).map { $0 - values.startIndex } ?? 0)
        }
    }

    @Test(arguments: InstructionSet.available)
    func largestChannelsLeadTheOthers(on set: InstructionSet) {
        for channels in [1, 3, 7, 16, 21] {
            // Of few values, so that some are equal.
            let values = generated("largest", count: 5 * 6 * channels, scale: 2).map { $0.rounded() }
            let tensor = Tensor(height: 5, width: 6, channels: channels, values: values)
            let (found, leads) = tensor.leadingChannels(on: set)
            #expect(found == largest(tensor))
            for (pixel, lead) in leads.enumerated() {
                let sorted = values[pixel * channels..<(pixel + 1) * channels].sorted()
                #expect(lead == (channels == 1 ? .infinity : sorted[channels - 1] - sorted[channels - 2]))
            }
        }
    }

    @Test(arguments: InstructionSet.available)
    func largestChannelsAreThoseOfTheDoubledTensor(on set: InstructionSet) {
        for channels in [1, 3, 7, 16, 21] {
            // Eighths, so that their means are exact.
            let values = generated("largest", count: 5 * 6 * channels, scale: 1).map { ($0 * 8).rounded() / 8 }
            let tensor = Tensor(height: 5, width: 6, channels: channels, values: values)
            let doubled = tensor.upsampled(height: 10, width: 12, on: set)
            let own = tensor.leadingChannels(on: set).channels
            #expect(tensor.largestChannelsDoubled(from: own, on: set) == largest(doubled))
        }
    }

    @Test func layersSayWhichTensorIsWrong() throws {
        let weights = Weights(try Self.reference.get().weights, instructionSet: .portable)
        #expect(throws: NetworkError.missingTensor(name: "absent.weight")) {
            try Linear(weights, "absent", inputs: 3, outputs: 5)
        }
        #expect(throws: NetworkError.wrongShape(name: "linear-3-5-0.weight", expected: [6, 3], found: [5, 3])) {
            try Linear(weights, "linear-3-5-0", inputs: 3, outputs: 6)
        }
        let text = NetworkError.wrongShape(name: "a.weight", expected: [6, 3], found: [5, 3]).description
        #expect(text.contains("a.weight") && text.contains("6×3") && text.contains("5×3"))
    }
}
