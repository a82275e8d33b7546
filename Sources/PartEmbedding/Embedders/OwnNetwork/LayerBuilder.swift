import FaceAtlas
import NeuralNetwork
import PartLibrary

/// Makes a network's layers from its description, checking one after another that they fit together and to their tensors.
struct LayerBuilder {
    private let path: String
    private let description: NetworkDescription
    private let weights: Weights
    /// Layers that slots share, by their number and tensor.
    private var made: [String: LayerStep] = [:]
    private var multiplications = 0
    /// Numbers in the tensors of all layers that were made.
    private var weightCount = 0
    /// The layer that is being made.
    private var place = ""

    static let limits = (
        kernel: 1...64, channels: 1...8192, outputs: 1...65536, layers: 1...1000, values: 1 << 22,
        multiplications: 1 << 32, weights: 1 << 24
    )

    init(path: String, description: NetworkDescription, weights: Weights) {
        self.path = path
        self.description = description
        self.weights = weights
    }

    /// Whether a layer's tensors have other names for every slot.
    var hasSlotLayers: Bool {
        description.layers.contains { layer in
            switch layer {
            case .conv(let convolving): convolving.name.contains(OwnNetwork.slotMark)
            case .linear(let name, _): name.contains(OwnNetwork.slotMark)
            default: false
            }
        }
    }

    /// The layers that a canvas of `slot` passes, and the length of the vector that leaves them.
    mutating func steps(for slot: Slot) throws(OwnNetworkError) -> (steps: [LayerStep], dimension: Int) {
        place = ""
        try check("the number of layers", description.layers.count, Self.limits.layers)
        var steps: [LayerStep] = []
        multiplications = 0
        var shape = LayerShape.picture(height: description.input.size, width: description.input.size, channels: 3)
        var isRectified = false
        for (number, layer) in description.layers.enumerated() {
            place = "layer \(number + 1) (\(layer.displayName))"
            if case .relu = layer, isRectified { continue }
            // A ReLU behind a layer with weights is done in the same pass.
            isRectified = false
            if number + 1 < description.layers.count, case .relu = description.layers[number + 1] { isRectified = true }
            let (step, next) = try make(
                layer, number: number, of: shape, activation: isRectified ? .relu : .none, slot: slot)
            if !step.rectifies { isRectified = false }
            guard next.count <= Self.limits.values, multiplications <= Self.limits.multiplications else {
                throw fault(
                    .tooLarge(
                        reason:
                            "\(next.text) after \(multiplications) multiplications is more than an embedder may take "
                            + "(\(Self.limits.values) numbers, \(Self.limits.multiplications) multiplications); use larger "
                            + "strides or fewer channels"))
            }
            steps.append(step)
            shape = next
        }
        guard case .vector(let dimension) = shape else {
            throw fault(
                .wrongInput(
                    reason: "the network ends with \(shape.text); add flatten or globalAveragePool behind this layer"))
        }
        try check("the length of the vector", dimension, Self.limits.outputs)
        return (steps, dimension)
    }

    private mutating func make(
        _ layer: NetworkDescription.Layer, number: Int, of shape: LayerShape, activation: Activation, slot: Slot
    ) throws(OwnNetworkError) -> (step: LayerStep, shape: LayerShape) {
        switch (layer, shape) {
        case (.conv(let convolving), .picture(let height, let width, let channels)):
            try check(convolving.window) { $0 - 1 }
            try check("channels", convolving.channels, Self.limits.channels)
            let size = try moved(convolving.window, height: height, width: width)
            let (step, taps) = try convolution(convolving, number, inputs: channels, activation: activation, slot: slot)
            count(size.height * size.width * convolving.channels, times: taps)
            return (step, .picture(height: size.height, width: size.width, channels: convolving.channels))
        case (.maxPool(let window), .picture(let height, let width, let channels)),
            (.averagePool(let window), .picture(let height, let width, let channels)):
            try check(window) { $0 / 2 }
            let size = try moved(window, height: height, width: width)
            // A comparison takes several times as long as one of the many multiplications of a convolution.
            count(size.height * size.width * channels, times: 8 * window.kernel * window.kernel)
            let kind: Pooling.Kind = if case .maxPool = layer { .maximum } else { .average }
            let pooling = Pooling(kind, kernel: window.kernel, stride: window.stride, padding: window.padding)
            return (.pooling(pooling), .picture(height: size.height, width: size.width, channels: channels))
        case (.globalAveragePool, .picture(_, _, let channels)): return (.globalAverage, .vector(count: channels))
        case (.flatten, .picture): return (.flatten, .vector(count: shape.count))
        case (.relu, _):
            count(shape.count, times: 8)
            return (.relu, shape)
        case (.l2Normalize, .vector):
            count(shape.count, times: 8)
            return (.normalize, shape)
        case (.linear(let name, let outputs), .vector(let inputs)):
            try check("outputs", outputs, Self.limits.outputs)
            count(outputs, times: inputs)
            let step = try shared(number, name, slot) { name, weights throws(NetworkError) in
                .linear(try Linear(weights, name, inputs: inputs, outputs: outputs, activation: activation))
            }
            return (step, .vector(count: outputs))
        case (_, .vector):
            throw fault(
                .wrongInput(
                    reason: "it takes a picture, and the layers before it leave \(shape.text); put it before them"))
        case (_, .picture):
            throw fault(
                .wrongInput(
                    reason:
                        "it takes a row of numbers, and the layers before it leave \(shape.text); put flatten before it"
                ))
        }
    }

