import Foundation
import NeuralNetwork
import Testing

@testable import Captioning

struct DecoderTests {
    static let ways: [CaptionDecoding.Way] = [
        .sampled(TokenSampling(temperature: 0.8, topP: 0.9)), .sampled(TokenSampling(temperature: 1.5)),
        .sampled(TokenSampling(temperature: 0)), .best(of: 3, TokenSampling(topK: 9), weight: 1),
        .softenedBeams(2, temperature: 2.4, likeliest: 100),
        .softenedBeams(3, temperature: 1, likeliest: 4), .scoreBand(beams: 1), .scoreBand(beams: 3),
    ]

    private func caption(
        _ reference: NetworkReference, _ way: CaptionDecoding.Way, _ lengths: ClosedRange<Int>, prompt: String = "",
        seed: UInt64
    ) throws -> String {
        let network = try NetworkReference.network(reference.name)
        let decoder = CaptionDecoder(network, decoding: CaptionDecoding(way, lengths: lengths))
        var generator = SeededGenerator(seed: seed)
        return try decoder.caption(reference.condition, prompt: prompt, generator: &generator)
    }

    @Test(arguments: NetworkReference.small, ways)
    func captionsAreWellFormed(_ reference: NetworkReference, _ way: CaptionDecoding.Way) throws {
        for seed in 0..<3 as Range<UInt64> {
            let text = try caption(reference, way, 3...12, seed: seed)
            let sides = text.split(separator: "|", omittingEmptySubsequences: false)
            #expect(sides.count <= 2 && sides.allSatisfy { $0.contains { $0 != " " } }, "\(text)")
            #expect(
                !text.contains("<") && !text.contains("  ") && !text.contains(" |") && !text.contains("| "), "\(text)")
            let units =
                reference.model.hasPrefix("lstm")
                ? text.replacing("|", with: " ").split(separator: " ").count : text.count { $0 != "|" }
            #expect((3...28).contains(units), "\(text)")
        }
    }

    @Test(arguments: NetworkReference.small, ways)
    func seedsDecide(_ reference: NetworkReference, _ way: CaptionDecoding.Way) throws {
        let texts = try (0..<5 as Range<UInt64>).map { try caption(reference, way, 3...12, seed: $0) }
        #expect(try (0..<5 as Range<UInt64>).map { try caption(reference, way, 3...12, seed: $0) } == texts)
        if way == .sampled(TokenSampling(temperature: 0)) {
            #expect(Set(texts).count == 1)
        } else {
            #expect(Set(texts).count > 1)
        }
    }

    /// Machines differ in the last digits of the logits, and must not in captions.
    @Test(arguments: NetworkReference.small)
    func instructionSetsDoNotMatter(_ reference: NetworkReference) throws {
        let captions = try InstructionSet.available.map { set in
            let network = try CaptionNetworks.load(
                named: reference.name, in: NetworkReference.smallFolder, on: set)
            return try Self.ways.map { way in
                var generator = SeededGenerator(seed: 11)
                let decoder = CaptionDecoder(network, decoding: CaptionDecoding(way, lengths: 3...12))
                return try decoder.caption(reference.condition, generator: &generator)
            }
        }
        #expect(Set(captions).count == 1 && captions.count > 1)
    }

    @Test(arguments: NetworkReference.small, ["when the", "When  THE ", "it!|", "so proud|of", "日本 the", "|when"])
    func promptsAreKept(_ reference: NetworkReference, prompt: String) throws {
        let kept = ["When  THE ": "When THE", "|when": "when"][prompt] ?? prompt
        for way in Self.ways {
            let text = try caption(reference, way, 3...20, prompt: prompt, seed: 2)
            #expect(text.hasPrefix(kept) && text.count { $0 == "|" } <= 1, "\(text)")
            // The last word of the prompt is whole.
            let next = text.dropFirst(kept.count).first
            let fits = kept.hasSuffix("|") ? next.map { $0 != " " && $0 != "|" } == true : next?.isLetter != true
            #expect(fits, "\(text)")
        }
    }

    @Test(arguments: NetworkReference.small)
    func longPromptsAreRefused(_ reference: NetworkReference) throws {
        let (count, prompt) = reference.model.hasPrefix("lstm") ? (4, "so so so so") : (4, "so s")
        #expect(throws: CaptionModelError.longPrompt(count: count, limit: 4)) {
            try caption(reference, .scoreBand(beams: 1), 1...4, prompt: prompt, seed: 1)
        }
    }

    @Test(arguments: NetworkReference.small.filter { $0.model.hasPrefix("lstm") })
    func scoresAreThoseOfPyTorch(_ reference: NetworkReference) throws {
        let decoder = CaptionDecoder(try NetworkReference.network(reference.name))
        let next = reference.tokens.dropFirst() + [CaptionVocabulary.end]
        let sum = zip(reference.logits, next).reduce(0) { $0 + logSoftmax($1.0)[$1.1] }
        let score = try decoder.meanLogLikelihood(of: reference.text, reference.condition)
        #expect(abs(score - Double(sum) / Double(next.count)) < 1e-4)
        #expect(try decoder.meanLogLikelihood(of: "tired tired it it", reference.condition) != score)
    }

    /// Words of which there are none do not win where there are drafts without them.
    @Test func draftsAreMadeOfWords() throws {
        let reference = try #require(NetworkReference.small.first { $0.name == "lstm-en" })
        let words = CaptionWords(["when", "the", "food", "is", "so", "proud", "tired", "of", "it", "not", "a"])
        let decoder = CaptionDecoder(
            try NetworkReference.network("lstm-en"),
            decoding: CaptionDecoding(.best(of: 40, TokenSampling(temperature: 1.2), weight: 1), lengths: 1...4),
            words: words)
        var generator = SeededGenerator(seed: 3)
        for prompt in ["", "xyzzy"] {
            let text = try decoder.caption(reference.condition, prompt: prompt, generator: &generator)
            #expect(text.hasPrefix(prompt) && words.allKnown(in: text.dropFirst(prompt.count)), "\(text)")
        }
    }

    @Test func wordsAreRunsOfLetters() throws {
        let words = CaptionWords(["it's", "so", "8"])
        #expect(words.allKnown(in: "It’s, SO!|8 '' 日本"))
        #expect(!words.allKnown(in: "so x") && !words.allKnown(in: "it"))
        let english = try #require(try CaptionWords.packaged("en"))
        #expect(english.allKnown(in: "when the day is over") && !english.allKnown(in: "whentheday"))
        #expect(try CaptionWords.packaged("zh") == nil)
        #expect(throws: CaptionModelError.self) {
            try CaptionWords(contentsOf: NetworkReference.smallFolder.appendingPathComponent("lstm-en.json"))
        }
    }

    @Test func usualAndPublishedWays() throws {
        let lstm = try NetworkReference.network("lstm-en")
        #expect(CaptionDecoding.published(for: lstm).way == .softenedBeams(2, temperature: 2.4, likeliest: 100))
        #expect(CaptionDecoding.published(for: lstm).lengths == 1...20)
        let convnet = try NetworkReference.network("convnet-en")
        #expect(CaptionDecoding.published(for: convnet).way == .scoreBand(beams: 1))
        #expect(CaptionDecoder(lstm).decoding == .usual(for: lstm))
        #expect(
            CaptionDecoding.usual(for: convnet).lengths.lowerBound > CaptionDecoding.usual(for: lstm).lengths.lowerBound
        )
    }
}

