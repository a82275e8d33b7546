package import Foundation
package import NeuralNetwork

/// What a caption is written for.
package struct CaptionCondition: Sendable, Hashable {
    /// The slots of a picture, in order: the numbers of each, then ``expressionCount`` more of the expression.
    package static let slots = [
        "hairFront", "headwear", "brows", "eyes", "glasses", "nose", "mouth", "facialHair", "ears", "head",
    ]
    /// Numbers of the expression.
    package static let expressionCount = 3

    /// The numbers of the picture; `nil`: of none is known.
    package var picture: [Float]?
    /// The mood's id; `nil`: none is told.
    package var mood: String?

    package init(picture: [Float]? = nil, mood: String? = nil) {
        (self.picture, self.mood) = (picture, mood)
    }
}

/// A network that tells which token follows which.
package protocol CaptionNetwork: Sendable {
    /// What it remembers of what was written. A copy goes on by itself.
    associatedtype State: Sendable

    var kind: CaptionNetworks.Kind { get }
    /// The language's code, as in `en`.
    var language: String { get }
    var vocabulary: CaptionVocabulary { get }
    /// Ids of the moods that it can be told.
    var moods: [String] { get }

    /// The state before the first token, which is ``CaptionVocabulary/start``.
    ///
    /// - Throws: ``CaptionModelError/unknownMood(_:known:)``, ``CaptionModelError/wrongPicture(count:expected:)``.
    func start(_ condition: CaptionCondition) throws(CaptionModelError) -> State

    /// Goes on by a token.
    ///
    /// - Returns: the logits of the next one, V values.
    /// - Precondition: the vocabulary has the token.
    func next(_ token: Int, _ state: inout State) -> [Float]
}

/// The networks that there are.
package enum CaptionNetworks {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Convolutions over a window of characters, as in “This Meme Does Not Exist”.
        case convnet
        /// Causal dilated convolutions over characters, which reuse their past.
        case causal
        /// A picture, then words, as in “Dank Learning”.
        case lstm
        /// The same with the mean of the label's words.
        case lstmLabel = "lstm-label"
        /// The same with attention over slots and the label's words.
        case lstmAttention = "lstm-attention"
    }

    /// Loads `<name>.json` and `<name>.safetensors` from `folder`.
    ///
    /// - Parameter set: what it runs on; `nil`: ``InstructionSet/current``.
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package static func load(
        named name: String, in folder: URL, on set: InstructionSet? = nil
    ) throws(CaptionModelError) -> any CaptionNetwork {
        let file = try CaptionModelFile(named: name, in: folder, on: set)
        do {
            return try network(file)
        } catch {
            throw .brokenFile(path: file.path, reason: error.description)
        }
    }

    /// Loads the model `name` that comes with the package, as in `lstm-en`.
    ///
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package static func packaged(_ name: String) throws(CaptionModelError) -> any CaptionNetwork {
        try load(named: name, in: CaptionModelFile.packaged("\(name).json").deletingLastPathComponent())
    }

    private static func network(_ file: CaptionModelFile) throws(NetworkError) -> any CaptionNetwork {
        switch file.description.sizes {
        case .recurrent(let embedding, let hidden, let slots, let dimension, let attention):
            return try CaptionLSTM(
                file, embedding: embedding, hidden: hidden, slots: slots, dimension: dimension, attention: attention)
        case .windowed(let window, let channels):
            return try CaptionConvNet(file, window: window, channels: channels)
        case .causal(let channels, let kernel, let dilations):
            return try CaptionCausal(file, channels: channels, kernel: kernel, dilations: dilations)
        }
    }
}

extension CaptionNetwork {
    /// The index of a mood; `nil` where none is told.
    func index(of mood: String?) throws(CaptionModelError) -> Int? {
        guard let mood else { return nil }
        guard let index = moods.firstIndex(of: mood) else { throw .unknownMood(mood, known: moods) }
        return index
    }
}
