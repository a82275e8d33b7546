import CNNKernels

/// A transposed convolution with bias and optionally ReLU: H×W×I → H'×W'×O, H' = (H − 1)·stride − 2·padding + kernel + outputPadding.
package struct TransposedConvolution: Sendable {
    package let inputs: Int
    package let outputs: Int
    /// Height and width of the kernel.
    package let kernel: Int
    package let stride: Int
    /// Pixels by which the output is cropped on each side.
    package let padding: Int
    /// Pixels by which the output is longer at its lower and right edges.
    package let outputPadding: Int
    private let packed: PackedConvolution
    private let halo: Int

    /// Takes `<name>.weight` (I×O×kernel×kernel) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
        outputPadding: Int = 0, activation: Activation = .none
    ) throws(NetworkError) {
        precondition(kernel > 0 && stride > 0 && padding >= 0, "a convolution's sizes must be positive")
        precondition((0..<stride).contains(outputPadding), "the output padding must be smaller than the stride")
        let values = try weights.tensor("\(name).weight", shape: [inputs, outputs, kernel, kernel])
        let bias = try weights.tensor("\(name).bias", shape: [outputs])
        self.inputs = inputs
        self.outputs = outputs
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.outputPadding = outputPadding
        let shape = PackedConvolution.Shape(
            inputs: inputs, outputs: outputs, kernelHeight: kernel, kernelWidth: kernel, stride: stride,
            padding: padding, activation: activation)
        packed = PackedConvolution(
            transposed: shape, weights: values, bias: bias, instructionSet: weights.instructionSet)
        halo = packed.with { Int(nn_transposed_halo($0, Int32(outputPadding))) }
    }

    /// - Precondition: `input` has as many channels as the layer takes, and the output is not empty.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        precondition(input.channels == inputs, "the channels do not match")
        return Tensor(height: length(input.height), width: length(input.width), channels: outputs) { output in
            Workspace.shared { workspace in
                let input = workspace.plane(copying: input, halo: halo)
                packed.with { layer in
                    withUnsafePointer(to: input.raw) { input in
                        withUnsafePointer(to: output.raw) { output in
                            nn_convolve_transposed(packed.instructionSet.kernels, layer, input, output)
                        }
                    }
                }
            }
        }
    }

    private func length(_ input: Int) -> Int {
        let output = (input - 1) * stride - 2 * padding + kernel + outputPadding
        precondition(input > 0 && output > 0, "the output is empty")
        return output
    }
}
