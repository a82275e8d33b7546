internal import Foundation
package import NeuralNetwork

/// Writes captions with a network.
package struct CaptionDecoder: Sendable {
    package let network: any CaptionNetwork
    package var decoding: CaptionDecoding
    /// The words that the best of several drafts may hold; `nil`: any.
    package let words: CaptionWords?

    /// - Parameter decoding: ``CaptionDecoding/usual(for:)`` by default.
    package init(_ network: any CaptionNetwork, decoding: CaptionDecoding? = nil, words: CaptionWords? = nil) {
        self.network = network
        self.decoding = decoding ?? .usual(for: network)
        self.words = words
    }

    /// The model `name` that comes with the package, as in `lstm-en`, with the words of its language.
    ///
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package static func packaged(_ name: String) throws(CaptionModelError) -> CaptionDecoder {
        let network = try CaptionNetworks.packaged(name)
        return CaptionDecoder(network, words: try CaptionWords.packaged(network.language))
    }

    /// A caption: one block, or `top|bottom` with words on both sides.
    ///
    /// - Parameters:
    ///   - prompt: how it begins, kept as it is but for superfluous spaces; its last word is taken as whole. One `|` may stand in it, and
    ///     the caption then has no other.
    ///   - generator: the same gives the same caption.
    /// - Throws: ``CaptionModelError/unknownMood(_:known:)``, ``CaptionModelError/wrongPicture(count:expected:)``,
    ///   ``CaptionModelError/longPrompt(count:limit:)``; ``CaptionModelError/brokenFile(path:reason:)`` where the weights are no numbers.
    package func caption(
        _ condition: CaptionCondition, prompt: String = "", generator: inout SeededGenerator
    ) throws(CaptionModelError) -> String {
        try write(network, condition, prompt, &generator)
    }

    /// The mean of the log-likelihoods of a caption's tokens, its end among them: the higher, the likelier.
    ///
    /// - Throws: ``CaptionModelError/unknownMood(_:known:)``, ``CaptionModelError/wrongPicture(count:expected:)``.
    package func meanLogLikelihood(
        of caption: String, _ condition: CaptionCondition
    ) throws(CaptionModelError) -> Double {
        try mean(network, caption, condition)
    }

    private func mean(
        _ network: some CaptionNetwork, _ caption: String, _ condition: CaptionCondition
    ) throws(CaptionModelError) -> Double {
        let tokens = network.vocabulary.encode(caption) + [CaptionVocabulary.end]
        return try Read(network, condition, tokens).logLikelihood / Double(tokens.count)
    }

    private func write<Network: CaptionNetwork>(
        _ network: Network, _ condition: CaptionCondition, _ prompt: String, _ generator: inout SeededGenerator
    ) throws(CaptionModelError) -> String {
        let prompt = Self.tidy(prompt)
        let tokens = network.vocabulary.encode(prompt)
        let draft = CaptionDraft(
            prompt: prompt, tokens: tokens, vocabulary: network.vocabulary, lengths: decoding.lengths)
        guard draft.length < decoding.lengths.upperBound else {
            throw .longPrompt(count: draft.length, limit: decoding.lengths.upperBound)
        }
        let read = try Read(network, condition, tokens)
        let first = Beam(network: network, draft: draft, state: read.state, logits: read.logits)
        let last =
            switch decoding.way {
            case .sampled(let sampling): Self.sampled(first, sampling, &generator)
            case .best(let count, let sampling, let weight):
                try best(of: count, first, sampling, weight, read.logLikelihood, tokens, &generator)
            case .softenedBeams(let count, let temperature, let likeliest):
                Self.softened(first, count, temperature, likeliest, &generator)
            case .scoreBand(let count): Self.banded(first, count, &generator)
            }
        let caption = last.caption
        // With numbers that are none, nothing can be drawn.
        guard !caption.isEmpty else {
            throw .brokenFile(path: "\(network.kind.rawValue)-\(network.language)", reason: "it writes nothing")
        }
        return caption
    }

    /// Single spaces, and none beside `|`, of which the first counts.
    static func tidy(_ prompt: String) -> String {
        let sides = prompt.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map { side in
            side.replacing("|", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        // Nothing stands above: the prompt is what stands below, or there is none.
        return sides[0].isEmpty ? sides[sides.count - 1] : sides.joined(separator: "|")
    }

    // MARK: Ways

    private static func sampled(
        _ first: Beam<some CaptionNetwork>, _ sampling: TokenSampling, _ generator: inout SeededGenerator
    ) -> CaptionDraft {
        var beam = first
        while !beam.draft.isFinished {
            guard let token = sampling.draw(from: beam.restricted, using: &generator) else { break }
            beam.advance(token, logLikelihood: logSoftmax(beam.logits, at: token))
        }
        return beam.draft
    }

    /// How often drafts are drawn where all are left out.
    private static let rounds = 2

    private func best<Network: CaptionNetwork>(
        of count: Int, _ first: Beam<Network>, _ sampling: TokenSampling, _ weight: Double, _ promptLikelihood: Double,
        _ prompt: [Int], _ generator: inout SeededGenerator
    ) throws(CaptionModelError) -> CaptionDraft {
        let untold = try Read(first.network, CaptionCondition(), prompt)
        var drafts: [CaptionDraft] = []
        for _ in 0..<Self.rounds {
            drafts = (0..<max(count, 1)).map { _ in Self.sampled(first, sampling, &generator) }
            let sound = drafts.filter { draft in
                draft.hasEnd && words?.allKnown(in: draft.text.dropFirst(first.draft.text.count)) != false
            }
            if !sound.isEmpty {
                drafts = sound
                break
            }
        }
        var scores: [[Int]: Double] = [:]
        for draft in drafts where scores[draft.tokens] == nil {
            var read = untold
            read.append(draft.tokens, first.network)
            let told = promptLikelihood + draft.logLikelihood
            let gained = told - read.logLikelihood
            scores[draft.tokens] = (told + weight * gained) / Double(prompt.count + draft.tokens.count)
        }
        return drafts.max { scores[$0.tokens, default: 0] < scores[$1.tokens, default: 0] } ?? first.draft
    }

    private static func softened<Network: CaptionNetwork>(
        _ first: Beam<Network>, _ count: Int, _ temperature: Float, _ likeliest: Int,
        _ generator: inout SeededGenerator
    ) -> CaptionDraft {
        let sampling = TokenSampling(temperature: temperature, topK: likeliest)
        var beams = [first]
        var finished: [CaptionDraft] = []
        while !beams.isEmpty {
            var candidates: [Candidate] = []
            for (index, beam) in beams.enumerated() {
                let likelihoods = logSoftmax(beam.logits)
                var shares = sampling.shares(of: beam.restricted)
                for _ in 0..<count {
                    guard let token = TokenSampling.draw(shares, using: &generator) else { break }
                    shares[token] = 0
                    let own = likelihoods[token]
                    candidates.append(
                        Candidate(
                            beam: index, token: token, own: own, all: beam.draft.logLikelihood + Double(own)))
                }
            }
            let ends = candidates.filter { $0.token == CaptionVocabulary.end }
            finished += ends.map { beams[$0.beam].advanced(by: $0).draft }
            let kept = candidates.filter { $0.token != CaptionVocabulary.end }.sorted().prefix(count)
            let grown = kept.map { beams[$0.beam].advanced(by: $0) }
            finished += grown.map(\.draft).filter(\.isFinished)
            // A beam becomes less likely with every token: most cannot win any more as soon as something is finished.
            let best = finished.map { $0.score() }.max() ?? -.infinity
            beams = grown.filter { !$0.draft.isFinished && $0.draft.score(at: $0.draft.mostTokens) > best }
        }
        return finished.max { $0.score() < $1.score() } ?? first.draft
    }

    /// The least r of ``CaptionDecoding/Way/scoreBand(beams:)``.
    private static let leastBand = 0.1

    private static func banded<Network: CaptionNetwork>(
        _ first: Beam<Network>, _ count: Int, _ generator: inout SeededGenerator
    ) -> CaptionDraft {
        var beams = [first]
        while beams.contains(where: { !$0.draft.isFinished }) {
            var candidates: [Candidate] = []
            for (index, beam) in beams.enumerated() {
                let before = beam.draft.logLikelihood
                if beam.draft.isFinished {
                    candidates.append(Candidate(beam: index, token: nil, own: 0, all: before))
                    continue
                }
                let likelihoods = logSoftmax(beam.restricted)
                // What is less likely than this is in no band.
                let least = (likelihoods.max() ?? 0) + log(Float(leastBand))
                for (token, own) in likelihoods.enumerated() where own >= least && own > -.infinity {
                    candidates.append(Candidate(beam: index, token: token, own: own, all: before + Double(own)))
                }
            }
            let band = log(leastBand + (1 - leastBand) * generator.unit())
            guard let best = candidates.map(\.all).max() else { break }
            var kept = candidates.filter { $0.all >= best + band }
            var next: [Beam<Network>] = []
            while !kept.isEmpty, next.count < max(count, 1) {
                let candidate = kept.remove(at: generator.index(below: kept.count))
                next.append(beams[candidate.beam].advanced(by: candidate))
            }
            beams = next
        }
        return beams.map(\.draft).max { $0.logLikelihood < $1.logLikelihood } ?? first.draft
    }
}

/// Where a network is after some tokens, and how likely they were.
private struct Read<Network: CaptionNetwork> {
    var state: Network.State
    /// Of what comes next.
    var logits: [Float]
    var logLikelihood = 0.0

    /// ``CaptionVocabulary/start``, then `tokens`.
    init(_ network: Network, _ condition: CaptionCondition, _ tokens: [Int]) throws(CaptionModelError) {
        state = try network.start(condition)
        logits = network.next(CaptionVocabulary.start, &state)
        append(tokens, network)
    }

    mutating func append(_ tokens: [Int], _ network: Network) {
        for token in tokens {
            logLikelihood += Double(logSoftmax(logits, at: token))
            // Nothing comes after the end.
            if token != CaptionVocabulary.end { logits = network.next(token, &state) }
        }
    }
}

/// A draft that a network goes on with.
private struct Beam<Network: CaptionNetwork> {
    let network: Network
    var draft: CaptionDraft
    var state: Network.State
    /// Of what comes next.
    var logits: [Float]

    /// The logits without those of tokens that may not come.
    var restricted: [Float] {
        var logits = logits
        draft.restrict(&logits)
        return logits
    }

    mutating func advance(_ token: Int, logLikelihood: Float) {
        draft.append(token, logLikelihood: logLikelihood)
        if !draft.isFinished { logits = network.next(token, &state) }
    }

    func advanced(by candidate: Candidate) -> Beam {
        guard let token = candidate.token else { return self }
        var next = self
        next.advance(token, logLikelihood: candidate.own)
        return next
    }
}

/// A token that a beam may go on with; `nil`: it is finished.
private struct Candidate: Comparable {
    let beam: Int
    let token: Int?
    let own: Float
    let all: Double

    /// The likelier come first.
    static func < (a: Candidate, b: Candidate) -> Bool {
        a.all != b.all ? a.all > b.all : (a.beam, a.token ?? -1) < (b.beam, b.token ?? -1)
    }
}