/// The ways on a network whose shares are known.
struct DecodingWayTests {
    /// Characters one after the other, each with the same shares, until four stand there.
    struct Scripted: CaptionNetwork {
        let kind = CaptionNetworks.Kind.causal
        let language = "en"
        let vocabulary: CaptionVocabulary
        let moods: [String] = []
        let shares: [Double]

        init(_ shares: [Double]) throws {
            vocabulary = try CaptionVocabulary(
                tokens: CaptionVocabulary.special + ["一", "二", "三", "四"], unit: .characters)
            self.shares = shares
        }

        struct State {
            let isTold: Bool
            var step = -1
        }

        func start(_ condition: CaptionCondition) -> State { State(isTold: condition.picture != nil) }

        /// Without a picture, in the other order.
        func next(_ token: Int, _ state: inout State) -> [Float] {
            state.step += 1
            let likely = state.isTold ? shares : shares.reversed()
            let shares = state.step < 4 ? [0, 0, 0, 0, 0.2] + likely : [0, 0, 1, 0, 0, 0, 0, 0, 0]
            return shares.map { Float(log($0)) }
        }
    }

    private func captions(_ way: CaptionDecoding.Way, _ shares: [Double], count: Int = 400) throws -> [String] {
        let decoder = CaptionDecoder(try Scripted(shares), decoding: CaptionDecoding(way, lengths: 1...9))
        var generator = SeededGenerator(seed: 5)
        return try (0..<count).map { _ in try decoder.caption(CaptionCondition(picture: []), generator: &generator) }
    }

