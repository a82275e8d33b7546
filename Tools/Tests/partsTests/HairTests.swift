import PartLibrary
import Testing

@testable import parts

@Suite struct HairTests {
    private static func tag(_ name: String, of part: PartTemplate) -> String? {
        part.tags.first { $0.name == name }?.value
    }

    /// The cells of length × texture × bangs that occur in life; a few rare ones are left out.
    @Test(arguments: [
        "bald none n", "bald straight n", "bald wavy n", "bald coily n", "buzz straight n", "buzz coily n",
        "short straight n", "short straight y", "short wavy n", "short wavy y", "short curly n", "short curly y",
        "short coily n", "short coily y", "medium straight n", "medium straight y", "medium wavy n", "medium wavy y",
        "medium curly n", "medium curly y", "medium coily n", "long straight n", "long straight y", "long wavy n",
        "long wavy y", "long curly n", "long curly y", "long coily n",
    ])
    func everyKindOfHairIsDrawn(kind: String) {
        let kinds = HairStyle.all.map { part in
            ["hair-length", "hair-texture", "bangs"].compactMap { Self.tag($0, of: part) }.joined(separator: " ")
        }
        #expect(kinds.contains(kind))
    }

    @Test func everyBackBelongsToAFrontAndIsDrawn() {
        let named = Set(HairStyle.all.compactMap { Self.tag("back", of: $0) })
        #expect(named == Set(HairBack.all.map(\.id)))
    }

    @Test func headwearSaysWhatBecomesOfTheHair() {
        for part in Headwear.all {
            #expect(["hat", "scarf", "other"].contains(Self.tag("headwear", of: part)))
            if let top = Self.tag("hair-top", of: part) { #expect(Int(top).map { (100...200).contains($0) } == true) }
        }
    }

    @Test func edgesKeepToTheirEnds() {
        let points = [mid(-100, 200), mid(0, 100), mid(100, 200)]
        for edge in [HairEdge.smooth, .waves(length: 60, depth: 6), .bumps(20), .arcs(0.1)] {
            let polygon = HairOutline(points, edge).polygon
            #expect(polygon.first == points.first && polygon.last == points.last)
        }
    }

    @Test func aLockTapersToItsEnds() throws {
        let spine = [mid(0, 100), mid(20, 150), mid(0, 200)]
        let path = HairLock(spine: spine, width: 20).path
        guard case .move(let start) = try #require(path.commands.first) else {
            Issue.record("a lock starts with a move")
            return
        }
        #expect((start - spine[0]).length < 0.01)
    }
}
