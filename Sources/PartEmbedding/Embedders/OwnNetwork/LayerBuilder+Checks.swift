import FaceAtlas
import NeuralNetwork
import PartLibrary

extension LayerBuilder {
    /// The layer, and the multiplications of one of its outputs.
    mutating func convolution(
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
    mutating func shared(
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

    func moved(
        _ window: NetworkDescription.Window, height: Int, width: Int
    ) throws(OwnNetworkError) -> (height: Int, width: Int) {
        func length(_ input: Int) -> Int { (input + 2 * window.padding - window.kernel) / window.stride + 1 }
        guard min(height, width) + 2 * window.padding >= window.kernel else {
            throw fault(
                .collapsed(height: height, width: width, kernel: window.kernel, padding: window.padding))
        }
        return (length(height), length(width))
    }

    func check(_ window: NetworkDescription.Window, most padding: Int) throws(OwnNetworkError) {
        try check("kernel", window.kernel, Self.limits.kernel)
        try check("stride", window.stride, Self.limits.kernel)
        try check("padding", window.padding, 0...max(padding, 0))
    }

    func check(_ what: String, _ value: Int, _ allowed: ClosedRange<Int>) throws(OwnNetworkError) {
        if !allowed.contains(value) { throw fault(.outOfRange(what: what, value: value, allowed: allowed)) }
    }
}
