import FaceAtlas
import Imaging
import NeuralNetwork
import TestSupport
import Testing

@testable import FaceParsing

@Suite struct AttributeTests {
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
        #expect(TextureMeasures(labels: bare, crop: plain).values == [0.1, 0.5, 0.5, 0.2, 0.3])
    }

    /// `Tools/training/attributes/measure.py --reference` measures the same pattern.
    @Test func measuresWhatTheTrainingMeasures() {
        var labels = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 65536))
        var crop = plain
        for y in 0..<256 {
            for x in 0..<256 {
                labels.labels[y * 256 + x] = UInt8((x / 16 * 5 + y / 16 * 3) % 16)
                // The training reads blue first.
                for (channel, value) in [x + y, x * 2 + y * 5, x * 7 + y * 3].enumerated() {
                    crop.pixels[(y * 256 + x) * 4 + channel] = UInt8(value % 256)
                }
            }
        }
        let features = [(8, 128), (16, 80), (32, 40)].map { side, channels in
            Tensor(
                height: side, width: side, channels: channels,
                values: (0..<side * side * channels).map { Float($0 * 37 % 101) / 101 })
        }
        let colors = FaceColors(measuring: labels, of: crop)
        let values = AttributeMeasures(labels: labels, crop: crop, colors: colors, features: features).values
        #expect(values.count == AttributeMeasures.count)
        func sum(_ range: Range<Int>) -> Double {
            values[range].enumerated().reduce(0) { $0 + Double($1.element) * Double(1 + $1.offset % 7) }
        }
        #expect(abs(sum(0..<35) - 121.2652) < 0.05)
        // Colours are rounded to eight bits here.
        #expect(abs(sum(35..<49) - 13.3503) < 0.2)
        #expect(abs(sum(49..<241) - 46.8271) < 0.01)
        #expect(abs(sum(241..<values.count) - 2447.9516) < 0.05)
    }

    private func reader() throws -> AttributeReader {
        try AttributeReader(weights: PackagedWeights.load("face-attributes.safetensors"))
    }

    @Test func probabilitiesAddUpToOne() throws {
        var random = SplitMix64(seed: 7)
        let noise = LabelMap(
            width: 256, height: 256, labels: (0..<65536).map { _ in UInt8.random(in: 0..<16, using: &random) })
        let features = [(8, 128), (16, 80), (32, 40)].map { side, channels in
            Tensor(
                height: side, width: side, channels: channels,
                values: (0..<side * side * channels).map { _ in Float.random(in: -3...3, using: &random) })
        }
        let measures = AttributeMeasures(labels: noise, crop: plain, colors: FaceColors(), features: features)
        let reading = try reader().read(measures)
        let sums: [Float] = [
            total(reading.hair.length), total(reading.hair.texture), total(reading.hairColor),
            total(reading.facialHair), total(reading.mouth), total(reading.headwear), total(reading.skin),
        ]
        for sum in sums { #expect(abs(sum - 1) < 1e-4) }
        #expect((0...1).contains(reading.hair.bangs))
    }

    private func total<Class>(_ probabilities: [Class: Float]) -> Float { probabilities.values.reduce(0, +) }

    @Test func whatWasReadDecides() throws {
        let reading = AttributeReading(
            hair: HairReading(length: [.long: 1], bangs: 1, texture: [.wavy: 1]), hairColor: [.red: 0.6, .brown: 0.4],
            facialHair: [.stubble: 1], mouth: [.teeth: 1], headwear: [.scarf: 0.7, .none: 0.3], skin: [.mediumDark: 1])
        let crop = Image(width: 256, height: 256, filledWith: Color(red: 120, green: 80, blue: 60))
        let face = ParsedFace(
            labels: DrawnFace().labels, crop: crop, canonicalToPicture: .identity, face: DrawnFace().detected,
            attributes: reading)
        #expect(face.hairName == .red)
        #expect(face.judgement.hairColor?.decidedBy == .reading)
        let alone = FaceJudgement(of: face.measured, reading: nil)
        #expect(alone.skin?.decidedBy == .colors)
        let measured = SkinFit.tone(of: face.colors)
        for read in [[.light: 1], [.mediumDark: 1], [.dark: 1]] as [[SkinModifier: Float]] {
            var other = reading
            other.skin = read
            let tone = SkinFit.tone(read: read)
            let held = min(
                max(measured, tone - FaceJudgement.Limits.skinBand), tone + FaceJudgement.Limits.skinBand)
            let skin = try #require(FaceJudgement(of: face.measured, reading: other).skin)
            #expect(skin.value == SkinFit.position(ofTone: held), "the reading holds, it does not replace")
            #expect(skin.decidedBy == (held == measured ? .colors : .reading))
        }
        #expect(face.presence.facialHair == .stubble)
        #expect(face.presence.mouth == .teeth)
        #expect(!face.presence.headwear, "without a label of it, nothing is worn")
        #expect(face.hair?.likeliestLength == .long)
    }

    @Test func labelsSayWhetherAndTheReadingSaysWhat() {
        var labels = DrawnFace().labels
        labels.fill(.headwear, box: Rect(x: 150, y: 60, width: 212, height: 90))
        labels.fill(.facialHair, box: Rect(x: 220, y: 306, width: 72, height: 16))
        func judged(headwear: [Headwear: Float], beard: Float) -> FaceJudgement {
            let reading = AttributeReading(
                hair: HairReading(length: [:], bangs: 0, texture: [:]), hairColor: [:],
                facialHair: [.none: 1 - beard, .goatee: beard], mouth: [.closed: 1], headwear: headwear,
                skin: [.medium: 1])
            let face = MeasuredFace(labels: labels, colors: FaceColors())
            #expect(FaceJudgement(of: face, reading: nil).facialHair.value == .moustache)
            return FaceJudgement(of: face, reading: reading)
        }
        let hat = judged(headwear: [.none: 0.5, .scarf: 0.3, .hat: 0.2], beard: 0.25)
        #expect(hat.headwear.value && hat.headwearKind?.value == .scarf)
        #expect(hat.facialHair.value == .moustache && hat.facialHair.decidedBy == .labels)
        let bare = judged(headwear: [.none: 0.95, .hat: 0.05], beard: 0.1)
        #expect(!bare.headwear.value && bare.headwearKind?.value == Headwear.none)
        #expect(bare.headwear.decidedBy == .reading)
        #expect(bare.facialHair.value == .none && bare.facialHair.decidedBy == .reading)
        #expect(judged(headwear: [.none: 1], beard: 0.9).facialHair.value == .goatee)
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
