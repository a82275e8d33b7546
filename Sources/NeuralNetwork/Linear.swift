import CNNKernels

/// A fully connected layer, with or without bias and ReLU: I values → O values.
package struct Linear: Sendable {
    package let inputs: Int
    package let outputs: Int
    private let instructionSet: InstructionSet
    private let activation: Activation
    private let weights: AlignedFloats
    private let bias: AlignedFloats

    /// Takes `<name>.weight` (O×I) and, where it has one, `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, hasBias: Bool = true,
        activation: Activation = .none
    ) throws(NetworkError) {
        let values = try weights.tensor("\(name).weight", shape: [outputs, inputs])
        let bias = hasBias ? try weights.tensor("\(name).bias", shape: [outputs]) : nil
        self.init(values, bias: bias, inputs: inputs, activation: activation, on: weights.instructionSet)
    }

    /// A layer of weights O×I with bias.
    init(_ weights: AlignedFloats, bias: [Float], activation: Activation, on set: InstructionSet) {
        precondition(!bias.isEmpty && weights.count % bias.count == 0, "the weights do not match")
        inputs = weights.count / bias.count
        outputs = bias.count
        self.activation = activation
        self.weights = weights
        self.bias = AlignedFloats(bias)
        instructionSet = set
    }

    /// A layer of weights O×I; without bias where that is `nil`.
    init(
        _ values: [Float], bias: [Float]?, inputs: Int, activation: Activation = .none, on set: InstructionSet
    ) {
        precondition(inputs > 0 && values.count % inputs == 0, "the weights do not match")
        self.inputs = inputs
        outputs = values.count / inputs
        precondition(bias.map { $0.count == values.count / inputs } ?? true, "the bias does not match")
        self.activation = activation
        weights = AlignedFloats(values)
        self.bias = AlignedFloats(bias ?? [Float](repeating: 0, count: values.count / inputs))
        instructionSet = set
    }

    /// Layers without bias from one tensor: takes `<name>.weight` (`count`×O×I).
    ///
    /// - Throws: ``NetworkError`` when the tensor is missing or has another shape.
    package static func each(
        _ weights: Weights, _ name: String, count: Int, inputs: Int, outputs: Int
    ) throws(NetworkError) -> [Linear] {
        let values = try weights.tensor("\(name).weight", shape: [count, outputs, inputs])
        let size = outputs * inputs
        return (0..<count).map {
            Linear(Array(values[$0 * size..<($0 + 1) * size]), bias: nil, inputs: inputs, on: weights.instructionSet)
        }
    }

    /// - Precondition: `input` has as many values as the layer takes.
    package func callAsFunction(_ input: [Float]) -> [Float] {
        precondition(input.count == inputs, "the inputs do not match")
        return [Float](unsafeUninitializedCapacity: outputs) { output, count in
            if let output = output.baseAddress {
                nn_dot_products(
                    instructionSet.kernels, Int32(outputs), inputs, weights.base, bias.base, input,
                    activation == .relu ? 1 : 0, output)
            }
            count = outputs
        }
    }
}
