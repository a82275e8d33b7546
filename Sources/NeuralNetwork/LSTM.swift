import Foundation

/// A long short-term memory of one layer, a step at a time: I values → H values. Gates in PyTorch's order: input, forget, cell, output.
package struct LSTM: Sendable {
    /// What the layer remembers. A copy goes on by itself.
    package struct State: Sendable, Equatable {
        /// The output of the last step: H values.
        package fileprivate(set) var hidden: [Float]
        /// The cell: H values.
        package fileprivate(set) var cell: [Float]
    }

    package let inputs: Int
    package let hidden: Int
    private let gates: Linear

    /// Takes `<name>.weight_ih_l0` (4H×I), `<name>.weight_hh_l0` (4H×H), `<name>.bias_ih_l0` and `<name>.bias_hh_l0` (4H).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(_ weights: Weights, _ name: String, inputs: Int, hidden: Int) throws(NetworkError) {
        precondition(inputs > 0 && hidden > 0, "an LSTM's sizes must be positive")
        let fromInput = try weights.tensor("\(name).weight_ih_l0", shape: [4 * hidden, inputs])
        let fromHidden = try weights.tensor("\(name).weight_hh_l0", shape: [4 * hidden, hidden])
        let inputBias = try weights.tensor("\(name).bias_ih_l0", shape: [4 * hidden])
        let hiddenBias = try weights.tensor("\(name).bias_hh_l0", shape: [4 * hidden])
        (self.inputs, self.hidden) = (inputs, hidden)
        var values: [Float] = []
        values.reserveCapacity(4 * hidden * (inputs + hidden))
        for row in 0..<4 * hidden {
            values += fromInput[row * inputs..<(row + 1) * inputs]
            values += fromHidden[row * hidden..<(row + 1) * hidden]
        }
        gates = Linear(
            values, bias: zip(inputBias, hiddenBias).map { $0 + $1 }, inputs: inputs + hidden,
            on: weights.instructionSet)
    }

    /// The state before the first step: zeros.
    package var start: State {
        State(hidden: [Float](repeating: 0, count: hidden), cell: [Float](repeating: 0, count: hidden))
    }

    /// Goes on by a step; ``State/hidden`` is the output.
    ///
    /// - Precondition: `input` has as many values as the layer takes, and `state` comes from ``start``.
    package func step(_ input: [Float], _ state: inout State) {
        precondition(input.count == inputs && state.hidden.count == hidden, "the inputs do not match")
        gates(input + state.hidden).withUnsafeBufferPointer { gates in
            for unit in 0..<hidden {
                let kept = sigmoid(gates[hidden + unit]) * state.cell[unit]
                let cell = kept + sigmoid(gates[unit]) * tanh(gates[2 * hidden + unit])
                state.cell[unit] = cell
                state.hidden[unit] = sigmoid(gates[3 * hidden + unit]) * tanh(cell)
            }
        }
    }
}

/// 1 / (1 + e⁻ˣ).
package func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
