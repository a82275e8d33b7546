import Foundation
import NeuralNetwork
import Testing

@testable import evaluation

/// The whole of ResNet-50 against PyTorch; run with `swift test -c release -Xswiftc -enable-testing`.
@Suite struct RandomResNet50Tests {
    #if DEBUG
    static let isOptimised = false
    #else
    static let isOptimised = true
    #endif

    @Test(.enabled(if: isOptimised, "4 billion multiplications take minutes without optimisation"))
    func theWholeNetworkAgreesWithPyTorch() throws {
        let reference = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Tests/NeuralNetworkTests/Reference/resnet50.safetensors").standardized
        let expected = try SafetensorsFile(contentsOf: reference).values(of: "output")
        let network = try ResidualNetwork(Weights(SafetensorsFile(RandomResNet50.file())))
        let values = RandomResNet50.generated("input", count: 224 * 224 * 3, scale: 1)
        let output = network(Tensor(height: 224, width: 224, channels: 3, values: values))
        #expect(output.count == 2048 && expected.count == 2048)
        let difference = zip(output, expected).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
        let norm = expected.reduce(0.0) { $0 + Double($1 * $1) }
        #expect((difference / norm).squareRoot() < 1e-4)
    }
}
