import Imaging
import Testing

@testable import evaluation

@Suite struct BoxComparisonTests {
    private let truth = Rect(x: 100, y: 50, width: 200, height: 300)

    @Test func equalBoxesDifferByNothing() {
        #expect(BoxComparison(found: truth, truth: truth).worst == 0)
    }

    @Test(arguments: [
        (Rect(x: 118, y: 50, width: 200, height: 300), true), (Rect(x: 122, y: 50, width: 200, height: 300), false),
        (Rect(x: 100, y: 22, width: 200, height: 300), true), (Rect(x: 100, y: 18, width: 200, height: 300), false),
        (Rect(x: 91, y: 50, width: 218, height: 300), true), (Rect(x: 89, y: 50, width: 222, height: 300), false),
        (Rect(x: 100, y: 66, width: 200, height: 268), false),
    ])
    func eachWayHasItsOwnTolerance(found: Rect, isWithin: Bool) {
        #expect(BoxComparison(found: found, truth: truth).isWithin(0.1) == isWithin)
    }

    @Test func signsTellTheDirection() {
        let comparison = BoxComparison(found: Rect(x: 90, y: 80, width: 200, height: 270), truth: truth)
        #expect(comparison.across < 0)
        #expect(comparison.down > 0)
        #expect(comparison.height < 0)
    }
}
