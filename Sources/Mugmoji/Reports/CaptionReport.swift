package import Captioning

/// A caption as JSON; `docs/json.md` describes it.
package struct CaptionReport: Encodable {
    let text: String
    let top: String?
    let bottom: String?
    let mood: String
    let language: String
    let model: String
    let seed: UInt64
    let number: Int?

    /// - Parameter number: of the caption among those of its seed, from 0; `nil` where it is not told.
    package init(_ caption: Caption, number: Int? = nil) {
        (text, mood, language) = (caption.text, caption.mood, caption.language.rawValue)
        (model, seed, self.number) = (caption.model.rawValue, caption.seed, number)
        (top, bottom) = (caption.lines?.top, caption.lines?.bottom)
    }
}
