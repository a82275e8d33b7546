import Foundation

/// How a token is drawn from logits.
package struct TokenSampling: Sendable, Hashable {
    /// What the logits are divided by; below 1 the likely becomes likelier. With 0 the likeliest is taken.
    package var temperature: Float
    /// So many of the likeliest tokens are drawn from; `nil`: all.
    package var topK: Int?
    /// The likeliest tokens that together have this share are drawn from.
    package var topP: Float

    package init(temperature: Float = 1, topK: Int? = nil, topP: Float = 1) {
        (self.temperature, self.topK, self.topP) = (temperature, topK, topP)
    }

    /// A token; `nil` where every logit is −∞.
    package func draw(from logits: [Float], using generator: inout SeededGenerator) -> Int? {
        Self.draw(shares(of: logits), using: &generator)
    }

    /// A token by shares that need not sum up to 1; `nil` where all are 0.
    ///
    /// The draw goes through the tokens in their own order, so that machines that differ in the last digit of two like shares draw the same.
    package static func draw(_ shares: [Float], using generator: inout SeededGenerator) -> Int? {
        // One number for each draw, whatever comes of it.
        let wanted = Float(generator.unit()) * shares.reduce(0, +)
        var sum: Float = 0
        var last: Int?
        for (token, share) in shares.enumerated() where share > 0 {
            sum += share
            last = token
            if sum > wanted { break }
        }
        return last
    }

    /// The share of each token before the draw; those that are not drawn from have 0.
    package func shares(of logits: [Float]) -> [Float] {
        guard temperature > 0 else {
            let best = logits.indices.max { logits[$0] < logits[$1] || logits[$0] == logits[$1] && $0 > $1 }
            return logits.indices.map { $0 == best && logits[$0] > -.infinity ? 1 : 0 }
        }
        let shares = softmax(logits.map { $0 / temperature })
        guard topK != nil || topP < 1 else { return shares }
        var edge = edge(of: shares)
        return shares.map { share in
            if share > edge.share { return share }
            guard share == edge.share, edge.count > 0 else { return 0 }
            edge.count -= 1
            return share
        }
    }

    /// Where the likeliest end that are drawn from: the least share among them, and how many that have it are drawn from, the first ones.
    ///
    /// It takes a few rounds over ever fewer shares, where sorting them would cost more than the network does.
    private func edge(of shares: [Float]) -> (share: Float, count: Int) {
        var left = shares.filter { $0 > 0 }
        var kept = 0
        var sum: Float = 0
        func isFull(_ count: Int, _ sum: Float) -> Bool { count >= topK ?? .max || count > 0 && sum >= topP }
        while !left.isEmpty {
            let middle = left[left.count / 2]
            let larger = left.filter { $0 > middle }
            let largerSum = larger.reduce(0, +)
            if isFull(kept + larger.count, sum + largerSum), !larger.isEmpty {
                left = larger
                continue
            }
            kept += larger.count
            sum += largerSum
            var alike = 0
            for share in left where share == middle && !isFull(kept, sum) {
                alike += 1
                kept += 1
                sum += share
            }
            if isFull(kept, sum) { return (middle, alike) }
            left = left.filter { $0 < middle }
        }
        return (0, 0)
    }
}
