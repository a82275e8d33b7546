import CNNKernels

/// Pooling over a square window: H×W×C → H'×W'×C, H' = (H + 2·padding − kernel) / stride + 1, rounded down.
package struct Pooling: Sendable {
    package enum Kind: Sendable {
        /// The largest value; what lies beyond the edge does not count.
        case maximum
        /// The mean; what lies beyond the edge counts as zeros.
        case average
    }

    package let kind: Kind
    /// Height and width of the window.
    package let kernel: Int
    package let stride: Int
    /// Pixels around the input, at most half the window.
    package let padding: Int
    private let instructionSet: InstructionSet

    package init(_ kind: Kind, kernel: Int, stride: Int, padding: Int = 0) {
        self.init(kind, kernel: kernel, stride: stride, padding: padding, on: .preferred)
    }

    init(_ kind: Kind, kernel: Int, stride: Int, padding: Int, on set: InstructionSet) {
        precondition(kernel > 0 && stride > 0 && (0...kernel / 2).contains(padding), "the sizes are out of range")
        self.kind = kind
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        instructionSet = set
    }

    /// - Precondition: the window fits into the padded input.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        let (height, width) = convolvedSize(
            input.height, input.width, kernel: kernel, stride: stride, padding: padding)
        return Tensor(height: height, width: width, channels: input.channels) { output in
            input.withPlane { input in
                withUnsafePointer(to: input.raw) { input in
                    withUnsafePointer(to: output.raw) { output in
                        nn_pool(
                            instructionSet.kernels, kind == .maximum ? NN_POOL_MAX : NN_POOL_AVERAGE, Int32(kernel),
                            Int32(stride), Int32(padding), input, output)
                    }
                }
            }
        }
    }
}
