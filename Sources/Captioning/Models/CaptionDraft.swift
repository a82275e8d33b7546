internal import Foundation

/// A caption that is being written: what of it is there, and what may come next.
struct CaptionDraft {
    private let vocabulary: CaptionVocabulary
    private let lengths: ClosedRange<Int>
    /// The text so far; of the prompt as it was given, whatever the vocabulary makes of it.
    private(set) var text: String
    /// The tokens after the prompt.
    private(set) var tokens: [Int] = []
    /// The sum of the tokens' log-likelihoods.
    private(set) var logLikelihood: Double = 0
    private(set) var isFinished = false
    /// Whether the network ended it.
    var hasEnd: Bool { tokens.last == CaptionVocabulary.end }
    /// Words, or characters where the vocabulary has those.
    private(set) var length: Int
    private var hasBreak: Bool
    private var isSideEmpty: Bool
    private var last: Int?

    /// Tokens after which a caption ends in any case, be it within a word. Of pieces, a caption has more than words.
    var mostTokens: Int { (vocabulary.unit == .pieces ? 2 : 1) * lengths.upperBound + Self.mostBeyond }
    private static let mostBeyond = 16

    /// - Parameter prompt: its single spaces and its `|` are in order.
    init(prompt: String, tokens: [Int], vocabulary: CaptionVocabulary, lengths: ClosedRange<Int>) {
        (self.vocabulary, self.lengths) = (vocabulary, lengths)
        text = prompt
        hasBreak = prompt.contains("|")
        isSideEmpty = prompt.isEmpty || prompt.hasSuffix("|")
        length =
            switch vocabulary.unit {
            case .pieces: prompt.split { $0 == " " || $0 == "|" }.count
            case .characters: tokens.count { $0 != CaptionVocabulary.lineBreak }
            }
    }

    /// Sets the logits of all tokens that may not follow to −∞.
    func restrict(_ logits: inout [Float]) {
        for token in [CaptionVocabulary.padding, CaptionVocabulary.start, CaptionVocabulary.unknown] {
            logits[token] = -.infinity
        }
        let endsInSpace = text.hasSuffix(" ")
        // What stands below needs room.
        if hasBreak || isSideEmpty || endsInSpace || length + 1 >= lengths.upperBound {
            logits[CaptionVocabulary.lineBreak] = -.infinity
        }
        if isSideEmpty || endsInSpace || length < lengths.lowerBound { logits[CaptionVocabulary.end] = -.infinity }
        if vocabulary.unit == .characters, isSideEmpty || endsInSpace, let space = vocabulary.space {
            logits[space] = -.infinity
        }
        // Where a caption is as long as it may be, its last word is finished; the prompt's is whole, and what begins a side is no joint.
        let isFull = length >= lengths.upperBound && !isSideEmpty
        guard isFull || isSideEmpty || last == nil else { return }
        let endsInLetter =
            vocabulary.unit == .characters && text.unicodeScalars.last.map(CaptionVocabulary.isLetter) == true
        logits.withUnsafeMutableBufferPointer { logits in
            for token in CaptionVocabulary.special.count..<logits.count {
                let goesOn = vocabulary.isContinuation(token) || endsInLetter && vocabulary.isLetter(token)
                if goesOn != isFull { logits[token] = -.infinity }
            }
        }
    }

    /// Goes on by a token whose log-likelihood is given.
    mutating func append(_ token: Int, logLikelihood: Float) {
        self.logLikelihood += Double(logLikelihood)
        tokens.append(token)
        last = token
        guard token != CaptionVocabulary.end else {
            isFinished = true
            return
        }
        text += vocabulary.addition(token, to: text)
        isSideEmpty = token == CaptionVocabulary.lineBreak
        if token == CaptionVocabulary.lineBreak { hasBreak = true }
        if token != CaptionVocabulary.lineBreak, !vocabulary.isContinuation(token) { length += 1 }
        let isTooLong = length >= lengths.upperBound + Self.mostBeyond
        if isTooLong || tokens.count >= mostTokens { isFinished = true }
    }

    /// Log-likelihood / length^0.2, as captions of “Dank Learning” are judged; at `length` tokens where that is given.
    func score(at length: Int? = nil) -> Double { logLikelihood / pow(Double(max(length ?? tokens.count, 1)), 0.2) }

    /// The caption: without spaces at its ends, or a `|` with nothing after it.
    var caption: String {
        var caption = text
        while caption.hasSuffix("|") || caption.hasSuffix(" ") { caption.removeLast() }
        return caption
    }
}
