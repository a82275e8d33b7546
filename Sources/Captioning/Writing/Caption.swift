import Basics
public import Compositing

/// What writes captions.
public enum CaptionModel: String, Sendable, Hashable, CaseIterable {
    /// A curated bank, ranked for mood and picture.
    case bank
    /// A convolutional network over characters, after “This Meme Does Not Exist” (Wenzlau, 2019).
    case convnet
    /// A recurrent network that begins with the picture's embedding, after “Dank Learning” (Peirson and Tolunay, 2018).
    case lstm
    /// The same, and the words of the mood.
    case lstmLabel = "lstm-label"
    /// The same, with attention over the parts of the face and the words of the mood.
    case lstmAttention = "lstm-attention"

    /// Whether it looks at the picture.
    var looks: Bool { [.lstm, .lstmLabel, .lstmAttention].contains(self) }

    package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The words for a sticker, and how they came about.
public struct Caption: Sendable, Hashable {
    /// What is written: one block, or `top|bottom`.
    public let text: String
    /// Id of the mood that it was written for.
    public let mood: String
    /// The language that it is in.
    public let language: CaptionLanguage
    /// What wrote it. The bank steps in for a model ten of whose captions were refused.
    public let model: CaptionModel
    /// The number that lots were drawn with.
    public let seed: UInt64

    /// What stands above and what stands below; `nil` of one block.
    package var lines: (top: String, bottom: String)? {
        let halves = text.split(separator: "|").map(String.init)
        return halves.count == 2 ? (halves[0], halves[1]) : nil
    }
}

extension AvatarRecipe {
    /// The seed where nobody names one: the same for the same avatar, whatever it says, and mood.
    ///
    /// - Throws: as ``json()``.
    package func captionSeed(mood: Mood? = nil) throws(RecipeError) -> UInt64 {
        var plain = self
        plain.caption = nil
        var hash = ContentHash()
        hash.addField([UInt8](try plain.json()))
        if let mood { hash.addField(Array(mood.id.utf8)) }
        // Numbers of this size survive every reader of JSON.
        return hash.value & 0xFFFF_FFFF
    }
}

extension AvatarCaption {
    /// A caption as recipes keep it.
    public init(_ caption: Caption, place: CaptionPlace = .auto, style: CaptionStyle = .classic) {
        self.init(
            caption.text, mood: caption.mood, language: caption.language.rawValue, seed: caption.seed,
            model: caption.model.rawValue, place: place, style: style)
    }
}
