package import NeuralNetwork

/// The network that says where the eyes and the chin of a located face are, layer by layer as in
/// `docs/models/face-aligner-network.md`.
package struct FaceAlignerNetwork: Sendable {
    /// Height and width of the input.
    package static let side = 96
    /// Values: x and y of the left eye, the right eye and the chin.
    package static let outputs = 6
    /// The side of the grid of cells that the hidden layer reads, and their channels.
    private static let cells = 6
    private static let gathered = 24
    private static let hiddenValues = 128
    private static let shapes = [
        (16, 48, 24, 2), (24, 72, 24, 1), (24, 96, 40, 2), (40, 144, 40, 1), (40, 144, 40, 1), (40, 200, 64, 2),
        (64, 256, 64, 1),
    ]

    private let stem: Convolution
    private let blocks: [InvertedResidual]
    private let gather: Convolution
    private let hidden: Linear
    private let out: Linear

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(weights: Weights) throws(NetworkError) {
        stem = try Convolution(
            weights, "stem", inputs: 3, outputs: 16, kernel: 3, stride: 2, padding: 1, activation: .relu)
        var blocks: [InvertedResidual] = []
        for (index, shape) in Self.shapes.enumerated() {
            blocks.append(try InvertedResidual(weights.scoped("blocks.\(index)"), shape))
        }
        self.blocks = blocks
        gather = try Convolution(
            weights, "gather", inputs: 64, outputs: Self.gathered, kernel: 1, activation: .relu)
        hidden = try Linear(
            weights, "hidden", inputs: Self.cells * Self.cells * Self.gathered, outputs: Self.hiddenValues,
            activation: .relu)
        out = try Linear(weights, "out", inputs: Self.hiddenValues, outputs: Self.outputs)
    }

    /// How far the points lie from where the crop has them, in steps of ``FaceAligner/unitsPerStep``: 96×96×3 (RGB / 127.5 − 1) → 6.
    ///
    /// - Precondition: the input is 96×96×3.
    package func shifts(in input: Tensor) -> [Float] {
        precondition(
            input.height == Self.side && input.width == Self.side && input.channels == 3,
            "the aligner takes RGB pictures of \(Self.side)×\(Self.side)")
        let cells = Tensor(height: Self.cells, width: Self.cells, channels: Self.gathered) { output in
            Workspace.shared { workspace in
                var plane = stem.apply(to: workspace.plane(copying: input, halo: stem.padding), in: workspace)
                for block in blocks { plane = block.apply(to: plane, in: workspace) }
                gather.apply(to: plane, into: output)
            }
        }
        return out(hidden(cells.values))
    }
}
