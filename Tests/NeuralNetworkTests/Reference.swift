import Foundation
import Testing

@testable import NeuralNetwork

/// Outputs of PyTorch for generated weights and inputs; `Tools/training/reference/make_reference.py` writes the files.
struct Reference: Sendable {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let kind: String
        let description: [String: String]

        func number(_ key: String) throws -> Int { try #require(description[key].flatMap { Int($0) }, "\(key)") }
        var activation: Activation { description["relu"] == "1" ? .relu : .none }
        var testDescription: String { name }
    }

    let cases: [Case]
    /// The generated weights, as a safetensors file in single precision.
    let weights: SafetensorsFile
    private let outputs: SafetensorsFile
    private let inputs: [String: Tensor]

    init(_ name: String) throws {
        let url = try #require(Bundle.module.url(forResource: "Reference/\(name)", withExtension: "safetensors"))
        outputs = try SafetensorsFile(contentsOf: url)
        cases = outputs.metadata["cases", default: ""].split(separator: "\n").map { line in
            let fields = line.split(separator: ";", maxSplits: 2).map(String.init)
            let pairs = fields[2].split(separator: ",").map { $0.split(separator: "=").map(String.init) }
            return Case(
                name: fields[0], kind: fields[1],
                description: Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) }))
        }
        var writer = SafetensorsWriter()
        var inputs: [String: Tensor] = [:]
        for line in outputs.metadata["tensors", default: ""].split(separator: "\n") {
            let fields = line.split(separator: ";").map(String.init)
            let shape = fields[1].split(separator: ",").compactMap { Int($0) }
            var values = generated(fields[0], count: shape.reduce(1, *), scale: try #require(Float(fields[2])))
            if fields.count > 3 { values = values.map { $0 + (Float(fields[3]) ?? .nan) } }
            if [".weight", ".bias", ".running_mean", ".running_var", "_l0"].contains(where: fields[0].hasSuffix) {
                writer.add(fields[0], shape: shape, values)
            } else {
                let size = shape.count == 3 ? shape : [1, 1, shape[0]]
                inputs[fields[0]] = Tensor(height: size[0], width: size[1], channels: size[2], values: values)
            }
        }
        weights = try SafetensorsFile(writer.bytes)
        self.inputs = inputs
    }

    func input(_ name: String) throws -> Tensor { try #require(inputs[name]) }

    /// How far `values` are from PyTorch's output: norm of the difference over norm.
    func error(_ values: [Float], _ name: String) throws -> Double {
        let described = try #require(cases.first { $0.name == name })
        let shape = try #require(described.description["shape"]).split(separator: "x").compactMap { Int($0) }
        try #require(values.count == shape.reduce(1, *))
        let expected = try outputs.values(of: name)
        let step = try described.number("step")
        var difference = 0.0
        var norm = 0.0
        for (index, value) in expected.enumerated() {
            difference += Double((values[index * step] - value) * (values[index * step] - value))
            norm += Double(value * value)
        }
        return (difference / norm).squareRoot()
    }

    func error(_ tensor: Tensor, _ name: String) throws -> Double {
        let shape = try #require(cases.first { $0.name == name }?.description["shape"])
        try #require(shape == "\(tensor.height)x\(tensor.width)x\(tensor.channels)")
        return try error(tensor.values, name)
    }
}

/// The largest error that is accepted.
let tolerance = 1e-4

/// Uniform numbers in -scale ..< scale: SplitMix64 counted from the FNV-1a hash of the name, the upper 24 bits of each.
func generated(_ name: String, count: Int, scale: Float) -> [Float] {
    var state = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        for index in 0..<count {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            z ^= z >> 31
            buffer[index] = (Float(z >> 40) - 8_388_608) / 8_388_608 * scale
        }
        initialized = count
    }
}
