internal import Basics
internal import NeuralNetwork

/// Writes captions in a language, from a bank or by a model.
///
///     let writer = try CaptionWriter(language: .english)
///     for await caption in try writer.captions(of: subject, seed: 1).prefix(3) { print(caption.text) }
///
/// Every caption passes ``CaptionFilter``. The same seed gives the same captions, in the same order.
public struct CaptionWriter: Sendable {
    /// The language of its captions.
    public let language: CaptionLanguage
    /// What writes them.
    public let model: CaptionModel
    private let bank: CaptionBank
    private let filter: CaptionFilter
    private let generator: (any CaptionGenerating)?

    /// How many captions of a model are refused before the bank answers.
    static let mostRefusals = 10

    /// Loads the bank, the filter, and the model's weights.
    ///
    /// - Throws: ``CaptionError/brokenResource(file:reason:)``, or ``CaptionModelError``.
    public init(language: CaptionLanguage, model: CaptionModel = .bank) throws {
        try self.init(
            language: language, model: model,
            generator: model == .bank ? nil : CaptionGenerator(model: model, language: language))
    }

    init(language: CaptionLanguage, model: CaptionModel, generator: (any CaptionGenerating)?) throws {
        self.language = language
        self.model = model
        self.generator = generator
        bank = try CaptionBank.packaged(language)
        filter = try CaptionFilter.packaged()
    }

    /// Captions without end, none twice until the bank has no other.
    ///
    /// - Parameters:
    ///   - subject: the mood and the picture.
    ///   - prompt: how each begins; empty for no matter how.
    ///   - seed: what lots are drawn with.
    /// - Throws: ``CaptionError/unusablePrompt(reason:)``, ``CaptionError/refusedPrompt(_:)``, and what keeps a model from writing.
    public func captions(of subject: CaptionSubject, prompt: String = "", seed: UInt64) throws -> CaptionSequence {
        let prompt = try checked(prompt)
        return try CaptionSequence(writer: self, subject: subject, prompt: prompt, seed: seed)
    }

    /// The caption of a number, from 0, in ``captions(of:prompt:seed:)``.
    ///
    /// - Throws: as ``captions(of:prompt:seed:)``.
    public func caption(
        of subject: CaptionSubject, prompt: String = "", seed: UInt64, number: Int = 0
    ) throws -> Caption {
        var captions = try captions(of: subject, prompt: prompt, seed: seed).makeAsyncIterator()
        for _ in 0..<number { _ = captions.write() }
        return captions.write()
    }

    /// The first of ``captions(of:prompt:seed:)`` of which neither half was written before.
    ///
    /// - Parameter written: the halves of captions that were, as they are compared; those of this one are added.
    /// - Throws: as ``captions(of:prompt:seed:)``.
    package func caption(
        of subject: CaptionSubject, seed: UInt64, besides written: inout Set<String>
    ) throws -> Caption {
        var captions = try captions(of: subject, seed: seed).makeAsyncIterator()
        let first = captions.write()
        var caption = first
        for _ in 0..<Self.mostRepeats where !written.isDisjoint(with: caption.halves) { caption = captions.write() }
        if !written.isDisjoint(with: caption.halves) { caption = first }
        written.formUnion(caption.halves)
        return caption
    }

    /// How many captions are passed over because their words were written before.
    private static let mostRepeats = 400

    private func checked(_ prompt: String) throws(CaptionError) -> String {
        let words = prompt.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        guard words.count <= Self.longestPrompt else {
            throw .unusablePrompt(
                reason: "it has \(words.count) characters; take at most \(Self.longestPrompt)")
        }
        guard words.count(where: { $0 == "|" }) <= 1, !words.hasPrefix("|") else {
            throw .unusablePrompt(reason: "one | may stand in it, after what stands above")
        }
        guard !words.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .unusablePrompt(reason: "it has control characters; remove them")
        }
        if let refusal = filter.refusal(of: words) { throw .refusedPrompt(refusal) }
        return words
    }

    /// The most characters of a prompt.
    static let longestPrompt = 80

    // MARK: Writing

    fileprivate func ranked(_ subject: CaptionSubject, prompt: String, seed: UInt64) -> [String] {
        bank.ranked(subject.mood, energy: subject.energy, prompt: prompt, seed: seed)
    }

    /// Whether a line of the bank may be shown: with a prompt it is not the line that was graded.
    fileprivate func mayShow(_ text: String) -> Bool { filter.refusal(of: text) == nil }

    /// A caption of the model that passes the filter and was not written before; `nil` after ten that did not.
    fileprivate func generated(
        _ subject: CaptionSubject, prompt: String, lots: inout SeededGenerator, besides written: Set<String>
    ) throws -> String? {
        guard let generator else { return nil }
        for _ in 0..<Self.mostRefusals {
            let text = try generator.caption(of: subject, prompt: prompt, lots: &lots)
            if !written.contains(text), filter.refusal(of: text) == nil, isOfLanguage(text.dropFirst(prompt.count)) {
                return text
            }
        }
        return nil
    }
}

