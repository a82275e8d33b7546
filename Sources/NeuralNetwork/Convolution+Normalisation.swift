extension Convolution {
    /// A convolution without bias that batch normalisation follows, folded into one layer with a bias: each output channel is
    /// multiplied by `weight / √(running_var + ε)`, and the bias is `bias − running_mean` times that; ε is PyTorch's 1e-5.
    ///
    /// Takes `<name>.weight` (O×I×kernel×kernel), and of the normalisation `weight`, `bias`, `running_mean` and `running_var` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(
        _ weights: Weights, _ name: String, normalisedBy normalisation: String, inputs: Int, outputs: Int, kernel: Int,
        stride: Int = 1, padding: Int = 0, activation: Activation = .none
    ) throws(NetworkError) {
        var values = try weights.tensor("\(name).weight", shape: [outputs, inputs, kernel, kernel])
        let gain = try weights.tensor("\(normalisation).weight", shape: [outputs])
        let bias = try weights.tensor("\(normalisation).bias", shape: [outputs])
        let mean = try weights.tensor("\(normalisation).running_mean", shape: [outputs])
        let variance = try weights.tensor("\(normalisation).running_var", shape: [outputs])
        let scale = zip(gain, variance).map { $0 / ($1 + 1e-5).squareRoot() }
        let size = inputs * kernel * kernel
        values.withUnsafeMutableBufferPointer { values in
            for output in 0..<outputs {
                for index in output * size..<(output + 1) * size { values[index] *= scale[output] }
            }
        }
        self.init(
            weights: values, bias: (0..<outputs).map { bias[$0] - mean[$0] * scale[$0] }, inputs: inputs,
            kernel: kernel, stride: stride, padding: padding, activation: activation,
            instructionSet: weights.instructionSet)
    }
}
