/// A dilated convolution over time that sees the present and the past, a step at a time: I values → O values. Before the first step
/// zeros lie.
package struct CausalConvolution: Sendable {
    /// What a layer has seen. A copy goes on by itself.
    package struct State: Sendable {
        /// The last steps, in a ring.
        fileprivate var ring: [Float]
        fileprivate var next = 0
    }

    package let inputs: Int
    package let outputs: Int
    /// Steps that the kernel sees.
    package let kernel: Int
    /// How far apart they lie.
    package let dilation: Int
    private let linear: Linear

    /// Takes `<name>.weight` (O×I×kernel; the last tap is the present) and `<name>.bias` (O).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, inputs: Int, outputs: Int, kernel: Int, dilation: Int
    ) throws(NetworkError) {
        precondition(inputs > 0 && kernel > 0 && dilation > 0, "a convolution's sizes must be positive")
        let values = try weights.tensor("\(name).weight", shape: [outputs, inputs, kernel])
        let bias = try weights.tensor("\(name).bias", shape: [outputs])
        (self.inputs, self.outputs, self.kernel, self.dilation) = (inputs, outputs, kernel, dilation)
        linear = Linear(
            Convolution1D.tapsFirst(values, inputs: inputs, kernel: kernel), bias: bias, inputs: kernel * inputs,
            on: weights.instructionSet)
    }

    /// The state before the first step.
    package var start: State { State(ring: [Float](repeating: 0, count: steps * inputs)) }

    private var steps: Int { (kernel - 1) * dilation + 1 }

    /// - Precondition: `input` has as many values as the layer takes, and `state` comes from ``start``.
    package func step(_ input: [Float], _ state: inout State) -> [Float] {
        precondition(input.count == inputs && state.ring.count == steps * inputs, "the inputs do not match")
        state.ring.replaceSubrange(state.next * inputs..<(state.next + 1) * inputs, with: input)
        let seen = [Float](unsafeUninitializedCapacity: kernel * inputs) { seen, count in
            state.ring.withUnsafeBufferPointer { ring in
                for tap in 0..<kernel {
                    let age = (kernel - 1 - tap) * dilation
                    let from = (state.next + steps - age) % steps * inputs
                    for index in 0..<inputs { seen[tap * inputs + index] = ring[from + index] }
                }
            }
            count = kernel * inputs
        }
        state.next = (state.next + 1) % steps
        return linear(seen)
    }
}
