import Foundation

/// A colour in OKLab, where equal distances look about equally far apart.
///
/// Source: Björn Ottosson, “A perceptual color space for image processing” (2020).
package struct OKLab: Sendable, Hashable, Codable {
    /// 0 (black) … 1 (white).
    package var lightness: Double
    /// Green (negative, down to about -0.4) to red (positive).
    package var a: Double
    /// Blue (negative, down to about -0.4) to yellow (positive).
    package var b: Double

    package init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// The colour without its alpha.
    package init(_ color: Color) {
        self.init(red: color.red, green: color.green, blue: color.blue)
    }

    /// The colour of three 8-bit sRGB channels.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        let red = Self.linear[Int(red)]
        let green = Self.linear[Int(green)]
        let blue = Self.linear[Int(blue)]
        let long = cubeRoot(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cubeRoot(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cubeRoot(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    }

    /// The nearest opaque 8-bit colour of the same lightness and hue: where sRGB cannot show it, the chroma is reduced.
    package var color: Color {
        let lightness = min(max(lightness, 0), 1)
        var low = 0.0
        var high = 1.0
        if !Self.isShown(linearRGB(lightness: lightness, chroma: 1)) {
            for _ in 0..<20 {
                let middle = (low + high) / 2
                if Self.isShown(linearRGB(lightness: lightness, chroma: middle)) { low = middle } else { high = middle }
            }
        } else {
            low = 1
        }
        let (red, green, blue) = linearRGB(lightness: lightness, chroma: low)
        return Color(red: Self.encoded(red), green: Self.encoded(green), blue: Self.encoded(blue))
    }

    /// Distance from grey.
    package var chroma: Double { hypot(a, b) }

    /// Hue angle in degrees, 0…360 (about 29 red, 90 yellow, 142 green, 264 blue); 0 for grey.
    package var hue: Double {
        let degrees = atan2(b, a) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// Euclidean distance; about 0.02 can just be told apart.
    package func distance(to other: OKLab) -> Double {
        hypot(lightness - other.lightness, hypot(a - other.a, b - other.b))
    }

    private func linearRGB(lightness: Double, chroma: Double) -> (Double, Double, Double) {
        let long = pow(lightness + chroma * (0.3963377774 * a + 0.2158037573 * b), 3)
        let medium = pow(lightness - chroma * (0.1055613458 * a + 0.0638541728 * b), 3)
        let short = pow(lightness - chroma * (0.0894841775 * a + 1.2914855480 * b), 3)
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
        )
    }

    private static func isShown(_ rgb: (Double, Double, Double)) -> Bool {
        let range = -0.001...1.001
        return range.contains(rgb.0) && range.contains(rgb.1) && range.contains(rgb.2)
    }

    /// Linear light, 0…1, of each 8-bit sRGB value.
    private static let linear: [Double] = (0...255).map { byte in
        let value = Double(byte) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// From linear light to 8-bit sRGB.
    private static func encoded(_ linear: Double) -> UInt8 {
        let value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
        return UInt8((min(max(value, 0), 1) * 255).rounded())
    }
}

/// The cube root of a number from 0 to 1, within one unit in the last place. Colours are measured by the ten thousand; the system's
/// function takes longer, and its last bits depend on the system.
///
/// Source: E. Halley’s method; the first guess is a third of the exponent, with the constant of FreeBSD’s `s_cbrt.c`.
@inline(__always)
func cubeRoot(_ number: Double) -> Double {
    guard number > 0 else { return 0 }
    var root = Double(bitPattern: number.bitPattern / 3 &+ 0x2A9F_7893_0000_0000)
    for _ in 0..<3 {
        let cube = root * root * root
        root -= root * (cube - number) / (2 * cube + number)
    }
    return root
}
