import Imaging
import TestSupport
import Testing

@testable import FaceParsing

@Suite struct HairTests {
    /// Hair from the top down to `bottom`, beside and above the face.
    private func labels(hairTo bottom: Int) -> LabelMap {
        var map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 65536))
        for y in 30..<bottom {
            for x in 56..<200 { map[x, y] = .hair }
        }
        for y in 70..<200 {
            for x in 84..<172 { map[x, y] = .skin }
        }
        return map
    }

    private func read(_ labels: LabelMap, _ crop: Image) throws -> HairReading {
        try HairReader(weights: PackagedWeights.load("hair-reading.safetensors")).read(labels: labels, crop: crop)
    }

    private let plain = Image(width: 256, height: 256, filledWith: Color(red: 90, green: 60, blue: 40))

    @Test func measuresSharesOfBoxes() {
        let values = HairMeasures(labels: labels(hairTo: 256), crop: plain).values
        #expect(values.count == HairMeasures.count)
        // The lowest band: columns 56..<80 of 40..<80 are hair on both sides, and all of 80..<104 left of the skin's end.
        #expect(abs(values[18] - 0.6) < 1e-6)
        #expect(abs(values[19] - 1) < 1e-6)
        // Even hair has no gradients.
        #expect(values[29] == 0)
    }

    @Test func tooLittleHairHasATypicalTexture() {
        let bare = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 1, count: 65536))
        #expect(HairTexture(labels: bare, crop: plain).values == [0.1, 0.5, 0.5, 0.2, 0.3])
    }

    /// Hair without any strands looks shaved; so these have some grain.
    @Test func lengthsAreToldApart() throws {
        var random = SplitMix64(seed: 3)
        var grained = plain
        for pixel in 0..<65536 {
            let grain = Int.random(in: -16...16, using: &random)
            for channel in 0..<3 {
                grained.pixels[pixel * 4 + channel] = UInt8(Int(grained.pixels[pixel * 4 + channel]) + grain)
            }
        }
        #expect(try read(labels(hairTo: 256), grained).likeliestLength == .long)
        #expect(try read(labels(hairTo: 110), grained).likeliestLength == .short)
    }

    @Test func probabilitiesAddUpToOne() throws {
        var random = SplitMix64(seed: 7)
        let noise = (0..<65536).map { _ in UInt8.random(in: 0..<16, using: &random) }
        let reading = try read(LabelMap(width: 256, height: 256, labels: noise), plain)
        #expect(abs(reading.length.values.reduce(0, +) - 1) < 1e-4)
        #expect(abs(reading.texture.values.reduce(0, +) - 1) < 1e-4)
        #expect((0...1).contains(reading.bangs))
    }

    @Test func labelsOutsideThePictureAreBackground() {
        var map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 8, count: 65536))
        let picture = Image(width: 100, height: 100)
        // Two frame units a label pixel, one picture pixel a frame unit: the picture covers 50 label pixels.
        map.clear(outside: picture, toPicture: .identity)
        #expect(map[49, 49] == .hair)
        #expect(map[50, 10] == .background && map[10, 50] == .background)
    }
}
