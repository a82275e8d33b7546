import Imaging
import TestSupport
import Testing

@Suite("Test support")
struct TestSupportTests {
    @Test func generatorIsTheKnownOne() {
        // First values for seed 1234567 of the authors' own program.
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }

    @Test func differencesAreMeasured() throws {
        let first = TestPictures.gradient(width: 10, height: 10)
        var second = first
        second[3, 3].red ^= 64
        second[4, 4].alpha = 250
        let tolerance = PictureTolerance(channel: 8, share: 0)
        let difference = try #require(PictureDifference(first, second, tolerance: tolerance))
        #expect(difference.largest == 64 && difference.share == 0.01)
        #expect(difference.image[3, 3].red == 255 && difference.image[0, 0] == Color(red: 0, green: 0, blue: 0))
        #expect(PictureDifference(first, Image(width: 9, height: 10)) == nil)
    }
}
