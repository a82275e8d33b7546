import Testing

@testable import FaceParsing
@testable import NeuralNetwork

/// Whole networks against PyTorch, on every instruction set that this machine has.
struct NetworkTests {
    static let autoencoder = Result { try Reference("autoencoder") }
    static let residual = Result { try Reference("residual") }
    static let faceParser = Result { try Reference("face-parser") }
    static let faceLocator = Result { try Reference("face-locator") }
    static let faceAligner = Result { try Reference("face-aligner") }

    @Test(arguments: InstructionSet.available)
    func autoencoderAgreesWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.autoencoder.get()
        let weights = Weights(reference.weights, instructionSet: set)
        let encoder = try AutoencoderEncoder(weights)
        #expect(encoder.slots == ["eyes", "hairFront"])
        let features = encoder.features(of: try reference.input("input"))
        #expect(try reference.error(features, "features") < tolerance)
        for slot in encoder.slots {
            let embedding = try #require(encoder.embedding(of: features, slot: slot))
            #expect(try reference.error(embedding, slot) < tolerance)
        }
        #expect(encoder.embedding(of: features, slot: "absent") == nil)
        let code = try #require(encoder.embedding(of: features, slot: "eyes"))
        let decoded = try AutoencoderDecoder(weights, slot: "eyes")(code)
        #expect(try reference.error(decoded, "decoded") < tolerance)
    }

    /// What repeats is computed once, and yet every number is the same.
    @Test(arguments: InstructionSet.available)
    func flatCanvasesGiveTheSameFeatures(on set: InstructionSet) throws {
        for weights in [try Self.autoencoder.get().weights, try Self.narrow()] {
            try Self.flatCanvasesGiveTheSame(AutoencoderEncoder(Weights(weights, instructionSet: set)))
        }
    }

    /// Layers that are narrower than a vector of the instruction set, or no multiple of it.
    private static func narrow() throws -> SafetensorsFile {
        var writer = SafetensorsWriter()
        var random = SeededGenerator(seed: 7)
        for (layer, shape) in [[3, 3, 3, 3], [5, 3, 3, 3], [27, 5, 5, 5], [40, 27, 5, 5]].enumerated() {
            let values = (0..<shape.reduce(1, *)).map { _ in Float(random.unit()) - 0.4 }
            writer.add("encoder.conv\(layer + 1).weight", shape: shape, values)
            writer.add("encoder.conv\(layer + 1).bias", shape: [shape[0]], Array(values.prefix(shape[0])))
        }
        return try SafetensorsFile(writer.bytes)
    }

    private static func flatCanvasesGiveTheSame(_ encoder: AutoencoderEncoder) throws {
        let size = AutoencoderEncoder.canvasSize
        var flat = [UInt8](repeating: 0, count: size * size * 3)
        // A band, a slope and a disc, some of it up to the edges, in four colours.
        for y in 0..<size {
            for x in 0..<size {
                let (right, down) = (x - 200, y - 180)
                let index = (y * size + x) * 3
                if y > 40, y < 90 { flat[index] = 200 }
                if 2 * x + y < 260 { flat[index + 1] = 120 }
                if right * right + down * down < 5000 { flat[index + 2] = 255 }
            }
        }
        var noisy = flat
        for index in noisy.indices { noisy[index] &+= UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 13) }
        for colors in [flat, noisy, [UInt8](repeating: 0, count: flat.count)] {
            let canvas = Tensor(
                height: size, width: size, channels: 3, values: colors.map { Float($0) * (1 / 255) })
            #expect(encoder.features(ofColors: colors).values == encoder.features(of: canvas).values)
        }
    }

    @Test(arguments: InstructionSet.available)
    func faceParserAgreesWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.faceParser.get()
        let network = try FaceParserNetwork(weights: Weights(reference.weights, instructionSet: set))
        for described in reference.cases {
            let input = try reference.input(described.name + ".input")
            let logits = network.logits(for: input)
            #expect(try reference.error(logits, described.name) < tolerance)
            #expect(network.halfSizeLogits(for: input).doubled().height == logits.height)
        }
    }

    @Test(arguments: InstructionSet.available)
    func faceLocatorAgreesWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.faceLocator.get()
        let network = try FaceLocatorNetwork(weights: Weights(reference.weights, instructionSet: set))
        for described in reference.cases {
            let predictions = network.predictions(for: try reference.input(described.name + ".input"))
            #expect(try reference.error(predictions, described.name) < tolerance)
        }
    }

    @Test(arguments: InstructionSet.available)
    func faceAlignerAgreesWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.faceAligner.get()
        let network = try FaceAlignerNetwork(weights: Weights(reference.weights, instructionSet: set))
        let shifts = network.shifts(in: try reference.input("96x96.input"))
        #expect(try reference.error(shifts, "96x96") < tolerance)
    }

    /// The whole of ResNet-50 takes too long without optimisation; `Tools` tests it.
    @Test(arguments: InstructionSet.available)
    func residualNetworkAgreesWithPyTorch(on set: InstructionSet) throws {
        let reference = try Self.residual.get()
        let weights = Weights(reference.weights, instructionSet: set)
        let size = ResidualNetwork.Size(width: 12, blocks: [2, 1])
        let network = try ResidualNetwork(weights, size: size)
        #expect(network.outputs == 96)
        #expect(try reference.error(network(try reference.input("input")), "output") < tolerance)
        #expect(throws: NetworkError.missingTensor(name: "layer2.1.conv1.weight")) {
            try ResidualNetwork(weights, size: .init(width: 12, blocks: [2, 2]))
        }
        #expect(throws: NetworkError.wrongShape(name: "conv1.weight", expected: [64, 3, 7, 7], found: [12, 3, 7, 7])) {
            try ResidualNetwork(weights)
        }
    }

    @Test func networksRunOnManyThreadsAtOnce() async throws {
        let reference = try Self.faceLocator.get()
        let network = try FaceLocatorNetwork(weights: Weights(reference.weights))
        let input = try reference.input("96x320.input")
        let expected = network.predictions(for: input)
        let outputs = await withTaskGroup(of: Tensor.self) { group in
            for _ in 0..<8 { group.addTask { network.predictions(for: input) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outputs.allSatisfy { $0 == expected })
    }
}
