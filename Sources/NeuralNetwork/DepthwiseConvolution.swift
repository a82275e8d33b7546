import Basics
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

/// An inverted residual: `expand` (1×1, may be left out) → `depthwise` → `project` (1×1), computed row by row so that what lies between
/// the layers stays in cache.
package struct DepthwiseChain: Sendable {
    let expand: Convolution?
    let depthwise: DepthwiseConvolution
    let project: Convolution

    /// - Precondition: the layers' channels follow one another; `expand` and `project` are 1×1.
    package init(expand: Convolution?, depthwise: DepthwiseConvolution, project: Convolution) {
        precondition(expand.map { $0.kernel == 1 && $0.outputs == depthwise.channels } ?? true, "layers do not match")
        precondition(project.kernel == 1 && project.inputs == depthwise.channels, "layers do not match")
        self.expand = expand
        self.depthwise = depthwise
        self.project = project
    }

    /// The chain's output, in `workspace`.
    ///
    /// - Parameters:
    ///   - low: half the height and width of `input`, as many channels as `expand` gives; doubled (bilinear) and added to the
    ///     output of `expand` before its activation.
    ///   - residual: added to the output of `project` before its activation.
    ///   - halo: of the output.
    package func apply(
        to input: Plane, low: Plane? = nil, residual: Plane? = nil, halo: Int = 0, in workspace: Workspace
    ) -> Plane {
        let (height, width) = depthwise.outputSize(input.height, input.width)
        let output = workspace.plane(height: height, width: width, channels: project.outputs, halo: halo)
        precondition(input.channels == expand?.inputs ?? depthwise.channels, "the channels do not match")
        precondition(expand != nil || input.halo >= depthwise.padding, "the halo is too narrow")
        if let residual {
            precondition(
                (residual.height, residual.width, residual.channels) == (height, width, output.channels),
                "the residual does not match")
        }
        if let low {
            precondition(
                low.height * 2 == input.height && low.width * 2 == input.width && low.channels == depthwise.channels,
                "the lower level does not match")
        }
        depthwise.packed.with { depthwise in
            project.packed.with { project in
                withUnsafePointer(to: input.raw) { input in
                    withUnsafePointer(to: output.raw) { output in
                        withPointer(to: low?.raw) { low in
                            withPointer(to: residual?.raw) { residual in
                                run(depthwise, project, input, low, residual, output, in: workspace)
                            }
                        }
                    }
                }
            }
        }
        return output
    }

    private func run(
        _ depthwise: UnsafePointer<nn_convolution>, _ project: UnsafePointer<nn_convolution>,
        _ input: UnsafePointer<nn_plane>, _ low: UnsafePointer<nn_plane>?, _ residual: UnsafePointer<nn_plane>?,
        _ output: UnsafePointer<nn_plane>, in workspace: Workspace
    ) {
        func run(_ expand: UnsafePointer<nn_convolution>?) {
            var whole = nn_chain(
                expand: expand, depthwise: depthwise, project: project, in: input, low: low, residual: residual,
                out: output, first_row: 0, last_row: output.pointee.height, scratch: nil)
            // Each piece has its rows and its scratch memory.
            let pieces = SpareProcessors.pieces(of: Int(output.pointee.height), least: leastRows(of: output.pointee))
            let size = nn_chain_scratch(&whole)
            nonisolated(unsafe) let scratch = (0..<pieces).map { _ in workspace.floats(size) }
            nonisolated(unsafe) let chain = whole
            SpareProcessors.spread(over: Int(output.pointee.height), pieces: pieces) { rows, piece in
                var part = chain
                (part.first_row, part.last_row) = (Int32(rows.lowerBound), Int32(rows.upperBound))
                part.scratch = scratch[piece]
                nn_run_chain(self.project.packed.instructionSet.kernels, &part)
            }
        }
        if let expand { expand.packed.with { run($0) } } else { run(nil) }
    }

    /// So many multiplications are worth a thread: some fifty microseconds.
    private static let leastWork = 2_000_000

    private func leastRows(of output: nn_plane) -> Int {
        let expanding = (expand?.inputs ?? 0) * depthwise.stride * depthwise.stride
        let pixel = depthwise.channels * (expanding + depthwise.kernel * depthwise.kernel + project.outputs)
        return max(Self.leastWork / (pixel * Int(output.width)), 1)
    }
}
