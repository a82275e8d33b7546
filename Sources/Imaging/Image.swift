/// A picture in memory: 8-bit RGBA, sRGB, straight (not premultiplied) alpha.
///
/// `pixels` holds H×W×4 bytes, row by row from the top, without padding.
public struct Image: Sendable, Equatable {
    /// Columns, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int
    /// H×W×4 bytes: red, green, blue, alpha.
    public var pixels: [UInt8]

    /// Wraps bytes that are already in the layout described above.
    ///
    /// - Precondition: `width` and `height` are positive and `pixels.count == width * height * 4`.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0 && pixels.count == width * height * 4, "pixels do not match the size")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture of one colour.
    package init(width: Int, height: Int, filledWith color: Color = .clear) {
        precondition(width > 0 && height > 0, "an image has at least one pixel")
        self.width = width
        self.height = height
        if color == .clear {
            pixels = [UInt8](repeating: 0, count: width * height * 4)
            return
        }
        pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            for index in stride(from: 0, to: width * height * 4, by: 4) {
                buffer[index] = color.red
                buffer[index + 1] = color.green
                buffer[index + 2] = color.blue
                buffer[index + 3] = color.alpha
            }
            count = width * height * 4
        }
    }

    /// The pixel in column `x` of row `y`.
    package subscript(x: Int, y: Int) -> Color {
        get {
            let index = (y * width + x) * 4
            return Color(
                red: pixels[index], green: pixels[index + 1], blue: pixels[index + 2], alpha: pixels[index + 3])
        }
        set {
            let index = (y * width + x) * 4
            pixels[index] = newValue.red
            pixels[index + 1] = newValue.green
            pixels[index + 2] = newValue.blue
            pixels[index + 3] = newValue.alpha
        }
    }
}
