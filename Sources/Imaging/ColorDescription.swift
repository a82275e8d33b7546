/// What a picture file says about the meaning of its numbers.
struct ColorDescription: Sendable, Hashable {
    /// What the channels of a row are.
    enum Model: Sendable, Hashable {
        case grey
        case rgb
        /// Cyan, magenta, yellow and black in the four bytes of a pixel, 0 for none and 255 for full.
        case inks
    }

    /// Coding-independent code points. Source: ITU-T H.273; PNG, third edition, 11.3.2.6 (cICP).
    struct CodePoints: Sendable, Hashable {
        var primaries: UInt8
        var transfer: UInt8
        var matrix: UInt8
        var isFullRange: Bool
    }

    /// CIE xy of the white point and the primaries.
    struct Chromaticities: Sendable, Hashable {
        var white: (x: Double, y: Double) { (values[0], values[1]) }
        var red: (x: Double, y: Double) { (values[2], values[3]) }
        var green: (x: Double, y: Double) { (values[4], values[5]) }
        var blue: (x: Double, y: Double) { (values[6], values[7]) }
        /// White, red, green, blue; x and y of each.
        var values: [Double]
    }

    var model = Model.rgb
    /// An ICC profile, as it stands in the file; it may be damaged.
    var profile: [UInt8]?
    var codePoints: CodePoints?
    /// The file says that it is sRGB (PNG's sRGB chunk).
    var isSRGB = false
    /// Exponent of the encoding (PNG's gAMA): 0.45455 for a picture made for gamma 2.2.
    var gamma: Double?
    var chromaticities: Chromaticities?
}
