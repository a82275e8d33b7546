import CNNKernels

/// What a layer does to its sums.
package enum Activation: Sendable {
    /// Nothing.
    case none
    /// max(x, 0).
    case relu
}

/// A convolution with zero padding, bias and optionally ReLU: H×W×I → H'×W'×O, H' = (H + 2·padding − kernel) / stride + 1, rounded down.
package struct Convolution: Sendable {
    package let inputs: Int
    package let outputs: Int
    /// Height and width of the kernel.
    package let kernel: Int
    package let stride: Int
    /// Pixels of zeros around the input.
    package let padding: Int
    let packed: PackedConvolution

    /// Takes `<name>.weight` (O×I×kernel×kernel) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
        activation: Activation = .none
    ) throws(NetworkError) {
        let values = try weights.tensor("\(name).weight", shape: [outputs, inputs, kernel, kernel])
        let bias = try weights.tensor("\(name).bias", shape: [outputs])
        self.init(
            weights: values, bias: bias, inputs: inputs, kernel: kernel, stride: stride, padding: padding,
            activation: activation, instructionSet: weights.instructionSet)
    }

    /// Takes the input channels from `first` on of `allInputs`; all of them by default.
    package init(
        weights: [Float], bias: [Float], allInputs: Int? = nil, first: Int = 0, inputs: Int, kernel: Int,
        stride: Int = 1,
        padding: Int = 0, activation: Activation = .none, instructionSet: InstructionSet
    ) {
        precondition(kernel > 0 && stride > 0 && padding >= 0, "a convolution's sizes must be positive")
        self.inputs = inputs
        outputs = bias.count
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        let shape = PackedConvolution.Shape(
            inputs: inputs, outputs: bias.count, kernelHeight: kernel, kernelWidth: kernel, stride: stride,
            padding: padding, activation: activation)
        packed = PackedConvolution(
            shape, weights: weights, allInputs: allInputs, first: first, bias: bias, instructionSet: instructionSet)
    }

    /// - Precondition: `input` has as many channels as the layer takes, and the kernel fits into the padded input.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        let (height, width) = outputSize(input.height, input.width)
        return Tensor(height: height, width: width, channels: outputs) { output in
            if padding == 0 {
                input.withPlane { apply(to: $0, into: output) }
            } else {
                Workspace.shared { apply(to: $0.plane(copying: input, halo: padding), into: output) }
            }
        }
    }

    /// A plane for the output, in `workspace`.
    package func apply(to input: Plane, adding add: Plane? = nil, halo: Int = 0, in workspace: Workspace) -> Plane {
        let (height, width) = outputSize(input.height, input.width)
        let output = workspace.plane(height: height, width: width, channels: outputs, halo: halo)
        apply(to: input, adding: add, into: output)
        return output
    }

    /// Writes to `output`, after adding `add` before the activation. `input` needs a halo as wide as the padding.
    package func apply(to input: Plane, adding add: Plane? = nil, into output: Plane) {
        precondition(input.channels == inputs && output.channels == outputs, "the channels do not match")
        precondition(input.halo >= padding, "the halo is too narrow")
        precondition(outputSize(input.height, input.width) == (output.height, output.width), "the sizes do not match")
        packed.with { layer in
            withUnsafePointer(to: input.raw) { input in
                withUnsafePointer(to: output.raw) { output in
                    withPointer(to: add?.raw) { nn_convolve(packed.instructionSet.kernels, layer, input, $0, output) }
                }
            }
        }
    }

    func outputSize(_ height: Int, _ width: Int) -> (Int, Int) {
        convolvedSize(height, width, kernel: kernel, stride: stride, padding: padding)
    }
}

extension Convolution {
    /// A convolution without bias that batch normalisation follows, folded into one layer with a bias: each output channel is
    /// multiplied by `weight / √(running_var + ε)`, and the bias is `bias − running_mean` times that; ε is PyTorch's 1e-5.
    ///
    /// Takes `<name>.weight` (O×I×kernel×kernel), and of the normalisation `weight`, `bias`, `running_mean` and `running_var` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(
        _ weights: Weights, _ name: String, normalisedBy normalisation: String, inputs: Int, outputs: Int, kernel: Int,
        stride: Int = 1, padding: Int = 0, activation: Activation = .none
    ) throws(NetworkError) {
        var values = try weights.tensor("\(name).weight", shape: [outputs, inputs, kernel, kernel])
        let gain = try weights.tensor("\(normalisation).weight", shape: [outputs])
        let bias = try weights.tensor("\(normalisation).bias", shape: [outputs])
        let mean = try weights.tensor("\(normalisation).running_mean", shape: [outputs])
        let variance = try weights.tensor("\(normalisation).running_var", shape: [outputs])
        let scale = zip(gain, variance).map { $0 / ($1 + 1e-5).squareRoot() }
        let size = inputs * kernel * kernel
        values.withUnsafeMutableBufferPointer { values in
            for output in 0..<outputs {
                for index in output * size..<(output + 1) * size { values[index] *= scale[output] }
            }
        }
        self.init(
            weights: values, bias: (0..<outputs).map { bias[$0] - mean[$0] * scale[$0] }, inputs: inputs,
            kernel: kernel, stride: stride, padding: padding, activation: activation,
            instructionSet: weights.instructionSet)
    }
}

/// Height and width after a kernel has gone over a padded picture.
func convolvedSize(_ height: Int, _ width: Int, kernel: Int, stride: Int, padding: Int) -> (Int, Int) {
    precondition(height + 2 * padding >= kernel && width + 2 * padding >= kernel, "the kernel is larger than the input")
    return ((height + 2 * padding - kernel) / stride + 1, (width + 2 * padding - kernel) / stride + 1)
}

/// Calls `body` with a pointer to `value`, or without.
func withPointer<Value, Result>(to value: Value?, _ body: (UnsafePointer<Value>?) -> Result) -> Result {
    guard let value else { return body(nil) }
    return withUnsafePointer(to: value) { body($0) }
}
