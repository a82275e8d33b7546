/// A language that captions are written in.
public enum CaptionLanguage: String, Sendable, Hashable, CaseIterable, Codable {
    /// English.
    case english = "en"
    /// Chinese, in simplified characters.
    case chinese = "zh"

    /// The language of a text: Chinese where it has a Chinese character, else English where it has a Latin letter.
    ///
    /// - Returns: `nil` for a text with neither.
    package init?(of text: String) {
        if text.unicodeScalars.contains(where: \.isHan) {
            self = .chinese
        } else if text.unicodeScalars.contains(where: { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }) {
            self = .english
        } else {
            return nil
        }
    }

    /// The language of a locale as POSIX names it, such as `zh_CN.UTF-8`: Chinese where it begins with `zh`, else English.
    package init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

extension Unicode.Scalar {
    /// Whether it is a Chinese character: of the unified ideographs, their extensions or the compatibility forms.
    package var isHan: Bool { properties.isUnifiedIdeograph || (0xF900...0xFAFF).contains(value) }
}
