import Foundation

/// Why a caption is not shown.
public struct CaptionRefusal: Sendable, Hashable, CustomStringConvertible {
    /// The listed word or phrase that stands in it.
    public let word: String
    /// What the list is about: `offensive`, or a topic such as `politics`.
    public let topic: String

    /// As in `it has a word about politics`; the word itself is not repeated.
    public var description: String {
        topic == "offensive" ? "it has an offensive word" : "it touches \(topic)"
    }
}

/// What keeps captions kind: word lists, and topics that no caption of ours is about.
///
/// Texts are compared without regard to case, accents, width, look-alike letters of other scripts, digits in place of letters, letters
/// spelt out with spaces or dots, and letters drawn out; Chinese also without regard to signs between its characters, and in
/// simplified form. It refuses too much rather than too little: what is refused is written anew.
public struct CaptionFilter: Sendable {
    private let english: WordList
    private let chinese: WordList

    /// The lists that come with Mugmoji, read once: LDNOOBW's of both languages (CC BY 4.0), and topics of our own.
    ///
    /// - Throws: ``CaptionError/brokenResource(file:reason:)``.
    public static func packaged() throws(CaptionError) -> CaptionFilter { try shared.get() }

    private static let shared: Result<CaptionFilter, CaptionError> = Result { () throws(CaptionError) in
        try CaptionFilter(english: WordList(.english), chinese: WordList(.chinese))
    }

    /// Why a text is not to be shown; `nil` where nothing speaks against it.
    public func refusal(of text: String) -> CaptionRefusal? {
        let folded = text.replacing("|", with: " ").foldedForFilter
        return english.latinMatch(in: folded) ?? chinese.hanMatch(in: folded)
    }
}

/// The words of one language that no caption may have.
struct WordList: Sendable {
    /// Words by their text; of Chinese all.
    private var words: [String: CaptionRefusal] = [:]
    /// Beginnings of words, without their `*`.
    private var prefixes: [String: CaptionRefusal] = [:]
    /// Sequences of words, joined by spaces.
    private var phrases: [(words: [Substring], refusal: CaptionRefusal)] = []
    /// What may have listed words in it, the longest first.
    private var harmless: [[Substring]] = []
    private var harmlessChinese: [String] = []
    private var longest = 0

    private struct Topics: Decodable {
        let version: Int
        let topics: [String: [String]]
        let harmless: [String]
        /// Words of the offensive list that usually mean something harmless.
        let unlisted: [String]
    }

    init(_ language: CaptionLanguage) throws(CaptionError) {
        let code = language.rawValue
        let topics = try CaptionResources.result("filter/topics-\(code).json") {
            try JSONDecoder().decode(Topics.self, from: $0)
        }.get()
        let offensive = String(decoding: try CaptionResources.data("filter/ldnoobw-\(code).txt"), as: UTF8.self)
        let unlisted = Set(topics.unlisted)
        for (topic, entries) in topics.topics {
            for entry in entries { add(entry, topic: topic) }
        }
        for line in offensive.split(whereSeparator: \.isNewline) where !unlisted.contains(String(line)) {
            add(String(line), topic: "offensive")
        }
        harmless = topics.harmless.map { $0.split(separator: " ") }.sorted { $0.count > $1.count }
        harmlessChinese = topics.harmless.sorted { ($0.count, $0) > ($1.count, $1) }
    }

    private mutating func add(_ entry: String, topic: String) {
        let text = entry.foldedForFilter
        let refusal = CaptionRefusal(word: entry, topic: topic)
        if text.unicodeScalars.contains(where: \.isHan) {
            let compact = text.compactForFilter
            words[compact] = refusal
            longest = max(longest, compact.count)
            return
        }
        let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "*") }
        guard let first = parts.first else { return }
        if parts.count > 1 {
            phrases.append((parts, refusal))
            // Written as one word it means the same.
            if topic == "offensive" { words[parts.joined()] = refusal }
        } else if first.hasSuffix("*") {
            prefixes[String(first.dropLast())] = refusal
        } else {
            words[String(first)] = refusal
        }
    }

    // MARK: Latin letters

    /// The first listed word in a folded text.
    func latinMatch(in text: String) -> CaptionRefusal? {
        for reading in text.readings {
            var tokens = reading.joinedLetters
            guard match(tokens) != nil else { continue }
            mask(&tokens)
            if let refusal = match(tokens) { return refusal }
        }
        return nil
    }

    /// Leaves out what is harmless.
    private func mask(_ tokens: inout [String]) {
        for phrase in harmless where phrase.count <= tokens.count {
            var start = 0
            while start + phrase.count <= tokens.count {
                let fits = zip(phrase, tokens[start...]).allSatisfy { pattern, token in
                    pattern.hasSuffix("*") ? token.hasPrefix(pattern.dropLast()) : token == pattern
                }
                if fits { tokens.replaceSubrange(start..<start + phrase.count, with: ["·"]) }
                start += 1
            }
        }
    }

    private func match(_ tokens: [String]) -> CaptionRefusal? {
        for (index, token) in tokens.enumerated() {
            if let refusal = match(token) { return refusal }
            // A word cut in two, one piece of it so short that it is hardly a word.
            guard index + 1 < tokens.count else { continue }
            let next = tokens[index + 1]
            if min(token.count, next.count) <= 2, token.count + next.count >= 4,
                let refusal = words[token + next], refusal.topic == "offensive"
            {
                return refusal
            }
        }
        for (phrase, refusal) in phrases where phrase.count <= tokens.count {
            for start in 0...(tokens.count - phrase.count)
            where zip(phrase, tokens[start...]).allSatisfy({ $0 == $1 }) { return refusal }
        }
        return nil
    }

    private func match(_ token: String) -> CaptionRefusal? {
        for form in token.undrawn {
            if let refusal = words[form] { return refusal }
            for count in stride(from: form.count, through: 3, by: -1) {
                if let refusal = prefixes[String(form.prefix(count))] { return refusal }
            }
            if form.contains("*"), let refusal = masked(form) { return refusal }
        }
        return nil
    }

    /// An offensive word some of whose letters are hidden by `*`.
    private func masked(_ form: String) -> CaptionRefusal? {
        let pattern = Array(form)
        guard pattern.count >= 3, pattern.contains(where: { $0 != "*" }) else { return nil }
        return words.first { word, refusal in
            refusal.topic == "offensive" && word.count == pattern.count
                && zip(pattern, word).allSatisfy { $0 == "*" || $0 == $1 }
        }?.value
    }

    // MARK: Chinese characters

    /// The first listed word in a folded text.
    func hanMatch(in text: String) -> CaptionRefusal? {
        var compact = text.compactForFilter
        guard let refusal = match(compact: compact) else { return nil }
        let whole = compact
        for phrase in harmlessChinese { compact = compact.replacing(phrase, with: "·") }
        return compact == whole ? refusal : match(compact: compact)
    }

    private func match(compact: String) -> CaptionRefusal? {
        let characters = Array(compact)
        for start in characters.indices where characters[start].unicodeScalars.contains(where: \.isHan) {
            for end in start + 1...max(start + 1, min(start + longest, characters.count)) where end <= characters.count
            {
                if let refusal = words[String(characters[start..<end])] { return refusal }
            }
        }
        return nil
    }
}
