import Captioning

/// The JSON object that `caption --json` prints for a caption; `docs/json.md` describes it.
struct CaptionReport: JSONLine {
    let text: String
    let top: String?
    let bottom: String?
    let mood: String
    let language: String
    let model: String
    let seed: UInt64
    let number: Int

    /// - Parameter number: of the caption among those of its seed, from 0.
    init(_ caption: Caption, number: Int) {
        (text, mood, language) = (caption.text, caption.mood, caption.language.rawValue)
        (model, seed, self.number) = (caption.model.rawValue, caption.seed, number)
        (top, bottom) = (caption.lines?.top, caption.lines?.bottom)
    }
}

/// The JSON object that `caption moods --json` prints for a mood.
struct MoodReport: JSONLine {
    let mood: String
    let en: String
    let zh: String
    let expressions: [String]

    init(_ mood: Mood) {
        (self.mood, en, zh, expressions) = (mood.id, mood.english, mood.chinese, mood.expressions)
    }
}
