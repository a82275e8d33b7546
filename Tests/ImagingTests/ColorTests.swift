import Foundation
import Testing

@testable import Imaging

/// Colours in OKLab.
@Suite struct ColorTests {
    @Test func cubeRootsAreThoseOfTheSystem() {
        #expect(cubeRoot(0) == 0 && cubeRoot(1) == 1 && cubeRoot(0.125) == 0.5)
        var number = 1e-9
        while number < 1 {
            // glibc's own error is four units at most.
            let expected = cbrt(number)
            #expect(abs(cubeRoot(number) - expected) <= 5 * expected.ulp, "of \(number)")
            number *= 1.0037
        }
    }

    /// White, black and the primaries as Björn Ottosson's tables have them.
    @Test func primariesLieWhereTheyShould() {
        let white = OKLab(Color(red: 255, green: 255, blue: 255))
        #expect(abs(white.lightness - 1) < 1e-6 && white.chroma < 1e-6)
        #expect(OKLab(Color(red: 0, green: 0, blue: 0)) == OKLab(lightness: 0, a: 0, b: 0))
        let red = OKLab(Color(red: 255, green: 0, blue: 0))
        #expect(red.distance(to: OKLab(lightness: 0.627955, a: 0.224863, b: 0.125846)) < 1e-5)
        let blue = OKLab(Color(red: 0, green: 0, blue: 255))
        #expect(blue.distance(to: OKLab(lightness: 0.452014, a: -0.032457, b: -0.311528)) < 1e-5)
    }

    @Test func everyGreyIsFoundAgain() {
        for grey in UInt8.min...UInt8.max {
            let color = Color(red: grey, green: grey, blue: grey)
            #expect(OKLab(color).color == color)
        }
    }
}
