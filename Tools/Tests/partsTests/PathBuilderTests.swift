import Imaging
import Testing

@testable import parts

@Suite struct PathBuilderTests {
    @Test(arguments: [
        (0, "0"), (-0.04, "0"), (12, "12"), (12.34, "12.3"), (-0.26, "-0.3"), (99.96, "100"), (-7.5, "-7.5"),
    ])
    func numbersAreShort(value: Double, text: String) {
        #expect(value.text == text)
    }

    @Test func opacitiesKeepTwoDecimals() {
        #expect(0.125.rounded(toDecimals: 2) == "0.13")
        #expect(0.05.rounded(toDecimals: 2) == "0.05")
        #expect(0.5.rounded(toDecimals: 2) == "0.5")
    }

    @Test func mirroringTwiceChangesNothing() {
        let path = PathBuilder.closed([at(300, 100), at(340, 150), at(280, 190)])
            .adding(.ellipse(300, 200, 20, 10, angle: 30))
        #expect(path.mirrored().mirrored().data == path.data)
        #expect(path.mirrored().data != path.data)
    }

    @Test func reflectionClosesAHalfOutline() {
        let half = PathBuilder().move(256, 100).curve(at(300, 100), at(340, 140), at(340, 200)).line(256, 260)
        #expect(
            half.reflected().data
                == "M256 100 C300 100 340 140 340 200 L256 260 L172 200 C172 140 212 100 256 100 Z")
    }

    @Test func aSplineGoesThroughItsPoints() {
        let points = [at(10, 10), at(30, 50), at(90, 40), at(120, 90)]
        let ends = PathBuilder().spline(points).commands.map { command in
            switch command {
            case .move(let point), .line(let point), .curve(_, _, let point): point
            case .ellipse(let center, _, _, _): center
            case .close: at(0, 0)
            }
        }
        #expect(ends == points)
    }
}
