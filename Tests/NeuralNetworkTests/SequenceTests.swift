import Testing

@testable import NeuralNetwork

/// The layers of networks that read and write texts against PyTorch, on every instruction set that this machine has.
struct SequenceTests {
    static let reference = Result { try Reference("sequences") }

    @Test(arguments: InstructionSet.available)
    func layersAgreeWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.reference.get()
        let weights = Weights(reference.weights, instructionSet: set)
        #expect(reference.cases.count > 30)
        for described in reference.cases {
            let output = try output(of: described, reference, weights)
            #expect(try reference.error(output, described.name) < tolerance, "\(described.name)")
        }
    }

    private func output(of test: Reference.Case, _ reference: Reference, _ weights: Weights) throws -> [Float] {
        if let tokens = test.description["tokens"] {
            let layer = try Embedding(weights, "embedding", count: test.number("count"), width: test.number("width"))
            let tokens = tokens.split(separator: "-").compactMap { Int($0) }
            #expect(layer[tokens[0]] == Array(layer(tokens).values.prefix(layer.width)))
            return test.kind == "mean" ? layer.mean(of: tokens) : layer(tokens).values
        }
        let input = try reference.input((test.description["of"] ?? test.name) + ".input")
        switch test.kind {
        case "folded":
            let norm = try BatchNormalisation(weights, "folded-norm", channels: test.number("inputs"))
            let layer = try Linear(weights, "folded", after: norm, outputs: test.number("outputs"))
            return layer(input.values)
        case "steps":
            let layer = try Convolution1D(
                weights, test.name, inputs: test.number("inputs"), outputs: test.number("outputs"),
                kernel: test.number("kernel"), activation: test.activation)
            return layer(input).values
        case "causal": return try causal(test, input, weights)
        case "memory", "cell": return try remembered(test, input, weights)
        case "attention":
            let layer = try AdditiveAttention(
                weights, test.name, queries: test.number("queries"), width: test.number("width"),
                hidden: test.number("hidden"))
            let memory = layer.memory(of: rows(input))
            return layer(try reference.input(test.name + ".asked").values, over: memory)
        default: return try withoutWeights(test, input, weights)
        }
    }

    private func withoutWeights(_ test: Reference.Case, _ input: Tensor, _ weights: Weights) throws -> [Float] {
        switch test.kind {
        case "pooled": return input.maximumPooled(steps: try test.number("length")).values
        case "over-time": return input.maximumOverTime()
        case "normalised":
            return try BatchNormalisation(weights, test.name, channels: input.channels)(input).values
        case "softmax": return softmax(input.values)
        default:
            try #require(test.kind == "log-softmax")
            let logarithms = logSoftmax(input.values)
            for (index, value) in logarithms.enumerated() {
                #expect(abs(logSoftmax(input.values, at: index) - value) < 1e-5)
            }
            return logarithms.map { $0 - 1 }
        }
    }

    private func causal(_ test: Reference.Case, _ input: Tensor, _ weights: Weights) throws -> [Float] {
        let layer = try CausalConvolution(
            weights, test.name, inputs: test.number("inputs"), outputs: test.number("outputs"),
            kernel: test.number("kernel"), dilation: test.number("dilation"))
        var state = layer.start
        return rows(input).flatMap { layer.step($0, &state) }
    }

    private func remembered(_ test: Reference.Case, _ input: Tensor, _ weights: Weights) throws -> [Float] {
        let layer = try LSTM(
            weights, test.description["of"] ?? test.name, inputs: test.number("inputs"), hidden: test.number("hidden"))
        var state = layer.start
        let outputs = rows(input).flatMap { row in
            layer.step(row, &state)
            return state.hidden
        }
        return test.kind == "cell" ? state.cell : outputs
    }

    private func rows(_ tensor: Tensor) -> [[Float]] {
        stride(from: 0, to: tensor.values.count, by: tensor.channels).map {
            Array(tensor.values[$0..<$0 + tensor.channels])
        }
    }

    @Test func statesGoOnByThemselves() throws {
        let weights = Weights(try Self.reference.get().weights, instructionSet: .portable)
        let layer = try CausalConvolution(weights, "causal-8-16-2-1", inputs: 8, outputs: 16, kernel: 2, dilation: 1)
        var first = layer.start
        _ = layer.step([Float](repeating: 1, count: 8), &first)
        var second = first
        let input = [Float](repeating: -1, count: 8)
        let expected = layer.step(input, &first)
        #expect(layer.step(input, &second) == expected)
        #expect(layer.step(input, &first) != expected)
    }

    @Test func layersSayWhichTensorIsWrong() throws {
        let weights = Weights(try Self.reference.get().weights, instructionSet: .portable)
        #expect(throws: NetworkError.wrongShape(name: "embedding.weight", expected: [12, 7], found: [11, 7])) {
            try Embedding(weights, "embedding", count: 12, width: 7)
        }
        #expect(throws: NetworkError.missingTensor(name: "absent.weight_ih_l0")) {
            try LSTM(weights, "absent", inputs: 3, hidden: 4)
        }
        #expect(throws: NetworkError.missingTensor(name: "absent.query.weight")) {
            try AdditiveAttention(weights, "absent", queries: 3, width: 4, hidden: 5)
        }
        #expect(
            throws: NetworkError.wrongShape(name: "causal-4-3-1-1.weight", expected: [3, 4, 2], found: [3, 4, 1])
        ) {
            try CausalConvolution(weights, "causal-4-3-1-1", inputs: 4, outputs: 3, kernel: 2, dilation: 1)
        }
    }

    @Test func sharesOfNothing() {
        #expect(softmax([]) == [] && logSoftmax([]) == [])
        #expect(softmax([-.infinity, -.infinity]) == [0, 0])
        #expect(softmax([-.infinity, 3]) == [0, 1])
        #expect(logSoftmax([-.infinity, 3]) == [-.infinity, 0])
    }
}
