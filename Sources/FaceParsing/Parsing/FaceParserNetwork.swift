import Imaging
package import NeuralNetwork

/// The network that labels the pixels of an aligned face: a U-Net of inverted residual blocks, layer by layer as in
/// `docs/models/face-parser-network.md`.
///
/// Upsampling and a 1×1 convolution may change places, since both are linear and the upsampling's weights add up to one; the decoder
/// therefore convolves what comes from below at its own size, and upsamples the result.
package struct FaceParserNetwork: Sendable {
    /// Labels, and so channels of the logits.
    package static let labels = 16
    /// Height and width of the input must be multiples of this.
    package static let granularity = 32

    private let stem: Convolution
    private let encoder: [InvertedResidual]
    private let decoder: [Merge]
    private let head: Convolution
    private let instructionSet: InstructionSet

    /// Channels into, within and out of the encoder's blocks, and their strides.
    fileprivate static let encoderShapes = [
        (16, 48, 24, 2), (24, 72, 24, 1), (24, 96, 40, 2), (40, 160, 40, 1), (40, 160, 80, 2), (80, 320, 80, 1),
        (80, 320, 80, 1), (80, 320, 128, 2), (128, 512, 128, 1),
    ]
    /// Channels from below, of the skip and out of the decoder's blocks; the skip's step (0: stem, i + 1: block i of the encoder).
    private static let decoderShapes = [(128, 80, 80, 7), (80, 40, 48, 4), (48, 24, 32, 2), (32, 16, 24, 0)]

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(weights: Weights) throws(NetworkError) {
        stem = try Convolution(
            weights, "stem", inputs: 3, outputs: 16, kernel: 3, stride: 2, padding: 1, activation: .relu)
        var blocks: [InvertedResidual] = []
        for (index, shape) in Self.encoderShapes.enumerated() {
            blocks.append(try InvertedResidual(weights.scoped("encoder.\(index)"), shape))
        }
        encoder = blocks
        var merges: [Merge] = []
        for (index, shape) in Self.decoderShapes.enumerated() {
            merges.append(try Merge(weights.scoped("decoder.\(index)"), shape))
        }
        decoder = merges
        head = try Convolution(weights, "head", inputs: 24, outputs: Self.labels, kernel: 1)
        instructionSet = weights.instructionSet
    }

    /// The logits of every pixel: H×W×3 (RGB / 255 · 2 − 1) → H×W×16, the channel being the label's id.
    ///
    /// - Precondition: height and width are multiples of 32.
    package func logits(for input: Tensor) -> Tensor {
        Tensor(height: input.height, width: input.width, channels: Self.labels) { output in
            Workspace.shared { workspace in
                let size = (input.height / 2, input.width / 2)
                let half = workspace.plane(height: size.0, width: size.1, channels: Self.labels)
                _ = run(input, in: workspace, into: half)
                half.upsample(into: output, on: instructionSet)
            }
        }
    }

    /// The logits before the last upsampling: H×W×3 → H/2×W/2×16. ``logits(for:)`` is this, doubled (bilinear).
    ///
    /// - Precondition: height and width are multiples of 32.
    package func halfSizeLogits(for input: Tensor) -> Tensor {
        Tensor(height: input.height / 2, width: input.width / 2, channels: Self.labels) { output in
            Workspace.shared { _ = run(input, in: $0, into: output) }
        }
    }

    /// As ``halfSizeLogits(for:)``, with the output of one of the encoder's blocks.
    ///
    /// - Precondition: height and width are multiples of 32.
    func halfSizeLogits(for input: Tensor, encoderBlock block: Int) -> (logits: Tensor, shared: Tensor) {
        var shared: Tensor?
        let logits = Tensor(height: input.height / 2, width: input.width / 2, channels: Self.labels) { output in
            Workspace.shared { workspace in
                let plane = run(input, in: workspace, into: output)[block + 1]
                shared = Tensor(plane)
            }
        }
        return (logits, shared ?? logits)
    }

    /// - Returns: the outputs of the stem and of every block of the encoder, as long as the workspace is not used again.
    private func run(_ input: Tensor, in workspace: Workspace, into output: Plane) -> [Plane] {
        precondition(
            input.height % Self.granularity == 0 && input.width % Self.granularity == 0 && input.channels == 3,
            "the parser takes RGB pictures whose sides are multiples of \(Self.granularity)")
        var steps = [stem.apply(to: workspace.plane(copying: input, halo: stem.padding), in: workspace)]
        for block in encoder { steps.append(block.apply(to: steps[steps.count - 1], in: workspace)) }
        var plane = steps[steps.count - 1]
        for merge in decoder { plane = merge.apply(to: plane, skip: steps[merge.skip], in: workspace) }
        head.apply(to: plane, into: output)
        return steps
    }
}

