import Imaging

/// A colour with alpha as a point of a space where straight distance tells how different two look.
///
/// Over black a colour shows α·L of OKLab's lightness, over white α·L + 1 - α. The mean of the two squared differences is the
/// squared distance of (α(L - ½), α/2); a and b are multiplied by α. What cannot be seen is the origin.
struct SeenColor: Sendable {
    var light: Float
    var cover: Float
    var a: Float
    var b: Float

    init(light: Float, cover: Float, a: Float, b: Float) {
        (self.light, self.cover, self.a, self.b) = (light, cover, a, b)
    }

    init(_ color: Color) {
        let lab = OKLab(color)
        let alpha = Double(color.alpha) / 255
        self.init(
            light: Float(alpha * (lab.lightness - 0.5)), cover: Float(alpha / 2), a: Float(alpha * lab.a),
            b: Float(alpha * lab.b))
    }

    /// The nearest colour of 8 bits; clear black where it cannot be seen.
    var color: Color {
        let alpha = Double(cover) * 2
        let byte = (min(max(alpha, 0), 1) * 255).rounded()
        guard byte > 0 else { return .clear }
        var color = OKLab(lightness: Double(light) / alpha + 0.5, a: Double(a) / alpha, b: Double(b) / alpha).color
        color.alpha = UInt8(byte)
        return color
    }

    /// One of the four, by its number.
    @inline(__always)
    subscript(axis: Int) -> Float {
        switch axis {
        case 0: light
        case 1: cover
        case 2: a
        default: b
        }
    }
}
