internal import NeuralNetwork

/// The picture's projection is the first input, then `<start>`, then tokens; with the label's words, and with attention over the slots and
/// these words, or without.
struct CaptionLSTM: CaptionNetwork {
    struct State: Sendable {
        fileprivate var memory: LSTM.State
        fileprivate var attended: AdditiveAttention.Memory?
    }

    let kind: CaptionNetworks.Kind
    let language: String
    let vocabulary: CaptionVocabulary
    let moods: [String]
    private let labels: [[Int]]
    private let dimension: Int
    private let embedding: Embedding
    private let picture: Linear
    private let lstm: LSTM
    private let output: Linear
    private let attention: AdditiveAttention?
    /// One for each slot, from its numbers to an entry of the memory.
    private let slots: [Linear]
    private let slotCount: Int

    init(
        _ file: CaptionModelFile, embedding width: Int, hidden: Int, slots slotCount: Int, dimension: Int,
        attention attentionWidth: Int?
    ) throws(NetworkError) {
        let weights = file.weights
        (kind, language, vocabulary) = (file.description.model, file.description.language, file.vocabulary)
        moods = file.description.moods
        labels = file.description.labels
        (self.slotCount, self.dimension) = (slotCount, dimension)
        let count = file.vocabulary.count
        let pictureCount = slotCount * dimension + CaptionCondition.expressionCount
        let hasLabel = file.description.model != .lstm
        embedding = try Embedding(weights, "embedding", count: count, width: width)
        picture = try Linear(weights, "picture", inputs: pictureCount + (hasLabel ? width : 0), outputs: width)
        lstm = try LSTM(weights, "lstm", inputs: attentionWidth == nil ? width : 2 * width, hidden: hidden)
        output = try Linear(weights, "output", inputs: hidden, outputs: count)
        guard let attentionWidth else {
            (attention, slots) = (nil, [])
            return
        }
        attention = try AdditiveAttention(weights, "attention", queries: hidden, width: width, hidden: attentionWidth)
        slots = try Linear.each(weights, "attention.slots", count: slotCount, inputs: dimension, outputs: width)
    }

    func start(_ condition: CaptionCondition) throws(CaptionModelError) -> State {
        let expected = slotCount * dimension + CaptionCondition.expressionCount
        let numbers = condition.picture ?? [Float](repeating: 0, count: expected)
        guard numbers.count == expected else { throw .wrongPicture(count: numbers.count, expected: expected) }
        let mood = try index(of: condition.mood)
        let words = labels.isEmpty ? [] : mood.map { labels[$0] } ?? []
        let first = picture(kind == .lstm ? numbers : numbers + embedding.mean(of: words))
        var state = State(memory: lstm.start, attended: attention?.memory(of: entries(numbers, words)))
        advance(first, &state)
        return state
    }

    /// What is attended to: the slots that hold a part, and the words.
    private func entries(_ numbers: [Float], _ words: [Int]) -> [[Float]] {
        let parts = slots.indices.compactMap { slot -> [Float]? in
            let part = Array(numbers[slot * dimension..<(slot + 1) * dimension])
            return part.allSatisfy { $0 == 0 } ? nil : slots[slot](part)
        }
        return parts + words.map { embedding[$0] }
    }

    func next(_ token: Int, _ state: inout State) -> [Float] {
        advance(embedding[token], &state)
        return output(state.memory.hidden)
    }

    private func advance(_ input: [Float], _ state: inout State) {
        if let attention, let attended = state.attended {
            lstm.step(input + attention(state.memory.hidden, over: attended), &state.memory)
        } else {
            lstm.step(input, &state.memory)
        }
    }
}
