import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite("Colours to sRGB")
struct ColorTransformTests {
    /// Colours of skin, hair and clothes, with alphas of all kinds.
    private static let colors: [UInt8] = [
        [117, 82, 67], [199, 148, 129], [91, 123, 157], [89, 108, 65], [131, 129, 176], [94, 190, 172], [223, 124, 44],
        [200, 84, 97], [92, 59, 104], [159, 189, 63], [231, 162, 39], [67, 148, 73], [240, 200, 62], [245, 245, 240],
        [160, 161, 161], [83, 84, 85], [50, 50, 50], [255, 255, 255], [243, 208, 178], [61, 38, 29],
    ].enumerated().flatMap { $1 + [UInt8($0 * 13)] }

    private func applied(_ colors: ColorDescription, to pixels: [UInt8]) throws -> [UInt8] {
        let transform = try #require(ColorTransform(colors))
        var pixels = pixels
        pixels.withUnsafeMutableBufferPointer { transform.apply(to: $0) }
        return pixels
    }

    private func largestDifference(_ first: [UInt8], _ second: [UInt8]) -> Int {
        zip(first, second).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }

    private func points(_ primaries: UInt8, _ transfer: UInt8, isFullRange: Bool = true) -> ColorDescription {
        ColorDescription(
            codePoints: .init(primaries: primaries, transfer: transfer, matrix: 0, isFullRange: isFullRange))
    }

    // ICC profiles

    @Test(arguments: TestProfiles.rgb)
    func profilesAreUndone(profile: TestProfiles.RGB) throws {
        let bytes = TestProfiles.bytes(profile)
        let stored = TestProfiles.pixels(Self.colors, in: bytes)
        #expect(largestDifference(stored, Self.colors) > 8, "the profile changes something")
        #expect(largestDifference(try applied(ColorDescription(profile: bytes), to: stored), Self.colors) <= 3)
    }

    @Test func greyProfilesAreUndone() throws {
        let bytes = TestProfiles.grey(gamma: 1.0)
        let pixels = try applied(
            ColorDescription(model: .grey, profile: bytes), to: [0, 0, 0, 7, 55, 55, 55, 8, 255, 255, 255, 9])
        // sRGB's signal for 55/255 of the light is 0.503.
        #expect(largestDifference(pixels, [0, 0, 0, 7, 128, 128, 128, 8, 255, 255, 255, 9]) <= 2)
        #expect(ColorTransform(ColorDescription(model: .grey, profile: TestProfiles.grey(gamma: 0))) == nil)
    }

    @Test func inksAreSeenAsPrinted() throws {
        let press = ColorDescription(model: .inks, profile: TestProfiles.press)
        let inks: [[UInt8]] = [
            [0, 0, 0, 0], [255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0], [0, 64, 64, 0], [32, 96, 128, 0],
        ]
        let pixels = try applied(press, to: inks.flatMap(\.self))
        let expected = inks.flatMap {
            TestProfiles.printed($0.map { Double($0) / 255 }).map { UInt8($0 * 255 + 0.5) } + [255]
        }
        // Black point compensation makes the press's black that of the screen, and dark colours a little darker.
        #expect(largestDifference(pixels, expected) <= 8)
        let plain = try applied(ColorDescription(model: .inks), to: inks.flatMap(\.self))
        #expect(largestDifference(plain, expected) > 100)
        let black = try applied(press, to: [255, 255, 255, 255])
        #expect(black[0..<3].allSatisfy { $0 <= 8 } && black[3] == 255)
    }

    @Test func inksWithoutUsableProfileAreIdealOnes() throws {
        let inks: [UInt8] = [0, 0, 0, 0, 255, 0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 255, 100, 50, 25, 128]
        let expected: [UInt8] = [
            255, 255, 255, 255, 0, 255, 255, 255, 255, 127, 255, 255, 0, 0, 0, 255, 77, 102, 115, 255,
        ]
        for profile in [nil, [], TestProfiles.sRGB, Array(TestProfiles.press.prefix(3000))] as [[UInt8]?] {
            #expect(try applied(ColorDescription(model: .inks, profile: profile), to: inks) == expected)
        }
    }

