import FaceAtlas
import Imaging
import NeuralNetwork
import TestSupport
import Testing

@testable import FaceParsing

@Suite struct AttributeTests {
    private let plain = Image(width: 256, height: 256, filledWith: Color(red: 90, green: 60, blue: 40))

    /// `Tools/training/attributes/reader.py` measures the same pattern.
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
        let features = [(32, 40), (16, 80), (8, 128)].map { side, channels in
            Tensor(
                height: side, width: side, channels: channels,
                values: (0..<side * side * channels).map { Float($0 * 37 % 101) / 101 })
        }
        let colors = FaceColors(measuring: labels, of: crop)
        let values = AttributeMeasures(labels: labels, colors: colors, features: features).values
        #expect(values.count == AttributeMeasures.count)
        func sum(_ range: Range<Int>) -> Double {
            values[range].enumerated().reduce(0) { sum, value in
                value.element.isNaN ? sum : sum + Double(value.element) * Double(1 + value.offset % 7)
            }
        }
        let colored = AttributeMeasures.colors
        #expect(abs(sum(0..<colored.lowerBound) - 5785.59) < 0.2)
        // Colours are rounded to eight bits here.
        #expect(abs(sum(colored) - 38.6982) < 0.2)
        #expect(abs(sum(colored.upperBound..<values.count) - 56.6882) < 0.01)
    }

    private func reader() throws -> AttributeReader {
        try PackagedWeights.load("face-attributes.safetensors") { try AttributeReader(weights: $0) }
    }

    @Test func probabilitiesAddUpToOne() throws {
        var random = SplitMix64(seed: 7)
        let noise = LabelMap(
            width: 256, height: 256, labels: (0..<65536).map { _ in UInt8.random(in: 0..<16, using: &random) })
        let shared = Tensor(
            height: 64, width: 64, channels: 24,
            values: (0..<64 * 64 * 24).map { _ in Float.random(in: -3...3, using: &random) })
        let reader = try reader()
        let reading = reader.read(
            AttributeMeasures(labels: noise, colors: FaceColors(), features: reader.features(of: shared)))
        #expect(Set(reading.probabilities.keys) == Set(AttributeReading.classes.map(\.attribute)))
        for (attribute, count) in AttributeReading.classes {
            let values = try #require(reading.probabilities[attribute])
            #expect(values.count == count && values.allSatisfy { (0...1).contains($0) })
            #expect(abs(values.reduce(0, +) - 1) < 1e-4, "\(attribute)")
        }
    }

    /// A reading of which each value that is named is as likely as is said.
    private func reading(_ change: (inout AttributeReading) -> Void) -> AttributeReading {
        var reading = AttributeReading(probabilities: [:])
        change(&reading)
        return reading
    }

    @Test func whatWasReadDecides() throws {
        let reading = reading { read in
            (read[HairLength.long], read[Bangs.yes], read[HairTexture.wavy]) = (1, 1, 1)
            (read[HairColorName.red], read[HairColorName.brown]) = (0.6, 0.4)
            (read[FacialHair.stubble], read[MouthState.teeth]) = (1, 1)
            (read[HeadwearKind.scarf], read[HeadwearKind.none], read[SkinModifier.mediumDark]) = (0.7, 0.3, 1)
        }
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
            for modifier in SkinModifier.allCases { other[modifier] = read[modifier] ?? 0 }
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
        #expect(face.presence.hairLength == .long && face.presence.hairTexture == .wavy && face.presence.bangs == .yes)
    }

    @Test func labelsSayWhetherAndTheReadingSaysWhat() {
        var labels = DrawnFace().labels
        labels.fill(.headwear, box: Rect(x: 150, y: 60, width: 212, height: 90))
        labels.fill(.facialHair, box: Rect(x: 220, y: 306, width: 72, height: 16))
        func judged(headwear: [HeadwearKind: Float], beard: Float) -> FaceJudgement {
            let reading = reading { read in
                (read[FacialHair.none], read[FacialHair.goatee]) = (1 - beard, beard)
                for (kind, probability) in headwear { read[kind] = probability }
            }
            let face = MeasuredFace(labels: labels, colors: FaceColors())
            #expect(FaceJudgement(of: face, reading: nil).facialHair.value == .moustache)
            return FaceJudgement(of: face, reading: reading)
        }
        let hat = judged(headwear: [.none: 0.5, .scarf: 0.3, .cap: 0.2], beard: 0.25)
        #expect(hat.headwear.value && hat.headwearKind?.value == .scarf)
        #expect(hat.facialHair.value == .none && hat.facialHair.decidedBy == .reading)
        let bare = judged(headwear: [.none: 0.95, .cap: 0.05], beard: 0.1)
        #expect(!bare.headwear.value && bare.headwearKind?.value == HeadwearKind.none)
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
