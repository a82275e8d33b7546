import Foundation
import Testing

@testable import NeuralNetwork

struct SamplingTests {
    /// The words that the published program of xoshiro256** gives for a state from SplitMix64 of the seed.
    @Test func generatorIsXoshiro() {
        var generator = SeededGenerator(seed: 42)
        #expect((0..<3).map { _ in generator.next() } == Self.ofSeed42)
        var copy = SeededGenerator(seed: 42)
        var again = SeededGenerator(seed: 42)
        #expect((0..<50).allSatisfy { _ in copy.unit() == again.unit() })
        let units = (0..<1000).map { _ in copy.unit() }
        #expect(units.allSatisfy { (0..<1).contains($0) } && abs(units.reduce(0, +) / 1000 - 0.5) < 0.05)
        #expect(Set((0..<100).map { _ in copy.index(below: 4) }) == [0, 1, 2, 3])
        #expect(copy.index(below: 1) == 0)
    }

    private static let ofSeed42: [UInt64] = [0x1578_0B2E_0C2E_C716, 0x6104_D986_6D11_3A7E, 0xAE17_5332_39E4_99A1]

    @Test func drawsFollowTheShares() throws {
        let logits = [0.5, 0.3, 0.2].map { Float(log($0)) } + [-.infinity]
        var generator = SeededGenerator(seed: 7)
        var counts = [0, 0, 0, 0]
        for _ in 0..<4000 { counts[try #require(TokenSampling().draw(from: logits, using: &generator))] += 1 }
        for (count, share) in zip(counts, [0.5, 0.3, 0.2, 0]) { #expect(abs(Double(count) / 4000 - share) < 0.03) }
    }

    @Test func onlyTheLikeliestAreDrawn() {
        let logits = [0.1, 0.4, 0.2, 0.3].map { Float(log($0)) }
        func kept(_ sampling: TokenSampling) -> [Int] {
            sampling.shares(of: logits).enumerated().filter { $0.element > 0 }.map(\.offset)
        }
        #expect(kept(TokenSampling()) == [0, 1, 2, 3])
        #expect(kept(TokenSampling(topK: 2)) == [1, 3])
        #expect(kept(TokenSampling(topP: 0.65)) == [1, 3])
        #expect(kept(TokenSampling(topP: 0.75)) == [1, 2, 3])
        #expect(kept(TokenSampling(topK: 1, topP: 0.75)) == [1])
        #expect(kept(TokenSampling(topP: 0)) == [1])
        #expect(kept(TokenSampling(temperature: 0)) == [1])
        #expect(TokenSampling(temperature: 0).shares(of: [1, 1, 0]) == [1, 0, 0])
        #expect(TokenSampling(temperature: 0.5).shares(of: logits)[1] > 0.5)
    }

    @Test func nothingIsDrawnFromNothing() {
        var generator = SeededGenerator(seed: 1)
        #expect(TokenSampling().draw(from: [], using: &generator) == nil)
        #expect(TokenSampling(topK: 3).draw(from: [-.infinity, -.infinity], using: &generator) == nil)
        #expect(TokenSampling(temperature: 0).draw(from: [-.infinity], using: &generator) == nil)
    }
}
