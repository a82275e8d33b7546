internal import Foundation
internal import NeuralNetwork

/// Gated causal dilated convolutions over characters, the mood added at every place. A step computes its own place only; what the layers saw
/// before lies in their states.
struct CaptionCausal: CaptionNetwork {
    struct State: Sendable {
        fileprivate let mood: [Float]?
        fileprivate var layers: [CausalConvolution.State]
    }

    let kind: CaptionNetworks.Kind
    let language: String
    let vocabulary: CaptionVocabulary
    let moods: [String]
    private let embedding: Embedding
    private let moodEmbedding: Embedding
    private let layers: [CausalConvolution]
    private let mixes: [Linear]
    private let output: Linear

    init(_ file: CaptionModelFile, channels: Int, kernel: Int, dilations: [Int]) throws(NetworkError) {
        let weights = file.weights
        (kind, language, vocabulary) = (file.description.model, file.description.language, file.vocabulary)
        moods = file.description.moods
        let (count, moodCount) = (file.vocabulary.count, file.description.moods.count)
        embedding = try Embedding(weights, "embedding", count: count, width: channels)
        moodEmbedding = try Embedding(weights, "moods", count: moodCount, width: channels)
        var (layers, mixes) = ([CausalConvolution](), [Linear]())
        for (index, dilation) in dilations.enumerated() {
            layers.append(
                try CausalConvolution(
                    weights, "layers.\(index)", inputs: channels, outputs: 2 * channels, kernel: kernel,
                    dilation: dilation))
            mixes.append(
                try Linear(weights, "mixes.\(index)", inputs: channels, outputs: channels))
        }
        (self.layers, self.mixes) = (layers, mixes)
        output = try Linear(weights, "output", inputs: channels, outputs: count)
    }

    func start(_ condition: CaptionCondition) throws(CaptionModelError) -> State {
        State(mood: try index(of: condition.mood).map { moodEmbedding[$0] }, layers: layers.map(\.start))
    }

    func next(_ token: Int, _ state: inout State) -> [Float] {
        var x = embedding[token]
        if let mood = state.mood { x = zip(x, mood).map { $0 + $1 } }
        for index in layers.indices {
            let both = layers[index].step(x, &state.layers[index])
            let gated = x.indices.map { tanh(both[$0]) * sigmoid(both[x.count + $0]) }
            x = zip(x, mixes[index](gated)).map { $0 + $1 }
        }
        return output(x)
    }
}
