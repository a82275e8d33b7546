import CNNKernels

/// A fully connected layer with bias and optionally ReLU: I values → O values.
package struct Linear: Sendable {
    package let inputs: Int
    package let outputs: Int
    private let instructionSet: InstructionSet
    private let activation: Activation
    private let weights: AlignedFloats
    private let bias: AlignedFloats

    /// Takes `<name>.weight` (O×I) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, activation: Activation = .none
    ) throws(NetworkError) {
        try self.init(weights, name, inputs: inputs, outputs: outputs, activation: activation) { $0 }
    }

    /// Takes the columns (inputs) and rows (outputs) of the weights in an order of the caller's choosing.
    init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, activation: Activation,
        reorder: ([Float]) -> [Float]
    ) throws(NetworkError) {
        let values = try weights.tensor("\(name).weight", shape: [outputs, inputs])
        self.inputs = inputs
        self.outputs = outputs
        self.activation = activation
        self.weights = AlignedFloats(reorder(values))
        bias = AlignedFloats(try weights.tensor("\(name).bias", shape: [outputs]))
        instructionSet = weights.instructionSet
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
