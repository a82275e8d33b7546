import CNNKernels
import Synchronization

/// The encoder of the face autoencoder: a part canvas (306×306×3) → an embedding, through layers that all slots share and one
/// linear layer for each slot.
///
/// Convolutions, each with ReLU: 3→A kernel 3 stride 2 padding 1; A→B kernel 3 stride 2 padding 1; B→C kernel 5 stride 3 padding 2;
/// C→D kernel 5 stride 3 padding 1; then linear 64·D→N. A, B, C and D are what the weights' shapes say: 16, 64, 128 and 256 in the
/// published architecture.
package struct AutoencoderEncoder: Sendable {
    /// Height and width of a canvas.
    package static let canvasSize = 306
    /// Height and width of the last convolution's output.
    static let gridSize = 8
    /// Channels of a layer that are accepted.
    static let channels = 1...1024

    private static let layers: [(name: String, kernel: Int, stride: Int, padding: Int)] = [
        ("conv1", 3, 2, 1), ("conv2", 3, 2, 1), ("conv3", 5, 3, 2), ("conv4", 5, 3, 1),
    ]

    /// The slots that have an embedding.
    package var slots: [String] { embeddings.keys.sorted() }

    /// Channels of the last convolution's output.
    private let gridChannels: Int
    private let convolutions: [Convolution]
    private let embeddings: [String: SlotLayer]

    /// Takes `encoder.conv1` … `encoder.conv4` and, for each slot, `slots.<slot>.embed` (`.weight`, `.bias`).
    ///
    /// - Parameter activation: after the linear layer; ReLU is the published architecture.
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(_ weights: Weights, activation: Activation = .none) throws(NetworkError) {
        let encoder = weights.scoped("encoder")
        var convolutions: [Convolution] = []
        var inputs = 3
        for layer in Self.layers {
            let outputs = try Self.channels(of: layer.name, in: encoder)
            convolutions.append(
                try Convolution(
                    encoder, layer.name, inputs: inputs, outputs: outputs, kernel: layer.kernel, stride: layer.stride,
                    padding: layer.padding, activation: .relu))
            inputs = outputs
        }
        self.convolutions = convolutions
        gridChannels = inputs
        let slotWeights = weights.scoped("slots")
        var embeddings: [String: SlotLayer] = [:]
        for name in slotWeights.names where name.hasSuffix(".embed.weight") {
            let layer = String(name.dropLast(".weight".count))
            let outputs = try slotWeights.shape(of: name).first ?? 0
            embeddings[String(layer.dropLast(".embed".count))] = try SlotLayer(
                slotWeights, layer, channels: gridChannels, outputs: outputs, activation: activation)
        }
        self.embeddings = embeddings
    }

    /// What the shared layers make of a canvas: 8×8×D.
    ///
    /// - Precondition: the canvas is 306×306×3.
    package func features(of canvas: Tensor) -> Tensor {
        precondition(
            canvas.height == Self.canvasSize && canvas.width == Self.canvasSize && canvas.channels == 3,
            "a canvas must be 306×306×3")
        let size = Self.gridSize
        return Tensor(height: size, width: size, channels: gridChannels) { output in
            Workspace.shared { workspace in
                var plane = workspace.plane(copying: canvas, halo: convolutions[0].padding)
                for (layer, next) in zip(convolutions, convolutions.dropFirst()) {
                    plane = layer.apply(to: plane, halo: next.padding, in: workspace)
                }
                convolutions[convolutions.count - 1].apply(to: plane, into: output)
            }
        }
    }

    /// ``features(of:)`` of a canvas of flat colours, bit for bit, several times as fast: what repeats is computed once.
    ///
    /// - Parameter colors: 306×306×3 bytes, each 255 times what the canvas has.
    package func features(ofColors colors: [UInt8]) -> Tensor {
        let size = Self.gridSize
        return Tensor(height: size, width: size, channels: gridChannels) { output in
            Workspace.shared { workspace in
                var plane = NumberedPlane(
                    colors: colors, height: Self.canvasSize, width: Self.canvasSize, halo: convolutions[0].padding,
                    in: workspace)
                for (index, layer) in convolutions.enumerated() {
                    let next = index + 1 < convolutions.count ? convolutions[index + 1].padding : 0
                    plane = NumberedPlane(layer, of: plane, halo: next, in: workspace)
                }
                plane.copy(to: output)
            }
        }
    }

    /// The embedding of features in a slot.
    ///
    /// - Returns: `nil` when the slot has no embedding.
    package func embedding(of features: Tensor, slot: String) -> [Float]? {
        embeddings[slot].map { $0.linear(features.values) }
    }

    /// How many channels the layer `name` makes: the first number of its weights' shape.
    private static func channels(of name: String, in encoder: Weights) throws(NetworkError) -> Int {
        let shape = try encoder.shape(of: "\(name).weight")
        guard let count = shape.first, channels.contains(count) else {
            throw .unusableChannels(layer: "encoder.\(name)", found: shape.first ?? 0, allowed: channels)
        }
        return count
    }
}

/// The linear layer of one slot, made when it is first needed: each has 64·D × N weights, and a photo shows half of the slots.
private final class SlotLayer: Sendable {
    private let weights: StoredTensor
    private let channels: Int
    private let bias: [Float]
    private let activation: Activation
    private let instructionSet: InstructionSet
    private let made = Mutex<Linear?>(nil)

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(
        _ weights: Weights, _ name: String, channels: Int, outputs: Int, activation: Activation
    ) throws(NetworkError) {
        let inputs = AutoencoderEncoder.gridSize * AutoencoderEncoder.gridSize * channels
        self.weights = try weights.stored("\(name).weight", shape: [outputs, inputs])
        bias = try weights.tensor("\(name).bias", shape: [outputs])
        self.channels = channels
        self.activation = activation
        instructionSet = weights.instructionSet
    }

    var linear: Linear {
        made.withLock { made in
            if let made { return made }
            let (rows, columns) = (bias.count, weights.shape[1])
            let (row, reordered) = (AlignedFloats(count: columns), AlignedFloats(count: rows * columns))
            for index in 0..<rows {
                weights.widen(index * columns..<(index + 1) * columns, to: row.base)
                // PyTorch flattens the features channel by channel, we do so pixel by pixel.
                nn_transpose(
                    1, Int32(channels), Int32(columns / channels), row.base, reordered.base + index * columns)
            }
            let linear = Linear(reordered, bias: bias, activation: activation, on: instructionSet)
            made = linear
            return linear
        }
    }
}

/// The decoder of the face autoencoder: an embedding → a canvas (306×306×3).
///
/// Linear N→16384 with ReLU, then transposed convolutions, each with ReLU: 256→128 kernel 5 stride 3; 128→64 kernel 5 stride 3 padding 2
/// output padding 1; 64→16 kernel 3 stride 2 padding 1; 16→3 kernel 3 stride 2 padding 1 output padding 1.
package struct AutoencoderDecoder: Sendable {
    private static let gridChannels = 256

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
            weights, name, inputs: inputs, outputs: size * size * Self.gridChannels, activation: .relu)
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
        let channels = Self.gridChannels
        let drawn = linear(embedding)
        let values = [Float](unsafeUninitializedCapacity: drawn.count) { output, count in
            if let output = output.baseAddress {
                // As in the encoder: PyTorch's order is channel by channel.
                nn_transpose(1, Int32(channels), Int32(size * size), drawn, output)
            }
            count = drawn.count
        }
        var tensor = Tensor(height: size, width: size, channels: channels, values: values)
        for layer in convolutions { tensor = layer(tensor) }
        return tensor
    }
}