    /// The layer, and the multiplications of one of its outputs.
    private mutating func convolution(
        _ convolving: NetworkDescription.Convolving, _ number: Int, inputs: Int, activation: Activation, slot: Slot
    ) throws(OwnNetworkError) -> (step: LayerStep, taps: Int) {
        let (window, channels) = (convolving.window, convolving.channels)
        guard convolving.groups == 1 || convolving.groups == inputs && channels == inputs && window.kernel <= 16 else {
            throw fault(
                .wrongInput(
                    reason:
                        "groups \(convolving.groups) for \(inputs) channels becoming \(channels): there are dense layers (groups 1) and "
                        + "depthwise ones (as many groups as channels, before and after, and a kernel of at most 16)"))
        }
        let isDepthwise = convolving.groups > 1
        let step = try shared(number, convolving.name, slot) { name, weights throws(NetworkError) in
            if isDepthwise {
                return .depthwise(
                    try DepthwiseConvolution(
                        weights, name, channels: channels, kernel: window.kernel, stride: window.stride,
                        padding: window.padding, activation: activation))
            }
            return .convolution(
                try Convolution(
                    weights, name, inputs: inputs, outputs: channels, kernel: window.kernel, stride: window.stride,
                    padding: window.padding, activation: activation))
        }
        return (step, window.kernel * window.kernel * (isDepthwise ? 1 : inputs))
    }

    /// Makes a layer of the tensors `name`, unless another slot had the same.
    private mutating func shared(
        _ number: Int, _ name: String, _ slot: Slot, _ make: (String, Weights) throws(NetworkError) -> LayerStep
    ) throws(OwnNetworkError) -> LayerStep {
        let name = OwnNetwork.tensor(name, of: slot)
        let key = "\(number) \(name)"
        if let step = made[key] { return step }
        try countWeights(name)
        do {
            let step = try make(name, weights)
            made[key] = step
            return step
        } catch {
            throw fault(.weights(error))
        }
    }

    private func moved(
        _ window: NetworkDescription.Window, height: Int, width: Int
    ) throws(OwnNetworkError) -> (height: Int, width: Int) {
        func length(_ input: Int) -> Int { (input + 2 * window.padding - window.kernel) / window.stride + 1 }
        guard min(height, width) + 2 * window.padding >= window.kernel else {
            throw fault(
                .collapsed(height: height, width: width, kernel: window.kernel, padding: window.padding))
        }
        return (length(height), length(width))
    }

    /// - Parameter mostPadding: follows from the kernel, of which nothing is known before it was checked.
    private func check(
        _ window: NetworkDescription.Window, mostPadding: (_ kernel: Int) -> Int
    ) throws(OwnNetworkError) {
        try check("kernel", window.kernel, Self.limits.kernel)
        try check("stride", window.stride, Self.limits.kernel)
        try check("padding", window.padding, 0...mostPadding(window.kernel))
    }

    private func check(_ what: String, _ value: Int, _ allowed: ClosedRange<Int>) throws(OwnNetworkError) {
        if !allowed.contains(value) { throw fault(.outOfRange(what: what, value: value, allowed: allowed)) }
    }

    /// Counts the numbers of a layer's tensors, before they are read.
    private mutating func countWeights(_ name: String) throws(OwnNetworkError) {
        let shape: [Int]
        do {
            shape = try weights.shape(of: "\(name).weight")
        } catch {
            throw fault(.weights(error))
        }
        // The file, which is bounded, holds as many.
        weightCount += shape.reduce(1, *)
        guard weightCount <= Self.limits.weights else {
            throw fault(
                .tooLarge(
                    reason:
                        "the tensors up to here have \(weightCount) numbers, more than an embedder may take (\(Self.limits.weights)); use "
                        + "fewer channels or outputs"))
        }
    }

    private mutating func count(_ outputs: Int, times each: Int) { multiplications += outputs * each }

    private func fault(_ problem: OwnNetworkError.Problem) -> OwnNetworkError {
        OwnNetworkError(path: path, layer: place.isEmpty ? nil : place, problem: problem)
    }
}

extension LayerStep {
    /// Whether it does a ReLU itself when asked to.
    fileprivate var rectifies: Bool {
        switch self {
        case .convolution, .depthwise, .linear: true
        default: false
        }
    }
}
