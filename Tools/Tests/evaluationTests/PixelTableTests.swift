import FaceAtlas
import FaceParsing
import Testing

@testable import evaluation

@Suite struct PixelTableTests {
    /// Ten pixels of a, of which six are right, three go to b and one to neither; eight of b, of which seven are right.
    private var table: PixelTable {
        var table = PixelTable(classes: ["a", "b", "c"])
        table.add(mask: 0, ours: 0, pixels: 6)
        table.add(mask: 0, ours: 1, pixels: 3)
        table.add(mask: 0, ours: nil)
        table.add(mask: 1, ours: 1, pixels: 7)
        table.add(mask: 1, ours: 0)
        return table
    }

    @Test func precisionAndRecall() {
        #expect(table.precision(0) == 6.0 / 7)
        #expect(table.recall(0) == 0.6)
        #expect(table.recall(1) == 7.0 / 8)
    }

    @Test func f1IsTheirHarmonicMean() throws {
        let f1 = try #require(table.f1(0))
        #expect(abs(f1 - 2 * table.precision(0) * table.recall(0) / (table.precision(0) + table.recall(0))) < 1e-12)
    }

    @Test func classWithoutPixelsHasNoF1() {
        #expect(table.f1(2) == nil)
        #expect(table.precision(2) == 0)
    }

    @Test func pixelsInNoClassAreWrong() {
        #expect(abs(table.wrongShare - 5.0 / 18) < 1e-12)
    }

    @Test func sumsPoolPixels() {
        var sum = table
        sum += table
        #expect(sum.wanted(0) == 20)
        #expect(sum.f1(0) == table.f1(0))
    }

    @Test(arguments: MaskSet.all) func setsNameOnlyTheirClasses(set: MaskSet) {
        #expect(Set(set.theirs.values) == Set(set.classes.indices))
        #expect(set.ours.values.allSatisfy(set.classes.indices.contains))
    }

    @Test func earsBehindHairAndUnlabelledPixelsAreLeftOut() {
        #expect(MaskSet.parts.wanted(8, where: .hair) == nil)
        #expect(MaskSet.parts.wanted(8, where: .skin) == 6)
        #expect(MaskSet.parts.wanted(0, where: .skin) == nil)
        #expect(MaskSet.hair.wanted(0, where: .skin) == 0)
    }
}
