/// Batch normalisation with the statistics of the training: each channel is scaled and shifted, N×T×C → N×T×C. ε is PyTorch's 1e-5.
package struct BatchNormalisation: Sendable {
    /// What each channel is multiplied by.
    package let scale: [Float]
    /// What is added then.
    package let shift: [Float]

    /// Takes `<name>.weight`, `<name>.bias`, `<name>.running_mean` and `<name>.running_var` (C).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(_ weights: Weights, _ name: String, channels: Int) throws(NetworkError) {
        let gain = try weights.tensor("\(name).weight", shape: [channels])
        let bias = try weights.tensor("\(name).bias", shape: [channels])
        let mean = try weights.tensor("\(name).running_mean", shape: [channels])
        let variance = try weights.tensor("\(name).running_var", shape: [channels])
        let scale = zip(gain, variance).map { $0 / ($1 + 1e-5).squareRoot() }
        self.scale = scale
        shift = (0..<channels).map { bias[$0] - mean[$0] * scale[$0] }
    }

    /// - Precondition: `input` has as many channels as the layer.
    package func callAsFunction(_ input: Tensor) -> Tensor {
        precondition(input.channels == scale.count, "the channels do not match")
        var output = input
        scale.withUnsafeBufferPointer { scale in
            shift.withUnsafeBufferPointer { shift in
                output.values.withUnsafeMutableBufferPointer { values in
                    for start in stride(from: 0, to: values.count, by: scale.count) {
                        for channel in scale.indices {
                            values[start + channel] = values[start + channel] * scale[channel] + shift[channel]
                        }
                    }
                }
            }
        }
        return output
    }
}

extension Linear {
    /// A fully connected layer with batch normalisation before it, folded into one layer.
    ///
    /// Takes `<name>.weight` (O×I) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, after normalisation: BatchNormalisation, outputs: Int,
        activation: Activation = .none
    ) throws(NetworkError) {
        let inputs = normalisation.scale.count
        var values = try weights.tensor("\(name).weight", shape: [outputs, inputs])
        var bias = try weights.tensor("\(name).bias", shape: [outputs])
        for output in 0..<outputs {
            for input in 0..<inputs {
                bias[output] += values[output * inputs + input] * normalisation.shift[input]
                values[output * inputs + input] *= normalisation.scale[input]
            }
        }
        self.init(values, bias: bias, inputs: inputs, activation: activation, on: weights.instructionSet)
    }
}
