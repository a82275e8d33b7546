package import Captioning

/// A mood as JSON; `docs/json.md` describes it.
package struct MoodReport: Encodable {
    let mood: String
    let en: String
    let zh: String
    let expressions: [String]

    package init(_ mood: Mood) {
        (self.mood, en, zh, expressions) = (mood.id, mood.english, mood.chinese, mood.expressions)
    }
}
