internal import Basics
internal import NeuralNetwork

/// The published form: a window of characters in, the next character out. The window holds the mood's index, the number of the box and the
/// text so far, at its right end, so that every character changes all of it and nothing is reused.
struct CaptionConvNet: CaptionNetwork {
    struct State: Sendable {
        fileprivate let mood: Int?
        /// The text so far.
        fileprivate var tokens: [Int] = []
    }

    /// How many characters become one by the four times that two are pooled.
    static let pooled = 16
    private static let embeddingWidth = 16
    private static let kernel = 5

    let kind: CaptionNetworks.Kind
    let language: String
    let vocabulary: CaptionVocabulary
    let moods: [String]
    private let window: Int
    private let embedding: Embedding
    private let convolutions: [Convolution1D]
    private let norms: [BatchNormalisation]
    private let dense: Linear
    private let output: Linear
    private let space: Int
    private let digits: [Int]

    init(_ file: CaptionModelFile, window: Int, channels: Int) throws(NetworkError) {
        let weights = file.weights
        (kind, language, vocabulary) = (file.description.model, file.description.language, file.vocabulary)
        moods = file.description.moods
        self.window = window
        let vocabulary = file.vocabulary
        space = vocabulary.token(" ") ?? CaptionVocabulary.unknown
        digits = (0...9).map { vocabulary.token(String($0)) ?? CaptionVocabulary.unknown }
        embedding = try Embedding(weights, "embedding", count: vocabulary.count, width: Self.embeddingWidth)
        var (convolutions, norms) = ([Convolution1D](), [BatchNormalisation]())
        for layer in 0..<5 {
            convolutions.append(
                try Convolution1D(
                    weights, "convs.\(layer)", inputs: layer == 0 ? Self.embeddingWidth : channels,
                    outputs: channels, kernel: Self.kernel, activation: .relu))
            norms.append(
                try BatchNormalisation(weights, "norms.\(layer)", channels: channels))
        }
        (self.convolutions, self.norms) = (convolutions, norms)
        dense = try Linear(weights, "dense", inputs: channels, outputs: channels, activation: .relu)
        output = try Linear(
            weights, "output", after: BatchNormalisation(weights, "norm", channels: channels),
            outputs: vocabulary.count)
    }

    /// What stands in the window before the text must be in the vocabulary.
    static func check(_ vocabulary: CaptionVocabulary) throws(VocabularyFault) {
        for text in [" "] + (0...9).map(String.init) where vocabulary.token(text) == nil {
            throw VocabularyFault("the vocabulary lacks \(quoted(text))")
        }
    }

    func start(_ condition: CaptionCondition) throws(CaptionModelError) -> State {
        State(mood: try index(of: condition.mood))
    }

    func next(_ token: Int, _ state: inout State) -> [Float] {
        // <start> does not stand in the window.
        if token != CaptionVocabulary.start { state.tokens.append(token) }
        var tensor = embedding(shown(state))
        for (layer, (convolution, norm)) in zip(convolutions, norms).enumerated() {
            tensor = norm(convolution(tensor))
            if layer < convolutions.count - 1 { tensor = tensor.maximumPooled(steps: 2) }
        }
        return output(dense(tensor.maximumOverTime()))
    }

    /// The window: two digits of the mood or two spaces, two spaces, the number of the box, two spaces, the text; spaces fill its left.
    private func shown(_ state: State) -> [Int] {
        let box = state.tokens.count { $0 == CaptionVocabulary.lineBreak }
        let mood = state.mood.map { [digits[$0 / 10 % 10], digits[$0 % 10]] } ?? [space, space]
        let text = mood + [space, space, digits[min(box, 9)], space, space] + state.tokens
        return [Int](repeating: space, count: max(window - text.count, 0)) + text.suffix(window)
    }
}
