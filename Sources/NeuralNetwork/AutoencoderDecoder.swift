/// The decoder of the face autoencoder: an embedding → a canvas (306×306×3).
///
/// Linear N→16384 with ReLU, then transposed convolutions, each with ReLU: 256→128 kernel 5 stride 3; 128→64 kernel 5 stride 3 padding 2
/// output padding 1; 64→16 kernel 3 stride 2 padding 1; 16→3 kernel 3 stride 2 padding 1 output padding 1.
package struct AutoencoderDecoder: Sendable {
    private let linear: Linear
    private let convolutions: [TransposedConvolution]

    /// Takes `slots.<slot>.unembed` and `decoder.conv1` … `decoder.conv4` (`.weight`, `.bias`).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(_ weights: Weights, slot: String) throws(NetworkError) {
        let name = "slots.\(slot).unembed"
        let size = AutoencoderEncoder.gridSize
        let inputs = try weights.shape(of: "\(name).weight").last ?? 0
        linear = try Linear(
            weights, name, inputs: inputs, outputs: size * size * AutoencoderEncoder.gridChannels, activation: .relu)
        let decoder = weights.scoped("decoder")
        convolutions = [
            try TransposedConvolution(
                decoder, "conv1", inputs: 256, outputs: 128, kernel: 5, stride: 3, activation: .relu),
            try TransposedConvolution(
                decoder, "conv2", inputs: 128, outputs: 64, kernel: 5, stride: 3, padding: 2, outputPadding: 1,
                activation: .relu),
            try TransposedConvolution(
                decoder, "conv3", inputs: 64, outputs: 16, kernel: 3, stride: 2, padding: 1, activation: .relu),
            try TransposedConvolution(
                decoder, "conv4", inputs: 16, outputs: 3, kernel: 3, stride: 2, padding: 1, outputPadding: 1,
                activation: .relu),
        ]
    }

    /// The canvas that an embedding stands for: 306×306×3.
    ///
    /// - Precondition: `embedding` has as many values as the slot's embeddings.
    package func callAsFunction(_ embedding: [Float]) -> Tensor {
        let size = AutoencoderEncoder.gridSize
        let channels = AutoencoderEncoder.gridChannels
        // As in the encoder: PyTorch's order is channel by channel.
        let values = AutoencoderEncoder.reordered(linear(embedding), rows: 1)
        var tensor = Tensor(height: size, width: size, channels: channels, values: values)
        for layer in convolutions { tensor = layer(tensor) }
        return tensor
    }
}