    @Test func whatIsSRGBStaysExact() {
        #expect(ColorTransform(ColorDescription()) == nil)
        #expect(ColorTransform(ColorDescription(model: .grey)) == nil)
        #expect(ColorTransform(ColorDescription(profile: TestProfiles.sRGB)) == nil)
        // The same from primaries and a curve, with what the rounding of a file does to them.
        let near = TestProfiles.RGB(description: "", points: TestProfiles.sRGBPoints, gamma: 0, version: 2.1)
        #expect(ColorTransform(ColorDescription(profile: TestProfiles.bytes(near))) == nil)
        #expect(ColorTransform(points(1, 13)) == nil)
        #expect(ColorTransform(ColorDescription(gamma: 0.45455)) == nil)
        #expect(ColorTransform(ColorDescription(gamma: 0.46, chromaticities: .sRGB)) == nil)
    }

    @Test func unusableProfilesAreAsIfNotThere() throws {
        let good = TestProfiles.bytes(TestProfiles.proPhoto)
        func changed(_ offset: Int, _ text: String) -> [UInt8] {
            var bytes = good
            bytes.replaceSubrange(offset..<offset + 4, with: text.utf8)
            return bytes
        }
        var profiles = [
            [], [0], Array(repeating: 0, count: 200), Array("not a profile at all".utf8), TestProfiles.press,
        ]
        profiles += [TestProfiles.grey(gamma: 1), good + Array(repeating: 0, count: 4 << 20)]
        profiles += ["link", "abst", "nmcl", "\0\0\0\0"].map { changed(12, $0) }
        profiles += [changed(16, "CMYK"), changed(16, "Lab "), changed(20, "RGB "), changed(36, "acsq")]
        for profile in profiles {
            #expect(ColorTransform(ColorDescription(profile: profile)) == nil)
        }
        #expect(ColorTransform(ColorDescription(model: .grey, profile: good)) == nil)
    }

    @Test func aProfileWithoutLightIsNone() throws {
        // The tags of the primaries, emptied: everything would be black.
        var profile = TestProfiles.bytes(TestProfiles.proPhoto)
        for tag in ["rXYZ", "gXYZ", "bXYZ"] {
            let entry = try #require((128..<profile.count).first { profile[$0...].starts(with: Array(tag.utf8)) })
            let offset = profile[entry + 4..<entry + 8].reduce(0) { $0 << 8 | Int($1) }
            for byte in offset + 8..<offset + 20 { profile[byte] = 0 }
        }
        #expect(ColorTransform(ColorDescription(profile: profile)) == nil)
    }