extension CaptionWriter {
    /// Whether a model kept to its script: in Chinese a Latin letter alone among characters is a slip.
    fileprivate func isOfLanguage(_ text: Substring) -> Bool {
        guard language == .chinese else { return true }
        return !text.split { !($0.isASCII && $0.isLetter) }.contains { $0.count == 1 }
    }
}

/// Captions without end; see ``CaptionWriter/captions(of:prompt:seed:)``.
public struct CaptionSequence: AsyncSequence, Sendable {
    fileprivate let writer: CaptionWriter
    fileprivate let subject: CaptionSubject
    fileprivate let prompt: String
    fileprivate let seed: UInt64
    /// What the model wrote first, and the lots after that.
    fileprivate let first: String?
    fileprivate let lots: SeededGenerator

    fileprivate init(writer: CaptionWriter, subject: CaptionSubject, prompt: String, seed: UInt64) throws {
        self.writer = writer
        self.subject = subject
        self.prompt = prompt
        self.seed = seed
        // What keeps a model from writing keeps it from writing the first: the rest cannot fail.
        var lots = SeededGenerator(seed: seed)
        first = try writer.generated(subject, prompt: prompt, lots: &lots, besides: [])
        self.lots = lots
    }

    /// Begins anew.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// Writes one caption after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private let captions: CaptionSequence
        private var lots: SeededGenerator
        /// Whether the model has been asked; its first answer is the sequence's.
        private var hasBegun = false
        private var written: Set<String> = []
        private var ranked: [String]?
        private var place = 0

        fileprivate init(_ captions: CaptionSequence) {
            self.captions = captions
            lots = captions.lots
        }

        /// The next caption; there is always one.
        public mutating func next() async -> Caption? { write() }

        mutating func write() -> Caption {
            let (writer, subject) = (captions.writer, captions.subject)
            func caption(_ text: String, by model: CaptionModel) -> Caption {
                Caption(
                    text: text, mood: subject.mood.id, language: writer.language, model: model, seed: captions.seed)
            }
            let generated =
                hasBegun
                ? (try? writer.generated(subject, prompt: captions.prompt, lots: &lots, besides: written)) ?? nil
                : captions.first
            hasBegun = true
            if let text = generated {
                written.insert(text)
                return caption(text, by: writer.model)
            }
            let ranked = ranked ?? writer.ranked(subject, prompt: captions.prompt, seed: captions.seed)
            self.ranked = ranked
            // Once all were written: from the beginning.
            for _ in 0..<2 {
                for _ in ranked.indices {
                    let text = ranked[place % ranked.count]
                    place += 1
                    guard !written.contains(text), writer.mayShow(text) else { continue }
                    written.insert(text)
                    return caption(text, by: .bank)
                }
                written = []
            }
            return caption(captions.prompt, by: .bank)
        }
    }
}

extension Caption {
    /// What stands above and below, by letters and digits alone where it has any.
    fileprivate var halves: [String] {
        text.split(separator: "|").map { half in
            let letters = String(half).foldedForFilter.compactForFilter
            return letters.isEmpty ? String(half) : letters
        }
    }
}

/// What a model does for the writer.
protocol CaptionGenerating: Sendable {
    /// One caption that begins with the prompt.
    func caption(of subject: CaptionSubject, prompt: String, lots: inout SeededGenerator) throws -> String
}
