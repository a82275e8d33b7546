internal import Basics
internal import Foundation
internal import NeuralNetwork

/// A caption model as it lies on disk: the description `<model>-<language>.json`, and the weights `<model>-<language>.safetensors` beside it.
struct CaptionModelFile {
    let description: CaptionModelDescription
    let weights: Weights
    let vocabulary: CaptionVocabulary
    /// Of the weights, for messages.
    let path: String

    /// The longest description, in bytes.
    static let longestDescription = 1 << 22
    /// The largest file of weights, in bytes.
    static let largestWeights = 1 << 25

    /// Reads the files `<name>.json` and `<name>.safetensors` in `folder`.
    init(named name: String, in folder: URL, on set: InstructionSet?) throws(CaptionModelError) {
        let url = folder.appendingPathComponent("\(name).json")
        let weights = folder.appendingPathComponent("\(name).safetensors")
        path = weights.path
        do {
            let bytes = try BoundedFile.read(url.path, limit: Self.longestDescription)
            description = try JSONDecoder().decode(CaptionModelDescription.self, from: Data(bytes))
            vocabulary = try CaptionVocabulary(tokens: description.vocabulary, unit: description.unit)
            try description.checkLabels()
            if description.model == .convnet { try CaptionConvNet.check(vocabulary) }
        } catch {
            throw .brokenFile(path: url.path, reason: Self.reason(error))
        }
        do {
            let file = try SafetensorsFile(contentsOf: weights, limit: Self.largestWeights)
            self.weights = try set.map { Weights(file, instructionSet: $0) } ?? Weights(file)
        } catch {
            throw .brokenFile(path: path, reason: Self.reason(error))
        }
    }

    /// A file of the package's models.
    static func packaged(_ file: String) throws(CaptionModelError) -> URL {
        let path = "Resources/models/\(file)"
        do {
            return try PackageResources.url(of: path, in: "Captioning")
        } catch {
            throw .brokenFile(path: path, reason: error.description)
        }
    }

    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as DecodingError: error.explanation
        case let error as VocabularyFault: error.reason
        default: "\(error)"
        }
    }
}

/// What a description says of its model.
struct CaptionModelDescription: Decodable {
    /// Sizes of the network, one kind for each architecture.
    enum Sizes: Hashable {
        /// `attention`: width of the attention's hidden layer, where there is one.
        case recurrent(embedding: Int, hidden: Int, slots: Int, dimension: Int, attention: Int?)
        case windowed(window: Int, channels: Int)
        case causal(channels: Int, kernel: Int, dilations: [Int])
    }

    let model: CaptionNetworks.Kind
    let language: String
    let unit: CaptionVocabulary.Unit
    let vocabulary: [String]
    /// Ids of the moods, in the order of their indexes.
    let moods: [String]
    /// The tokens of each mood's words, by index; empty where the model is told none.
    let labels: [[Int]]
    let sizes: Sizes

    enum CodingKeys: String, CodingKey, CaseIterable {
        case version, model, language, unit, vocabulary, moods, labels, embedding, hidden, slots, picture, dimension,
            attention
        case window, channels, width, dilations
    }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.requireVersion(1, forKey: .version)
        model = try values.decode(CaptionNetworks.Kind.self, forKey: .model)
        language = try values.decode(String.self, forKey: .language)
        unit = try values.decode(CaptionVocabulary.Unit.self, forKey: .unit)
        vocabulary = try values.decode([String].self, forKey: .vocabulary)
        let moods = try values.decode([String].self, forKey: .moods)
        guard Set(moods).count == moods.count, (1...100).contains(moods.count) else {
            throw values.fault(.moods, "there must be 1 to 100 moods, each once")
        }
        self.moods = moods
        sizes = try Self.sizes(of: model, values)
        guard model == .lstmLabel || model == .lstmAttention else {
            labels = []
            return
        }
        let told = try values.decode([String: [Int]].self, forKey: .labels)
        labels = try moods.map { mood in
            guard let words = told[mood], !words.isEmpty else {
                throw values.fault(.labels, "the mood \(quoted(mood)) has no words")
            }
            return words
        }
    }

    private static func sizes(
        of model: CaptionNetworks.Kind, _ values: KeyedDecodingContainer<CodingKeys>
    ) throws -> Sizes {
        switch model {
        case .convnet:
            let window = try values.size(.window, upTo: 1024)
            guard window % CaptionConvNet.pooled == 0 else {
                throw values.fault(.window, "\(window) is no multiple of \(CaptionConvNet.pooled)")
            }
            return .windowed(window: window, channels: try values.size(.channels))
        case .causal:
            let dilations = try values.decode([Int].self, forKey: .dilations)
            guard (1...32).contains(dilations.count), dilations.allSatisfy({ (1...1024).contains($0) }) else {
                throw values.fault(.dilations, "there must be 1 to 32 dilations of 1 to 1024")
            }
            return .causal(
                channels: try values.size(.channels), kernel: try values.size(.width, upTo: 16), dilations: dilations)
        case .lstm, .lstmLabel, .lstmAttention:
            let slots = try values.decode([String].self, forKey: .slots)
            guard slots == CaptionCondition.slots else {
                throw values.fault(.slots, "the slots must be \(CaptionCondition.slots.joined(separator: ", "))")
            }
            let dimension = try values.size(.dimension)
            let count = slots.count * dimension + CaptionCondition.expressionCount
            guard try values.decode(Int.self, forKey: .picture) == count else {
                throw values.fault(.picture, "a picture of this dimension has \(count) numbers")
            }
            return .recurrent(
                embedding: try values.size(.embedding), hidden: try values.size(.hidden), slots: slots.count,
                dimension: dimension, attention: model == .lstmAttention ? try values.size(.attention) : nil)
        }
    }

    /// Every word of a label must be a token.
    func checkLabels() throws(VocabularyFault) {
        for (mood, words) in zip(moods, labels) {
            for word in words where !vocabulary.indices.contains(word) {
                throw VocabularyFault("a label of \(quoted(mood)) is token \(word), and there are \(vocabulary.count)")
            }
        }
    }
}

extension KeyedDecodingContainer<CaptionModelDescription.CodingKeys> {
    fileprivate func size(_ key: Key, upTo most: Int = 4096) throws -> Int {
        let size = try decode(Int.self, forKey: key)
        guard (1...most).contains(size) else { throw fault(key, "\(size) is out of range; it may be 1 to \(most)") }
        return size
    }

    fileprivate func fault(_ key: Key, _ reason: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: reason)
    }
}
