import Foundation
import NeuralNetwork
import PartEmbedding

/// ResNet-50 with random weights: uniform numbers of He's variance, and a normalisation that changes little.
///
/// Every tensor is generated from its name, as `Tools/training/reference/make_reference.py` does it for PyTorch.
struct RandomResNet50 {
    private var writer = SafetensorsWriter()

    /// The bytes of a safetensors file.
    static func file() -> [UInt8] {
        var file = RandomResNet50()
        file.addConvolution("conv1", "bn1", inputs: 3, outputs: 64, kernel: 7)
        var inputs = 64
        for (stage, count) in ResidualNetwork.Size.resNet50.blocks.enumerated() {
            let width = 64 << stage
            for block in 0..<count {
                let name = "layer\(stage + 1).\(block)."
                file.addConvolution(name + "conv1", name + "bn1", inputs: inputs, outputs: width, kernel: 1)
                file.addConvolution(name + "conv2", name + "bn2", inputs: width, outputs: width, kernel: 3)
                file.addConvolution(name + "conv3", name + "bn3", inputs: width, outputs: 4 * width, kernel: 1)
                if block == 0 {
                    file.addConvolution(
                        name + "downsample.0", name + "downsample.1", inputs: inputs, outputs: 4 * width, kernel: 1)
                }
                inputs = 4 * width
            }
        }
        return file.writer.bytes
    }

    /// The embedder with these weights.
    static func embedder() throws -> ResNet50 {
        try ResNet50(SafetensorsFile(file()), version: 0)
    }

    private mutating func addConvolution(
        _ name: String, _ normalisation: String, inputs: Int, outputs: Int, kernel: Int
    ) {
        let shape = [outputs, inputs, kernel, kernel]
        add("\(name).weight", shape, scale: Float((6 / Double(inputs * kernel * kernel)).squareRoot()))
        add("\(normalisation).weight", [outputs], scale: 0.3, offset: 1)
        add("\(normalisation).bias", [outputs], scale: 0.2)
        add("\(normalisation).running_mean", [outputs], scale: 0.2)
        add("\(normalisation).running_var", [outputs], scale: 0.5, offset: 1)
    }

    private mutating func add(_ name: String, _ shape: [Int], scale: Float, offset: Float = 0) {
        let count = shape.reduce(1, *)
        let values = Self.generated(name, count: count, scale: scale, offset: offset)
        writer.add(name, shape: shape, values)
    }

    /// Uniform numbers in offset - scale ..< offset + scale: the upper 24 bits of SplitMix64, started from the name.
    static func generated(_ name: String, count: Int, scale: Float, offset: Float = 0) -> [Float] {
        var generator = SeededGenerator(naming: name)
        return (0..<count).map { _ in
            (Float(generator.next() >> 40) - 8_388_608) / 8_388_608 * scale + offset
        }
    }
}
