import FaceAtlas
import FaceParsing
import PartEmbedding
import PartLibrary
import Testing

@testable import evaluation

@Suite struct ParserNoiseTests {
    /// A mouth: lips around an opening.
    private var noisy: NoisyPart? {
        var map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        for y in 160..<174 {
            for x in 108..<148 { map[x, y] = (164..<170).contains(y) && (116..<140).contains(x) ? .teeth : .lip }
        }
        return NoisyPart(slot: .mouth, clean: PartCanvas(labels: map, slot: .mouth))
    }

    @Test func severityTakesMoreAndMoreAway() throws {
        let part = try #require(noisy)
        let means = ParserNoise.severities.map { severity in
            let overlaps = (0..<20).map { part.overlap(disturbedBy: part.noise(severity: severity, seed: "\($0)")) }
            return overlaps.reduce(0, +) / 20
        }
        #expect(means == means.sorted(by: >))
        #expect(means[0] > 0.9 && means[4] < 0.8 && means[4] > 0.3, "\(means)")
    }

    @Test func aSeedGivesTheSameDisturbance() throws {
        let part = try #require(noisy)
        let canvases = ["a", "a", "b"].map { part.canvas(disturbedBy: part.noise(severity: 3, seed: $0)) }
        #expect(canvases[0] == canvases[1])
        #expect(canvases[0] != canvases[2])
    }

    @Test func aCanvasThatShowsNothingIsNeverAsked() {
        let empty = PartCanvas(pixels: [UInt8](repeating: 0, count: 306 * 306 * 3))
        #expect(NoisyPart(slot: .eyes, clean: empty) == nil)
    }
}