    private func shares(_ captions: [String]) -> [Character: Double] {
        let all = captions.joined()
        return Dictionary(grouping: all) { $0 }.mapValues { Double($0.count) / Double(all.count) }
    }

    @Test func unknownTokensAreNeverWritten() throws {
        let found = shares(try captions(.sampled(TokenSampling()), [0.4, 0.2, 0.1, 0.1]))
        for (character, share) in zip("一二三四", [0.5, 0.25, 0.125, 0.125]) {
            #expect(abs((found[character] ?? 0) - share) < 0.05)
        }
    }

    /// A token is in the band where its share is r times the largest, which a uniform r in 0.1…1 says with a chance of (share − 0.1) / 0.9.
    @Test func bandIsAtRandom() throws {
        let found = shares(try captions(.scoreBand(beams: 1), [0.5, 0.25, 0.04, 0]))
        let second = (0.5 - 0.1) / 0.9 / 2
        #expect(abs((found["二"] ?? 0) - second) < 0.05)
        #expect(found["三"] == nil && found["四"] == nil)
    }

    @Test func softenedBeamsTakeTheBetter() throws {
        let single = shares(try captions(.softenedBeams(1, temperature: 1, likeliest: 2), [0.4, 0.2, 0.1, 0.1]))
        #expect(abs((single["二"] ?? 0) - 1 / 3) < 0.05 && single["三"] == nil)
        // Two beams that draw two without putting back have the best one always.
        #expect(Set(try captions(.softenedBeams(2, temperature: 2.4, likeliest: 2), [0.4, 0.2, 0.1, 0.1])) == ["一一一一"])
        let warm = shares(try captions(.softenedBeams(1, temperature: 1e6, likeliest: 100), [0.4, 0.2, 0.1, 0.1]))
        for character in "一二三四" { #expect(abs((warm[character] ?? 0) - 0.25) < 0.05) }
    }

    /// 四 is what the picture makes likelier.
    @Test func bestIsWhatThePictureTells() throws {
        let sampling = TokenSampling()
        let told = try captions(.best(of: 150, sampling, weight: 1), [0.05, 0.2, 0.2, 0.35], count: 5)
        #expect(told.allSatisfy { $0.allSatisfy { $0 == "四" } }, "\(told)")
        let likeliest = try captions(.best(of: 80, sampling, weight: 0), [0.01, 0.4, 0.19, 0.2], count: 5)
        #expect(likeliest.allSatisfy { $0.allSatisfy { $0 == "二" } }, "\(likeliest)")
    }

    @Test(arguments: DecoderTests.ways)
    func nothingIsWrittenOfNoNumbers(_ way: CaptionDecoding.Way) throws {
        #expect(throws: CaptionModelError.brokenFile(path: "causal-en", reason: "it writes nothing")) {
            try captions(way, [.nan, .nan, .nan, .nan], count: 1)
        }
    }
}
