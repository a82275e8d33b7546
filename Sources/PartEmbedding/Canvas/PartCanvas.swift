package import FaceAtlas
package import FaceParsing
package import Imaging

/// The picture that is embedded: what fills one slot, in flat colours on black, the same for a photo and a drawing.
///
/// Colours, shown classes and windows stand in the atlas (`Slot.view`).
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

extension PartCanvas {
    /// Draws what a photo shows in `slot`.
    ///
    /// Each sample takes the class that weighs most among the 4×4 labels around it (weights of the cubic B-spline), which
    /// rounds the stairs of the small label map without mixing colours; 2×2 samples make a pixel.
    ///
    /// - Parameters:
    ///   - labels: labels of the canonical frame, of any size (256×256 from the parser).
    ///   - slot: a slot in `Slot.matched`; another gives an empty canvas.
    package init(labels: LabelMap, slot: Slot) {
        guard let view = slot.view else {
            self.init(pixels: [UInt8](repeating: 0, count: Self.size * Self.size * 3))
            return
        }
        // Shown classes are numbered from 1; 0 is black.
        let shown = view.classes
        var classes = [UInt8](repeating: 0, count: 256)
        for (index, shown) in shown.enumerated() {
            for label in shown.labels.labels { classes[Int(label.rawValue)] = UInt8(index + 1) }
        }
        let map = ClassMap(labels: labels, classes: classes)
        let window = view.window
        let columns = SampleAxis(
            start: window.x, length: window.width, frame: CanonicalFrame.size, count: labels.width)
        let rows = SampleAxis(
            start: window.y, length: window.height, frame: CanonicalFrame.size, count: labels.height)
        let palette = [FaceLabel.background.color] + shown.map(\.color)
        self.init(pixels: map.draw(columns: columns, rows: rows, palette: palette))
    }
}
