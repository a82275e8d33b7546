import FaceAtlas
import PartLibrary
import Testing

@testable import PartEmbedding

@Suite struct PartMatcherTests {
    /// Parts at the corners of a square about (5, 5), and one in its middle.
    private let matcher: PartMatcher

    init() {
        let eyes = PartIndex.Entry(
            ids: ["east", "middle", "north", "south", "west"], hashes: [1, 2, 3, 4, 5],
            vectors: [[7, 5], [5, 5], [5, 3], [5, 7], [3, 5]], dimension: 2)
        let embedder = EmbedderIdentity(name: "test", version: 0, dimension: 2)
        let index = PartIndex(embedder: embedder, style: "plain", entries: [.eyes: eyes])
        matcher = PartMatcher(index: index, photoMeans: [.eyes: [100, 100]])
    }

    @Test func directionsFromTheMeansAreCompared() {
        let matches = matcher.nearest(to: [130, 110], in: .eyes, count: 5)
        #expect(matches.map(\.id) == ["east", "south", "middle", "north", "west"])
        #expect(abs(matches[0].similarity - 0.9486833) < 1e-6)
        #expect(matches[2].similarity == 0)
        #expect(abs(matches[4].similarity + 0.9486833) < 1e-6)
    }

    @Test func equalsAreInTheOrderOfTheirIds() {
        #expect(matcher.nearest(to: [130, 130], in: .eyes, count: 2).map(\.id) == ["east", "south"])
        #expect(matcher.nearest(to: [70, 70], in: .eyes, count: 2).map(\.id) == ["north", "west"])
    }

    @Test func nothingIsLikeTheMean() {
        for vector in [[100, 100], [1], [.nan, 1]] as [[Float]] {
            let matches = matcher.nearest(to: vector, in: .eyes, count: 9)
            #expect(matches.map(\.id) == ["east", "middle", "north", "south", "west"])
            #expect(matches.allSatisfy { $0.similarity == 0 })
        }
    }

    @Test func candidatesAndCountLimitTheAnswer() {
        #expect(matcher.nearest(to: [130, 100], in: .eyes) { $0 != "east" }.map(\.id) == ["middle"])
        #expect(matcher.nearest(to: [130, 100], in: .eyes, count: 0).isEmpty)
        #expect(matcher.nearest(to: [130, 100], in: .eyes) { _ in false }.isEmpty)
        #expect(matcher.nearest(to: [130, 100], in: .mouth).isEmpty)
    }
}