    @Test func damagedProfilesNeverCrash() throws {
        var random = SplitMix64(seed: 31)
        let profiles: [(ColorDescription.Model, [UInt8])] = [
            (.rgb, TestProfiles.bytes(TestProfiles.proPhoto)), (.rgb, TestProfiles.bytes(TestProfiles.rgb[1])),
            (.grey, TestProfiles.grey(gamma: 1.8)), (.inks, TestProfiles.press),
        ]
        for (model, profile) in profiles {
            for length in stride(from: 0, to: profile.count, by: max(1, profile.count / 80)) {
                _ = ColorTransform(ColorDescription(model: model, profile: Array(profile.prefix(length))))
            }
            for _ in 0..<(model == .inks ? 80 : 250) {
                var damaged = profile
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    // Half of the time in the header and the table of tags.
                    let end = Bool.random(using: &random) ? min(400, profile.count) : profile.count
                    damaged[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                guard let transform = ColorTransform(ColorDescription(model: model, profile: damaged)) else { continue }
                var pixels = Self.colors
                pixels.withUnsafeMutableBufferPointer { transform.apply(to: $0) }
            }
        }
    }

    /// 120,000 floating-point steps that share one matrix would be gone through for every colour.
    @Test func aTableOfMillionsOfStepsIsNotRead() throws {
        func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let good = TestProfiles.bytes(TestProfiles.proPhoto)
        let count = good[128..<132].reduce(0) { $0 << 8 | Int($1) }
        let steps = 120_000
        // One tag more moves all tags by 12 bytes.
        var table = number(count + 1)
        for entry in 0..<count {
            let start = 132 + entry * 12
            let offset = good[start + 4..<start + 8].reduce(0) { $0 << 8 | Int($1) }
            table += good[start..<start + 4] + number(offset + 12) + good[start + 8..<start + 12]
        }
        var profile = Array(good[0..<128]) + table
        let start = good.count + 12
        let matrix = 16 + steps * 8
        table = Array("D2B0".utf8) + number(start) + number(matrix + 60)
        profile += table + good[(132 + count * 12)...]
        profile += Array("mpet".utf8) + number(0) + [0, 3, 0, 3] + number(steps)
        for _ in 0..<steps { profile += number(matrix) + number(60) }
        profile += Array("matf".utf8) + number(0) + [0, 3, 0, 3]
        for value: Float in [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] { profile += number(Int(value.bitPattern)) }
        profile.replaceSubrange(0..<4, with: number(profile.count))
        let stored = TestProfiles.pixels(Self.colors, in: good)
        var pixels: [UInt8] = []
        let time = try ContinuousClock().measure {
            pixels = try applied(ColorDescription(profile: profile), to: stored)
        }
        #expect(largestDifference(pixels, Self.colors) <= 3)
        #expect(time < .seconds(2))
    }

    // Code points, gamma and chromaticities

    /// Stored values published with the tests of PNG's cICP chunk (github.com/svgeesus/PNG-CICP-tests), made by color.js.
    @Test func displayP3AsOthersReadIt() throws {
        let pairs: [(stored: [UInt8], sRGB: [UInt8])] = [
            ([112, 83, 69], [117, 82, 67]), ([191, 150, 132], [199, 148, 129]), ([98, 122, 154], [91, 123, 157]),
            ([93, 107, 70], [89, 108, 65]), ([119, 188, 172], [94, 190, 172]), ([186, 91, 99], [200, 84, 97]),
            ([87, 60, 101], [92, 59, 104]), ([165, 188, 84], [159, 189, 63]), ([245, 245, 240], [245, 245, 240]),
            ([50, 50, 50], [50, 50, 50]),
        ]
        for (stored, sRGB) in pairs {
            #expect(largestDifference(try applied(points(12, 13), to: stored + [99]), sRGB + [99]) <= 2)
        }
    }

    @Test(arguments: [(4, 4), (5, 5), (6, 6), (9, 14), (9, 1), (12, 8), (22, 13), (1, 8)] as [(UInt8, UInt8)])
    func primariesAndCurvesAreUndone(primaries: UInt8, transfer: UInt8) throws {
        let chromaticities = try #require(ColorDescription.Chromaticities(codePoint: primaries))
        // The same as a profile, with the gammas of H.273.
        let gamma = [4: 2.2, 5: 2.8, 8: 1, 13: 0][transfer, default: TestProfiles.bt709]
        let profile = TestProfiles.RGB(description: "", points: chromaticities.values, gamma: gamma)
        let stored = TestProfiles.pixels(Self.colors, in: TestProfiles.bytes(profile))
        let pixels = try applied(points(primaries, transfer), to: stored)
        #expect(largestDifference(pixels, Self.colors) <= (gamma == 1 ? 6 : 3))
    }

    @Test func narrowRangeIsWidened() throws {
        let stored: [UInt8] = [16, 16, 16, 5, 235, 235, 235, 5, 0, 255, 126, 5]
        let pixels = try applied(points(1, 13, isFullRange: false), to: stored)
        #expect(largestDifference(pixels, [0, 0, 0, 5, 255, 255, 255, 5, 0, 255, 128, 5]) <= 1)
    }

    /// ITU-R BT.2408-7, table 1: where an 18 % grey card (26 cd/m²) and SDR white (203 cd/m²) lie in PQ and HLG.
    @Test func greyCardAndWhiteOfHighRange() throws {
        let (grey, white) = (UInt8(0.38 * 255), [16: UInt8(0.58 * 255), 18: UInt8(0.75 * 255)] as [UInt8: UInt8])
        for (transfer, white) in white {
            let pixels = try applied(
                points(9, transfer), to: [grey, grey, grey, 1, white, white, white, 2, 255, 255, 255, 3])
            // 26/203 of the light; what is that dark stays as it is.
            #expect(largestDifference(Array(pixels[0..<4]), [100, 100, 100, 1]) <= 3)
            #expect((215...240).contains(pixels[4]) && pixels[7] == 2)
            #expect(pixels[8] >= 252)
        }
    }

    @Test(arguments: [16, 18] as [UInt8])
    func highRangeRisesAndKeepsHues(transfer: UInt8) throws {
        let ramp = try applied(points(9, transfer), to: (0...255).flatMap { [$0, $0, $0, 255] })
        let levels = stride(from: 0, to: ramp.count, by: 4).map { ramp[$0] }
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(levels[0] == 0)
        // The same hue when twice as bright.
        let orange = try applied(points(9, transfer), to: [190, 160, 120, 255])
        #expect(orange[0] > orange[1] + 20 && orange[1] > orange[2] + 20)
    }

    @Test func gammaWithAndWithoutChromaticities() throws {
        let linear = ColorDescription(gamma: 1)
        #expect(largestDifference(try applied(linear, to: [0, 55, 255, 9]), [0, 128, 255, 9]) <= 1)
        let adobe = TestProfiles.rgb[2]
        let stored = TestProfiles.pixels(Self.colors, in: TestProfiles.bytes(adobe))
        let colors = ColorDescription(gamma: 0.45455, chromaticities: .init(values: adobe.points))
        #expect(largestDifference(try applied(colors, to: stored), Self.colors) <= 3)
        // Chromaticities alone say too little, as browsers see it.
        #expect(ColorTransform(ColorDescription(chromaticities: .init(values: adobe.points))) == nil)
        let grey = ColorDescription(model: .grey, gamma: 1)
        #expect(largestDifference(try applied(grey, to: [55, 55, 55, 9]), [128, 128, 128, 9]) <= 1)
    }

    @Test func absurdNumbersAreIgnored() {
        for gamma in [0, -1, 1e-5, 21474, .nan, .infinity] {
            #expect(ColorTransform(ColorDescription(gamma: gamma)) == nil)
        }
        let odd: [[Double]] = [
            [], [0, 0, 0, 0, 0, 0, 0, 0], [0.3, 0, 0.6, 0.3, 0.3, 0.6, 0.1, 0.1], Array(repeating: .nan, count: 8),
            [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], [0.9, 0.05, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06],
            [0.3, 0.3, 1e9, 1e9, 0, 0, 1e9, 0],
        ]
        for values in odd {
            #expect(ColorTransform(ColorDescription(gamma: 0.5, chromaticities: .init(values: values))) == nil)
        }
        for (primaries, transfer) in [(2, 2), (0, 13), (9, 0), (9, 3), (255, 255), (9, 9)] as [(UInt8, UInt8)] {
            #expect(ColorTransform(points(primaries, transfer)) == nil)
        }
        var matrix = points(9, 16)
        matrix.codePoints?.matrix = 9
        #expect(ColorTransform(matrix) == nil)
    }

    @Test func whatCountsFirst() throws {
        let proPhoto = TestProfiles.bytes(TestProfiles.proPhoto)
        var colors = points(12, 13)
        let asPoints = try applied(colors, to: Self.colors)
        (colors.profile, colors.isSRGB, colors.gamma) = (proPhoto, true, 1)
        #expect(try applied(colors, to: Self.colors) == asPoints)
        colors.codePoints = nil
        #expect(try applied(colors, to: Self.colors) == applied(ColorDescription(profile: proPhoto), to: Self.colors))
        colors.profile = [1, 2, 3]
        #expect(ColorTransform(colors) == nil)
        colors.isSRGB = false
        #expect(try applied(colors, to: Self.colors) == applied(ColorDescription(gamma: 1), to: Self.colors))
        // A profile of sRGB is a profile, and what stands after it does not count.
        colors.profile = TestProfiles.sRGB
        #expect(ColorTransform(colors) == nil)
    }

    @Test func manyThreadsMayApplyIt() async throws {
        let transform = try #require(
            ColorTransform(ColorDescription(profile: TestProfiles.bytes(TestProfiles.proPhoto))))
        let expected = try applied(
            ColorDescription(profile: TestProfiles.bytes(TestProfiles.proPhoto)), to: Self.colors)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<50).allSatisfy { _ in
                        var pixels = Self.colors
                        pixels.withUnsafeMutableBufferPointer { transform.apply(to: $0) }
                        return pixels == expected
                    }
                }
            }
            for await isEqual in group { #expect(isEqual) }
        }
    }
}
