package import NeuralNetwork

/// How captions are drawn from a network.
package struct CaptionDecoding: Sendable, Hashable {
    /// How the next token is found.
    package enum Way: Sendable, Hashable {
        /// One caption, token by token.
        case sampled(TokenSampling)
        /// The best of some such drafts: m(told) + weight · (m(told) − m(untold)) is greatest, m the mean log-likelihood of the tokens with
        /// mood and picture and without them. A draft that holds a word that is no word, or does not come to an end, is left out where
        /// another does not.
        case best(of: Int, TokenSampling, weight: Double)
        /// As in “Dank Learning”: of the `likeliest` tokens each beam draws as many as there are beams, without putting back, with shares of
        /// p^(1/T); the caption with the best log-likelihood / length^0.2 wins.
        case softenedBeams(Int, temperature: Float, likeliest: Int)
        /// As in “This Meme Does Not Exist”: beams go on with any that are at least r times as likely as the best, for r at random in 0.1…1.
        case scoreBand(beams: Int)
    }

    package var way: Way
    /// Words of a caption, or characters where the network writes those, the prompt counted. The last word may be finished beyond the end.
    package var lengths: ClosedRange<Int>

    package init(_ way: Way, lengths: ClosedRange<Int>) {
        (self.way, self.lengths) = (way, lengths)
    }

    /// As the network was published.
    package static func published(for network: any CaptionNetwork) -> CaptionDecoding {
        switch network.kind {
        case .convnet, .causal: CaptionDecoding(.scoreBand(beams: 1), lengths: 1...140)
        case .lstm, .lstmLabel, .lstmAttention:
            CaptionDecoding(
                .softenedBeams(2, temperature: 2.4, likeliest: 100),
                lengths: 1...(network.language == "zh" ? 40 : 20))
        }
    }

    /// As we write: the best of several drafts, neither too short to mean anything nor too long to be read on a sticker. There are as many
    /// drafts as take no longer than 15 ms: eight of the LSTMs, fewer of the causal network, and one where nothing is reused.
    package static func usual(for network: any CaptionNetwork) -> CaptionDecoding {
        let (lengths, drafts) =
            switch (network.language, network.kind) {
            case ("zh", .causal): (4...28, 5)
            case ("zh", _): (4...28, 8)
            case (_, .causal), (_, .convnet): (8...80, 4)
            case (_, _): (2...16, 8)
            }
        let sampling = TokenSampling(temperature: 0.55, topK: 100)
        let way: Way = network.kind == .convnet ? .sampled(sampling) : .best(of: drafts, sampling, weight: 1)
        return CaptionDecoding(way, lengths: lengths)
    }
}
