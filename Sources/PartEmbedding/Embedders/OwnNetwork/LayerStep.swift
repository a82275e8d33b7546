import NeuralNetwork

/// What passes from layer to layer.
enum LayerValue {
    case picture(Tensor)
    case vector([Float])
}

/// The size of a ``LayerValue``.
enum LayerShape: Equatable {
    case picture(height: Int, width: Int, channels: Int)
    case vector(count: Int)

    var count: Int {
        switch self {
        case .picture(let height, let width, let channels): height * width * channels
        case .vector(let count): count
        }
    }

    var text: String {
        switch self {
        case .picture(let height, let width, let channels): "a picture of \(height)×\(width)×\(channels)"
        case .vector(let count): "\(count) numbers"
        }
    }
}

/// A layer ready to run.
enum LayerStep: Sendable {
    case convolution(Convolution)
    case depthwise(DepthwiseConvolution)
    case relu
    case pooling(Pooling)
    case globalAverage
    case flatten
    case linear(Linear)
    case normalize

    /// - Precondition: `value` has the shape for which the step was made.
    func callAsFunction(_ value: LayerValue) -> LayerValue {
        switch (self, value) {
        case (.convolution(let layer), .picture(let tensor)): .picture(layer(tensor))
        case (.depthwise(let layer), .picture(let tensor)): .picture(layer(tensor))
        case (.pooling(let layer), .picture(let tensor)): .picture(layer(tensor))
        case (.relu, .picture(let tensor)): .picture(tensor.rectified())
        case (.relu, .vector(let values)): .vector(values.map { max($0, 0) })
        case (.globalAverage, .picture(let tensor)): .vector(tensor.globalAverage())
        case (.flatten, .picture(let tensor)): .vector(Self.flattened(tensor))
        case (.linear(let layer), .vector(let values)): .vector(layer(values))
        case (.normalize, .vector(let values)): .vector(Self.normalized(values))
        default: preconditionFailure("the shapes were checked when the network was made")
        }
    }

    /// Channel by channel, as PyTorch flattens.
    private static func flattened(_ tensor: Tensor) -> [Float] {
        let pixels = tensor.height * tensor.width
        return [Float](unsafeUninitializedCapacity: tensor.values.count) { output, count in
            tensor.values.withUnsafeBufferPointer { values in
                for channel in 0..<tensor.channels {
                    for pixel in 0..<pixels {
                        output[channel * pixels + pixel] = values[pixel * tensor.channels + channel]
                    }
                }
            }
            count = tensor.values.count
        }
    }

    /// Of length 1, as PyTorch's `normalize` does it: zeros stay zeros.
    private static func normalized(_ values: [Float]) -> [Float] {
        let length = values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        let scale = Float(1 / max(length, 1e-12))
        return values.map { $0 * scale }
    }
}
