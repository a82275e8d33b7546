import Basics
import FaceAtlas
import Imaging
package import PartLibrary
package import SVGRendering

extension PartCanvas {
    /// Draws a part of a style in the label colours.
    ///
    /// Hair and headwear come with the style's default ears and head behind them, hair with its `hairBack` too. Ears are
    /// covered by the default head and facial hair by the default mouth, as in a photo.
    ///
    /// - Parameters:
    ///   - part: a part of a slot in `Slot.matched`; another gives an empty canvas.
    ///   - library: the style that the part belongs to.
    /// - Throws: `SVGError` when the drawing library fails.
    package init(part: Part, library: StyleLibrary) throws(SVGError) {
        guard let rules = PartCanvasRules(part: part), let window = library.style.windows[part.slot] else {
            self.init(pixels: [UInt8](repeating: 0, count: Self.size * Self.size * 3))
            return
        }
        let writer = XMLWriter { writer in
            writer.element("svg", Drawing.document(viewBox: library.style.viewBox.viewBoxText)) { writer in
                for layer in Self.layers(of: part, rules: rules, library: library) {
                    let (drawing, prefix) = (layer.part.drawing, layer.part.slot.rawValue)
                    if layer.isCover {
                        writer.element("g", ["class": "cover"]) { drawing.write(to: &$0, prefix: prefix) }
                    } else {
                        drawing.write(to: &writer, prefix: prefix)
                    }
                }
            }
        }
        let document = try SVGDocument(bytes: writer.bytes)
        let picture = try document.render(
            width: Self.size, height: Self.size, window: window, stylesheet: rules.stylesheet)
        self.init(onBlack: picture)
    }

    /// Part of the hashes by which an index tells what has changed: to be raised when this code draws the same parts
    /// otherwise.
    static let drawingVersion: UInt64 = 1

    /// The drawings that make up the canvas of `part`, back to front.
    static func layers(
        of part: Part, rules: PartCanvasRules, library: StyleLibrary
    ) -> [(part: Part, isCover: Bool)] {
        Slot.allCases.compactMap { slot in
            if slot == part.slot { return (part, false) }
            if rules.covers.contains(slot) { return library.defaultPart(in: slot).map { ($0, true) } }
            if rules.company.contains(slot) { return library.defaultPart(in: slot).map { ($0, false) } }
            return slot == part.slot.follower ? library.partner(of: part).map { ($0, false) } : nil
        }
    }

    /// - Precondition: `picture` is 306×306.
    private init(onBlack picture: Image) {
        let count = Self.size * Self.size
        self.init(
            pixels: [UInt8](unsafeUninitializedCapacity: count * 3) { buffer, initialized in
                for index in 0..<count {
                    let alpha = Int(picture.pixels[index * 4 + 3])
                    for channel in 0..<3 {
                        let value = Int(picture.pixels[index * 4 + channel])
                        buffer[index * 3 + channel] = UInt8((value * alpha + 127) / 255)
                    }
                }
                initialized = count * 3
            })
    }
}
