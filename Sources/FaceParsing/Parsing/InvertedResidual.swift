import NeuralNetwork

/// An inverted residual block: 1×1 and 3×3 depthwise, each with ReLU, then 1×1; its input is added to its output where their shapes agree.
struct InvertedResidual: Sendable {
    let chain: DepthwiseChain
    let residual: Bool

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(_ weights: Weights, _ shape: (inputs: Int, middle: Int, outputs: Int, stride: Int)) throws(NetworkError) {
        chain = DepthwiseChain(
            expand: try Convolution(
                weights, "expand", inputs: shape.inputs, outputs: shape.middle, kernel: 1, activation: .relu),
            depthwise: try DepthwiseConvolution(
                weights, "depthwise", channels: shape.middle, stride: shape.stride, activation: .relu),
            project: try Convolution(weights, "project", inputs: shape.middle, outputs: shape.outputs, kernel: 1))
        residual = shape.stride == 1 && shape.inputs == shape.outputs
    }

    func apply(to input: Plane, in workspace: Workspace) -> Plane {
        chain.apply(to: input, residual: residual ? input : nil, in: workspace)
    }
}
