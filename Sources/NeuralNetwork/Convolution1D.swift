import CNNKernels

/// A convolution over time with bias and optionally ReLU, as long as its input, beyond whose ends zeros lie: N×T×I → N×T×O for N sequences.
package struct Convolution1D: Sendable {
    package let inputs: Int
    package let outputs: Int
    /// Steps that the kernel sees; an odd number.
    package let kernel: Int
    private let packed: PackedConvolution

    /// Takes `<name>.weight` (O×I×kernel) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, kernel: Int, activation: Activation = .none
    ) throws(NetworkError) {
        precondition(kernel > 0 && kernel % 2 == 1, "a kernel must have a middle")
        let values = try weights.tensor("\(name).weight", shape: [outputs, inputs, kernel])
        let bias = try weights.tensor("\(name).bias", shape: [outputs])
        (self.inputs, self.outputs, self.kernel) = (inputs, outputs, kernel)
        // The steps under the kernel lie side by side in memory, so to the kernels they are one pixel.
        let shape = PackedConvolution.Shape(
            inputs: kernel * inputs, outputs: outputs, kernelHeight: 1, kernelWidth: 1, stride: 1, padding: 0,
            activation: activation)
        packed = PackedConvolution(
            shape, weights: Self.tapsFirst(values, inputs: inputs, kernel: kernel), bias: bias,
            instructionSet: weights.instructionSet)
    }

    /// - Precondition: `input` has as many channels as the layer takes.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        precondition(input.channels == inputs, "the channels do not match")
        return Tensor(height: input.height, width: input.width, channels: outputs) { output in
            Workspace.shared { workspace in
                var seen = workspace.plane(copying: input, halo: kernel - 1).raw
                seen.data -= (kernel - 1) / 2 * inputs
                seen.channels = Int32(kernel * inputs)
                packed.with { layer in
                    withUnsafePointer(to: output.raw) { output in
                        nn_convolve(packed.instructionSet.kernels, layer, &seen, nil, output)
                    }
                }
            }
        }
    }

    /// Weights O×I×kernel as O×kernel×I.
    static func tapsFirst(_ values: [Float], inputs: Int, kernel: Int) -> [Float] {
        var turned = [Float](repeating: 0, count: values.count)
        for start in stride(from: 0, to: values.count, by: inputs * kernel) {
            for input in 0..<inputs {
                for tap in 0..<kernel {
                    turned[start + tap * inputs + input] = values[start + input * kernel + tap]
                }
            }
        }
        return turned
    }
}
