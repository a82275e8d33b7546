/// A residual network of bottleneck blocks without its head: a picture → the mean of each channel of the last stage.
///
/// The layers are those of He, Zhang, Ren, Sun, “Deep Residual Learning for Image Recognition” (2015), with the stride in a block's
/// 3×3 convolution, as torchvision has them. Batch normalisation is folded into the convolutions.
package struct ResidualNetwork: Sendable {
    /// How large a network is.
    package struct Size: Sendable, Equatable {
        /// Channels of the first layer; a stage's blocks end in 4, 8, 16, … times as many.
        package var width: Int
        /// Blocks of each stage; every stage but the first halves height and width.
        package var blocks: [Int]

        package init(width: Int, blocks: [Int]) {
            self.width = width
            self.blocks = blocks
        }

        /// ResNet-50: 25.6 million weights, 4.1 billion multiplications for 224×224 pixels.
        package static let resNet50 = Size(width: 64, blocks: [3, 4, 6, 3])
    }

    /// Length of the result: 2048 for ResNet-50.
    package let outputs: Int
    private let stem: Convolution
    private let pool: Pooling
    private let blocks: [BottleneckBlock]
    private let instructionSet: InstructionSet

    /// Takes the tensors of torchvision's state dictionaries: `conv1`, `bn1`, `layer<stage>.<block>.conv1` … `bn3`, and
    /// `downsample.0` and `downsample.1` of each stage's first block; `fc` and counters are left alone.
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(_ weights: Weights, size: Size = .resNet50) throws(NetworkError) {
        stem = try Convolution(
            weights, "conv1", normalisedBy: "bn1", inputs: 3, outputs: size.width, kernel: 7, stride: 2, padding: 3,
            activation: .relu)
        pool = Pooling(.maximum, kernel: 3, stride: 2, padding: 1, on: weights.instructionSet)
        var blocks: [BottleneckBlock] = []
        var inputs = size.width
        for (stage, count) in size.blocks.enumerated() {
            for index in 0..<count {
                let block = try BottleneckBlock(
                    weights.scoped("layer\(stage + 1).\(index)"), inputs: inputs, width: size.width << stage,
                    stride: stage > 0 && index == 0 ? 2 : 1, hasShortcut: index == 0)
                blocks.append(block)
                inputs = block.outputs
            }
        }
        self.blocks = blocks
        outputs = inputs
        instructionSet = weights.instructionSet
    }

    /// - Parameter input: H×W×3 of at least 1×1, normalised as the weights were trained with.
    /// - Returns: ``outputs`` numbers, none negative.
    /// - Precondition: `input` has three channels.
    package func callAsFunction(_ input: Tensor) -> [Float] {
        blocks.reduce(pool(stem(input))) { $1($0) }.globalAverage(on: instructionSet)
    }
}

/// 1×1, 3×3 and 1×1 convolutions, to whose output the input is added, itself through a 1×1 convolution where its size changes.
private struct BottleneckBlock: Sendable {
    let reduce: Convolution
    let middle: Convolution
    let expand: Convolution
    let shortcut: Convolution?

    var outputs: Int { expand.outputs }

    init(_ weights: Weights, inputs: Int, width: Int, stride: Int, hasShortcut: Bool) throws(NetworkError) {
        reduce = try Convolution(
            weights, "conv1", normalisedBy: "bn1", inputs: inputs, outputs: width, kernel: 1, activation: .relu)
        middle = try Convolution(
            weights, "conv2", normalisedBy: "bn2", inputs: width, outputs: width, kernel: 3, stride: stride, padding: 1,
            activation: .relu)
        expand = try Convolution(
            weights, "conv3", normalisedBy: "bn3", inputs: width, outputs: 4 * width, kernel: 1, activation: .relu)
        shortcut =
            hasShortcut
            ? try Convolution(
                weights, "downsample.0", normalisedBy: "downsample.1", inputs: inputs, outputs: 4 * width, kernel: 1,
                stride: stride) : nil
    }

    func callAsFunction(_ input: Tensor) -> Tensor {
        let (height, width) = middle.outputSize(input.height, input.width)
        return Tensor(height: height, width: width, channels: outputs) { output in
            Workspace.shared { workspace in
                input.withPlane { input in
                    let reduced = reduce.apply(to: input, halo: middle.padding, in: workspace)
                    expand.apply(
                        to: middle.apply(to: reduced, in: workspace),
                        adding: shortcut?.apply(to: input, in: workspace) ?? input, into: output)
                }
            }
        }
    }
}
