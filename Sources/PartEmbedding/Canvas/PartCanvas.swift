package import Imaging
import PartLibrary

/// The picture that is embedded: what fills one slot, in flat colours on black, the same for a photo and a drawing.
///
/// Colours, shown classes and windows are listed in `docs/architecture.md`.
package struct PartCanvas: Sendable, Hashable {
    /// Width and height in pixels: the one input size at which the autoencoder returns its input's size.
    package static let size = 306

    /// 306×306×3 bytes: red, green, blue, row by row from the top.
    package let pixels: [UInt8]

    /// - Precondition: `pixels` has 306×306×3 bytes.
    package init(pixels: [UInt8]) {
        precondition(pixels.count == Self.size * Self.size * 3, "a canvas is 306×306×3 bytes")
        self.pixels = pixels
    }

    /// The colour in column `x` of row `y`.
    package subscript(x: Int, y: Int) -> Color {
        let index = (y * Self.size + x) * 3
        return Color(red: pixels[index], green: pixels[index + 1], blue: pixels[index + 2])
    }

    /// Nothing is drawn: every pixel is black.
    package var isEmpty: Bool { pixels.allSatisfy { $0 == 0 } }

    /// The canvas as an opaque picture.
    package var image: Image {
        let count = Self.size * Self.size
        let rgba = [UInt8](unsafeUninitializedCapacity: count * 4) { buffer, initialized in
            for index in 0..<count {
                for channel in 0..<3 { buffer[index * 4 + channel] = pixels[index * 3 + channel] }
                buffer[index * 4 + 3] = 255
            }
            initialized = count * 4
        }
        return Image(width: Self.size, height: Self.size, pixels: rgba)
    }
}
