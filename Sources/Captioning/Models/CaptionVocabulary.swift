internal import Basics

/// The tokens that a model reads and writes: pieces of words, or characters.
package struct CaptionVocabulary: Sendable {
    /// What a token is.
    package enum Unit: String, Sendable, Codable, CaseIterable {
        /// Words and pieces of words, in lower case; a piece that goes on with a word begins with `##`.
        case pieces
        /// Unicode scalars, in lower case; a space is one.
        case characters
    }

    /// Fills what is not there.
    package static let padding = 0
    /// Stands before every caption.
    package static let start = 1
    /// Stands after every caption.
    package static let end = 2
    /// `|`, which parts the top from the bottom.
    package static let lineBreak = 3
    /// What has no token of its own.
    package static let unknown = 4
    /// The tokens that are no text.
    static let special = ["<pad>", "<start>", "<end>", "|", "<unk>"]
    /// The most tokens.
    static let most = 65536

    package let unit: Unit
    /// The texts of the tokens as the file has them.
    package let tokens: [String]
    /// By what they add to a text; the joint is told apart. Scalars, as a `String` takes some that differ for equal.
    private let first: [[Unicode.Scalar]: Int]
    private let later: [[Unicode.Scalar]: Int]
    private let texts: [String]
    private let longest: Int
    /// Of each token, whether it goes on with the word before it.
    private let continuations: [Bool]
    /// Of each token, whether it is a letter or digit of a script that parts words by spaces, and so goes on with a word that ends in another.
    private let letters: [Bool]
    /// The token of a space.
    let space: Int?

    /// - Throws: what is wrong with the tokens.
    init(tokens: [String], unit: Unit) throws(VocabularyFault) {
        guard tokens.count > Self.special.count, tokens.count <= Self.most else {
            throw VocabularyFault(
                "the vocabulary has \(tokens.count) tokens, and must have \(Self.special.count + 1) to \(Self.most)")
        }
        for (index, name) in Self.special.enumerated() where tokens[index] != name {
            throw VocabularyFault("token \(index) is \(quoted(tokens[index])), and must be \(quoted(name))")
        }
        var (first, later, texts) = ([[Unicode.Scalar]: Int](), [[Unicode.Scalar]: Int](), Self.special)
        let joint = Array("##".unicodeScalars)
        for (index, token) in tokens.enumerated().dropFirst(Self.special.count) {
            let scalars = Array(token.unicodeScalars)
            let isLater = unit == .pieces && scalars.count > joint.count && scalars.starts(with: joint)
            let text = isLater ? Array(scalars.dropFirst(joint.count)) : scalars
            if text.isEmpty { throw VocabularyFault("token \(index) is empty") }
            if unit == .characters, text.count != 1 {
                throw VocabularyFault("token \(index), \(quoted(token)), is not one character")
            }
            let twin = isLater ? later.updateValue(index, forKey: text) : first.updateValue(index, forKey: text)
            if twin != nil { throw VocabularyFault("the token \(quoted(token)) stands there twice") }
            texts.append(String(String.UnicodeScalarView(text)))
        }
        (self.tokens, self.unit, self.first, self.later, self.texts) = (tokens, unit, first, later, texts)
        continuations = zip(tokens, texts).map { $0.unicodeScalars.count > $1.unicodeScalars.count }
        letters = texts.enumerated().map { index, text in
            index >= Self.special.count && text.unicodeScalars.first.map(Self.isLetter) == true
        }
        space = first[[" "]]
        longest = max(first.keys.map(\.count).max() ?? 1, later.keys.map(\.count).max() ?? 1)
    }

    package var count: Int { tokens.count }

    /// Whether a token goes on with the word before it.
    package func isContinuation(_ token: Int) -> Bool { continuations[token] }

    /// Whether a token begins with a letter or digit of a script that parts words by spaces.
    func isLetter(_ token: Int) -> Bool { letters[token] }

    /// The token of a character, or of a piece with which words begin; `nil` where there is none.
    func token(_ text: String) -> Int? { first[Array(text.unicodeScalars)] }

    /// The tokens of a text, without ``start`` and ``end``; spaces count once, and beside `|` not at all.
    package func encode(_ text: String) -> [Int] {
        let plain = text.lowercased().replacing("\u{2019}", with: "'")
        let sides = plain.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
        return Array(sides.map(encodeSide).joined(separator: [Self.lineBreak]))
    }

    private func encodeSide(_ side: Substring.UnicodeScalarView) -> [Int] {
        let words = side.split(whereSeparator: \.properties.isWhitespace).map(Array.init)
        switch unit {
        case .pieces: return words.flatMap(pieces)
        case .characters: return words.joined(separator: [" "]).map { first[[$0]] ?? Self.unknown }
        }
    }

    /// The longest pieces, one after the other; a character that has none is ``unknown``.
    private func pieces(of word: [Unicode.Scalar]) -> [Int] {
        var (pieces, start) = ([Int](), 0)
        while start < word.count {
            let known = start == 0 ? first : later
            var (end, found) = (min(word.count, start + longest), Self.unknown)
            while end > start {
                if let piece = known[Array(word[start..<end])] {
                    found = piece
                    break
                }
                end -= 1
            }
            pieces.append(found)
            start = max(end, start + 1)
        }
        return pieces
    }

    /// The text of tokens; those that are no text are left out, but for `|`.
    package func decode(_ tokens: some Sequence<Int>) -> String {
        tokens.reduce(into: "") { text, token in
            if self.tokens.indices.contains(token) { text += addition(token, to: text) }
        }
    }

    /// What a token adds to a text.
    func addition(_ token: Int, to text: String) -> String {
        if token == Self.lineBreak { return "|" }
        guard token >= Self.special.count else { return "" }
        let isFree = unit == .characters || isContinuation(token) || text.isEmpty || text.hasSuffix("|")
        return isFree ? texts[token] : " " + texts[token]
    }

    /// Whether a letter or digit belongs to a script that parts words by spaces.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        // From here on, scripts of China and Japan.
        scalar.value < 0x2E80
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'")
    }
}

/// What is wrong with a list of tokens.
struct VocabularyFault: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