/// Joins what comes from below, upsampled, with the skip: 1×1, 3×3 depthwise, 1×1, each with ReLU.
private struct Merge: Sendable {
    let skip: Int
    /// The part of the first convolution that reads what comes from below.
    let below: Convolution
    /// The first convolution's other part, then the rest.
    let chain: DepthwiseChain

    init(_ weights: Weights, _ shape: (below: Int, skip: Int, outputs: Int, step: Int)) throws(NetworkError) {
        let inputs = shape.below + shape.skip
        let values = try weights.tensor("merge.weight", shape: [shape.outputs, inputs, 1, 1])
        let bias = try weights.tensor("merge.bias", shape: [shape.outputs])
        let set = weights.instructionSet
        skip = shape.step
        below = Convolution(
            weights: values, bias: [Float](repeating: 0, count: shape.outputs), allInputs: inputs,
            inputs: shape.below, kernel: 1, instructionSet: set)
        chain = DepthwiseChain(
            expand: Convolution(
                weights: values, bias: bias, allInputs: inputs, first: shape.below, inputs: shape.skip, kernel: 1,
                activation: .relu, instructionSet: set),
            depthwise: try DepthwiseConvolution(weights, "depthwise", channels: shape.outputs, activation: .relu),
            project: try Convolution(
                weights, "project", inputs: shape.outputs, outputs: shape.outputs, kernel: 1, activation: .relu))
    }

    func apply(to input: Plane, skip: Plane, in workspace: Workspace) -> Plane {
        chain.apply(to: skip, low: below.apply(to: input, in: workspace), in: workspace)
    }
}

extension FaceParserNetwork {
    /// The label of every pixel of a picture whose sides are multiples of 32, the logits at half its size, and what an
    /// ``EncoderBranch`` begins with.
    func read(_ image: Image) -> (labels: LabelMap, logits: Tensor, shared: Tensor) {
        let input = Tensor(colorsOf: image, granularity: Self.granularity)
        let (logits, shared) = halfSizeLogits(for: input, encoderBlock: EncoderBranch.first - 1)
        return (LabelMap(doubling: logits), logits, shared)
    }
}

/// Blocks like those of the parser's encoder from one of them on, with weights of their own: what tells attributes apart is not
/// all that labels need.
struct EncoderBranch: Sendable {
    /// The first block that is not the parser's.
    static let first = 2
    /// The blocks whose outputs are given, and the channels of these.
    private static let given = [3, 6, 8]
    static let pooledChannels = given.map { FaceParserNetwork.encoderShapes[$0].2 }

    private let blocks: [InvertedResidual]

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(weights: Weights) throws(NetworkError) {
        var blocks: [InvertedResidual] = []
        for (index, shape) in FaceParserNetwork.encoderShapes[Self.first...].enumerated() {
            blocks.append(try InvertedResidual(weights.scoped("\(index)"), shape))
        }
        self.blocks = blocks
    }

    /// - Parameter shared: the output of the parser's block before the first, 64×64×24 for an input of 256×256.
    /// - Returns: 32×32×40, 16×16×80 and 8×8×128.
    func features(of shared: Tensor) -> [Tensor] {
        Workspace.shared { workspace in
            var plane = workspace.plane(copying: shared, halo: 0)
            var features: [Tensor] = []
            for (index, block) in zip(Self.first..., blocks) {
                plane = block.apply(to: plane, in: workspace)
                if Self.given.contains(index) { features.append(Tensor(plane)) }
            }
            return features
        }
    }
}

extension Tensor {
    fileprivate init(_ plane: Plane) {
        self.init(height: plane.height, width: plane.width, channels: plane.channels) { $0.copy(from: plane) }
    }
}

extension LabelMap {
    /// The index of the largest of sixteen logits at each pixel, after bilinear doubling: H×W×16 → 2H×2W.
    ///
    /// - Precondition: `logits` has 16 channels.
    init(doubling logits: Tensor) {
        precondition(logits.channels == 16, "the parser has sixteen classes")
        let labels = logits.largestChannelsDoubled(from: logits.largestChannels())
        self.init(width: 2 * logits.width, height: 2 * logits.height, labels: labels)
    }
}
