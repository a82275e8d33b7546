import Imaging
package import NeuralNetwork

/// The network that finds faces in one level of a picture pyramid, layer by layer as in `docs/models/face-locator-network.md`.
package struct FaceLocatorNetwork: Sendable {
    /// Input pixels from one cell of the output to the next.
    package static let stride = 8
    /// Values of a cell: score, centre, size, left eye, right eye, chin.
    package static let outputs = 11
    /// Height and width of the input must be multiples of this.
    package static let granularity = 32

    private let stem: Convolution
    private let down1: Convolution
    /// Separable layers at strides 4 and 8, 16, 32; the last of each but the first is a skip.
    private let stages: [[Separable]]
    private let lateral2: Convolution
    private let lateral3: Convolution
    private let lateral4: Convolution
    private let mix3: Separable
    private let mix2: Separable
    private let head: Convolution
    private let out: Convolution
    private let instructionSet: InstructionSet

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(weights: Weights) throws(NetworkError) {
        func strided(_ name: String, _ inputs: Int, _ outputs: Int) throws(NetworkError) -> Convolution {
            try Convolution(
                weights, name, inputs: inputs, outputs: outputs, kernel: 3, stride: 2, padding: 1, activation: .relu)
        }
        func separable(_ name: String, _ inputs: Int, _ outputs: Int, stride: Int = 1) throws(NetworkError) -> Separable
        {
            try Separable(weights.scoped(name), inputs: inputs, outputs: outputs, stride: stride)
        }
        stem = try strided("stem", 3, 16)
        down1 = try strided("down1", 16, 32)
        stages = [
            [
                try separable("block1", 32, 32), try separable("down2", 32, 64, stride: 2),
                try separable("block2a", 64, 64), try separable("block2b", 64, 64),
            ],
            [
                try separable("down3", 64, 128, stride: 2), try separable("block3a", 128, 128),
                try separable("block3b", 128, 128), try separable("block3c", 128, 128),
            ],
            [
                try separable("down4", 128, 128, stride: 2), try separable("block4a", 128, 128),
                try separable("block4b", 128, 128), try separable("block4c", 128, 128),
            ],
        ]
        lateral4 = try Convolution(weights, "lateral4", inputs: 128, outputs: 64, kernel: 1)
        lateral3 = try Convolution(weights, "lateral3", inputs: 128, outputs: 64, kernel: 1, activation: .relu)
        lateral2 = try Convolution(weights, "lateral2", inputs: 64, outputs: 64, kernel: 1, activation: .relu)
        mix3 = try separable("mix3", 64, 64)
        mix2 = try separable("mix2", 64, 64)
        head = try Convolution(weights, "head", inputs: 64, outputs: 48, kernel: 3, padding: 1, activation: .relu)
        out = try Convolution(weights, "out", inputs: 48, outputs: Self.outputs, kernel: 1)
        instructionSet = weights.instructionSet
    }

    /// What the network says of each 8×8 pixels: H×W×3 (RGB / 127.5 − 1, zeros beyond the picture) → H/8×W/8×11, not decoded.
    ///
    /// - Precondition: height and width are multiples of 32.
    package func predictions(for input: Tensor) -> Tensor {
        precondition(
            input.height % Self.granularity == 0 && input.width % Self.granularity == 0 && input.channels == 3,
            "the locator takes RGB pictures whose sides are multiples of \(Self.granularity)")
        let (height, width) = (input.height / Self.stride, input.width / Self.stride)
        return Tensor(height: height, width: width, channels: Self.outputs) { output in
            Workspace.shared { workspace in
                let halved = stem.apply(to: workspace.plane(copying: input, halo: 1), halo: 1, in: workspace)
                var plane = down1.apply(to: halved, halo: 1, in: workspace)
                var skips: [Plane] = []
                for stage in stages {
                    for layer in stage { plane = layer.apply(to: plane, in: workspace) }
                    skips.append(plane)
                }
                plane = lateral4.apply(to: plane, in: workspace)
                plane = mix3.apply(to: joined(lateral3, skips[1], below: plane, in: workspace), in: workspace)
                plane = mix2.apply(to: joined(lateral2, skips[0], below: plane, in: workspace), in: workspace)
                out.apply(to: head.apply(to: plane, in: workspace), into: output)
            }
        }
    }

    /// ReLU of the layer's output for the skip, plus the doubled plane from below.
    private func joined(_ layer: Convolution, _ skip: Plane, below: Plane, in workspace: Workspace) -> Plane {
        let doubled = workspace.plane(height: skip.height, width: skip.width, channels: below.channels)
        below.upsample(into: doubled, on: instructionSet)
        return layer.apply(to: skip, adding: doubled, halo: 1, in: workspace)
    }
}

/// 3×3 depthwise with ReLU, then 1×1; where the stride is 1 the input is added; ReLU.
private struct Separable: Sendable {
    let chain: DepthwiseChain
    let residual: Bool

    init(_ weights: Weights, inputs: Int, outputs: Int, stride: Int) throws(NetworkError) {
        chain = DepthwiseChain(
            expand: nil,
            depthwise: try DepthwiseConvolution(
                weights, "dw", channels: inputs, stride: stride, activation: .relu),
            project: try Convolution(weights, "pw", inputs: inputs, outputs: outputs, kernel: 1, activation: .relu))
        residual = stride == 1
    }

    /// The input needs a halo of one pixel, and the output has one.
    func apply(to input: Plane, in workspace: Workspace) -> Plane {
        chain.apply(to: input, residual: residual ? input : nil, halo: 1, in: workspace)
    }
}

extension FaceLocatorNetwork {
    /// What the network says about one level of the pyramid.
    func output(for image: Image) -> LocatorOutput {
        let map = predictions(for: Tensor(colorsOf: image, granularity: Self.granularity))
        return LocatorOutput(columns: map.width, rows: map.height, values: map.values)
    }
}
