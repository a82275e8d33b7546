import CNNKernels

/// A convolution of each channel by itself, with zero padding, bias and optionally ReLU: H×W×C → H'×W'×C.
package struct DepthwiseConvolution: Sendable {
    package let channels: Int
    /// Height and width of the kernel, at most 16.
    package let kernel: Int
    package let stride: Int
    /// Pixels of zeros around the input.
    package let padding: Int
    let packed: PackedConvolution

    /// Takes `<name>.weight` (C×1×kernel×kernel) and `<name>.bias` (C).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, channels: Int, kernel: Int = 3, stride: Int = 1, padding: Int = 1,
        activation: Activation = .none
    ) throws(NetworkError) {
        precondition((1...16).contains(kernel) && stride > 0 && padding >= 0, "a convolution's sizes are out of range")
        let values = try weights.tensor("\(name).weight", shape: [channels, 1, kernel, kernel])
        let bias = try weights.tensor("\(name).bias", shape: [channels])
        self.channels = channels
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        let shape = PackedConvolution.Shape(
            inputs: channels, outputs: channels, kernelHeight: kernel, kernelWidth: kernel, stride: stride,
            padding: padding, activation: activation)
        packed = PackedConvolution(
            depthwise: shape, weights: values, bias: bias, instructionSet: weights.instructionSet)
    }

    /// - Precondition: `input` has as many channels as the layer, and the kernel fits into the padded input.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        let (height, width) = outputSize(input.height, input.width)
        return Tensor(height: height, width: width, channels: channels) { output in
            Workspace.shared { apply(to: $0.plane(copying: input, halo: padding), into: output) }
        }
    }

    /// Writes to `output`. `input` needs a halo as wide as the padding.
    package func apply(to input: Plane, into output: Plane) {
        precondition(input.channels == channels && output.channels == channels, "the channels do not match")
        precondition(input.halo >= padding, "the halo is too narrow")
        precondition(outputSize(input.height, input.width) == (output.height, output.width), "the sizes do not match")
        packed.with { layer in
            withUnsafePointer(to: input.raw) { input in
                withUnsafePointer(to: output.raw) { output in
                    nn_convolve_depthwise(packed.instructionSet.kernels, layer, input, output)
                }
            }
        }
    }

    func outputSize(_ height: Int, _ width: Int) -> (Int, Int) {
        convolvedSize(height, width, kernel: kernel, stride: stride, padding: padding)
    }
}
