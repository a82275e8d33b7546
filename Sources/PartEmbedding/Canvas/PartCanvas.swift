import Basics
package import FaceAtlas
package import FaceParsing
package import Imaging
package import PartLibrary
import SVGRendering

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
        let window = view.window
        let columns = SampleAxis(
            start: window.x, length: window.width, frame: CanonicalFrame.size, count: labels.width)
        let rows = SampleAxis(
            start: window.y, length: window.height, frame: CanonicalFrame.size, count: labels.height)
        let palette = [FaceLabel.background.color] + shown.map(\.color)
        let map = ClassMap(labels: labels, classes: classes, columns: columns, rows: rows)
        self.init(pixels: map.draw(palette: palette))
    }
}

extension PartCanvas {
    /// Draws a part of a style in the label colours.
    ///
    /// Hair and headwear come with the style's default ears and head behind them, hair with its `hairBack` too. Ears are
    /// covered by the default head and facial hair by the default mouth, as in a photo.
    ///
    /// - Parameters:
    ///   - part: a part of a slot in `Slot.matched`; another gives an empty canvas.
    ///   - library: the style that the part belongs to.
    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when the part is broken.
    package init(part: Part, library: StyleLibrary) throws {
        guard let rules = PartCanvasRules(part: part), let window = library.style.windows[part.slot] else {
            self.init(pixels: [UInt8](repeating: 0, count: Self.size * Self.size * 3))
            return
        }
        let layers = Self.layers(of: part, rules: rules, library: library)
        for layer in layers { try layer.part.check() }
        let writer = XMLWriter { writer in
            writer.element("svg", Drawing.document(viewBox: library.style.viewBox.viewBoxText)) { writer in
                for layer in layers {
                    let (drawing, prefix) = (layer.part.drawing, layer.part.slot.rawValue)
                    if layer.isCover {
                        writer.element("g", ["class": "cover"]) { drawing.write(to: &$0, prefix: prefix) }
                    } else {
                        drawing.write(to: &writer, prefix: prefix)
                    }
                }
            }
        }
        let document = SVGDocument(bytes: writer.bytes, viewBox: library.style.viewBox.asWritten)
        let picture = try document.render(
            width: Self.size, height: Self.size, window: window, stylesheet: rules.stylesheet)
        self.init(onBlack: picture)
    }

    /// Part of the hashes by which an index tells what has changed: to be raised when this code draws the same parts
    /// otherwise, or other parts with one.
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
                picture.pixels.withUnsafeBufferPointer { pixels in
                    for index in 0..<count {
                        let alpha = UInt32(pixels[index &* 4 &+ 3])
                        for channel in 0..<3 {
                            let value = UInt32(pixels[index &* 4 &+ channel])
                            buffer[index &* 3 &+ channel] = UInt8(truncatingIfNeeded: (value &* alpha &+ 127) / 255)
                        }
                    }
                }
                initialized = count * 3
            })
    }
}

/// How a slot's canvas is drawn from a style's parts.
struct PartCanvasRules {
    /// The colour of each role that is shown. Other roles are black, so that they still cover what lies behind.
    let colors: [Role: Color]
    /// Slots whose default part is drawn with the part, in the style's order.
    let company: [Slot]
    /// Slots in front of the part whose default part covers it with black, as it hides it in a photo.
    let covers: [Slot]

    /// Lenses are shown.
    let hasDarkLenses: Bool

    /// `nil` for a part of a slot that is not matched.
    init?(part: Part) {
        self.init(slot: part.slot, hasDarkLenses: part.tags[.glasses] == Glasses.sun.rawValue)
    }

    /// `nil` for a slot that is not matched.
    init?(slot: Slot, hasDarkLenses: Bool) {
        guard let view = slot.view else { return nil }
        self.hasDarkLenses = hasDarkLenses
        colors = view.colors(hasDarkLenses: hasDarkLenses)
        company = view.behind
        covers = view.coveredBy
    }

    /// CSS that draws every role in its flat colour; lights, shadows, lines and clear lenses are left out.
    ///
    /// A base colour that is shown is opaque (stubble is as much facial hair as a beard); a shade keeps its own opacity,
    /// so that where it fades out over something else, it fades here too.
    var stylesheet: String {
        let lines = Role.allCases.map { role in
            let name = ".\(role.rawValue)"
            let isShade = role.rawValue.hasSuffix("-shade")
            guard let color = colors[role] ?? (isShade || role == .line || role == .lens ? nil : Self.black) else {
                return "\(name){display:none;stop-opacity:0}"
            }
            let opaque =
                colors[role] == nil || isShade
                ? "" : ";opacity:1;fill-opacity:1;stroke-opacity:1;stop-opacity:1"
            return "\(name){fill:\(color.hex);stop-color:\(color.hex)\(opaque)}"
                + "\(name).outline{fill:none;stroke:\(color.hex)}"
        }
        let black = Self.black.hex
        let covers = Role.allCases.map { ".cover .\($0.rawValue){fill:\(black);stop-color:\(black)}" }
        return (["svg{fill:none}.light,.shadow{display:none}"] + lines + covers).joined(separator: "\n")
    }

    private static let black = FaceLabel.background.color
}
