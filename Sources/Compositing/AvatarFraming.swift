import Basics
import FaceAtlas
public import Imaging
import PartLibrary
import SVGRendering

/// What of an avatar is drawn, and how large.
public enum AvatarCrop: String, Sendable, CaseIterable {
    /// Everything, as the style drew it.
    case bust
    /// The head without clothes: the longer side of what is drawn is 488 of 512 units, 400 before a backdrop, in the middle.
    case head
    /// Everything, so large that the longer side of what is drawn is 488 of 512 units, 400 before a backdrop, in the middle.
    case tight

    package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Whether a slot is drawn.
    func shows(_ slot: Slot) -> Bool { self != .head || slot != .outfit }
}

/// A line round the whole avatar, as stickers have one, so that black hair is seen on a dark chat.
public struct AvatarOutline: Sendable, Hashable {
    /// Opaque.
    public var color: Color
    /// How far the line reaches, in units of the art frame (512), 1…48.
    public var width: Double

    /// By its colour and its width, which is brought into its range.
    public init(color: Color = Color(red: 255, green: 255, blue: 255), width: Double = 14) {
        self.color = color
        self.width = width.isFinite ? min(max(width, Self.widths.lowerBound), Self.widths.upperBound) : 14
    }

    /// What the width may be.
    package static let widths = 1.0...48.0

    /// What a blur of σ = width leaves at the distance of the width, and how steeply the line ends there.
    static let limit = 0.1587
    static let slope = 60.0
}

extension AvatarOutline: Codable {
    private enum Key: String, CodingKey, CaseIterable { case color, width }

    /// Reads `{"color": "#ffffff", "width": 14}`; what is left out is white, or 14 wide.
    ///
    /// - Throws: `DecodingError` for other keys, colours that are none, and widths out of range.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        self.init()
        color = try container.decodeIfPresent(Color.self, forKey: .color) ?? color
        width = try container.decode(.width, in: Self.widths, otherwise: width)
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(color, forKey: .color)
        try container.encode(width, forKey: .width)
    }
}

/// The place of an avatar's drawing in its picture: it is scaled, then moved.
struct AvatarFit: Hashable {
    var scale = 1.0
    var dx = 0.0
    var dy = 0.0

    /// As `transform` writes it; `nil` where nothing is changed.
    var transform: String? {
        self == AvatarFit()
            ? nil : "translate(\(dx.svgText) \(dy.svgText)) scale(\(scale.svgText))"
    }

    /// The whole frame made smaller about its middle, so that a line of `width` round what fills it is in the picture.
    init(frame: Rect, outline width: Double) {
        scale = (frame.width - 2 * width) / frame.width
        dx = (frame.x + frame.width / 2) * (1 - scale)
        dy = (frame.y + frame.height / 2) * (1 - scale)
    }

    /// What is drawn within `bounds`, so large that its longer side has `share` of the frame's, in the middle.
    init(_ bounds: Rect, in frame: Rect, share: Double) {
        scale = share * min(frame.width / bounds.width, frame.height / bounds.height)
        dx = frame.x + frame.width / 2 - scale * (bounds.x + bounds.width / 2)
        dy = frame.y + frame.height / 2 - scale * (bounds.y + bounds.height / 2)
    }

    init(scale: Double = 1, dx: Double = 0, dy: Double = 0) { (self.scale, self.dx, self.dy) = (scale, dx, dy) }

    /// What stands at a rectangle stands there.
    func applied(to box: Rect) -> Rect {
        Rect(x: dx + scale * box.x, y: dy + scale * box.y, width: scale * box.width, height: scale * box.height)
    }

    /// How much of the frame a cropped avatar fills: 488 of 512.
    static let share = 488.0 / 512
    /// How much of it where a backdrop is to be seen.
    static let shareOnBackdrop = 400.0 / 512
}

extension SVGDocument {
    /// What is drawn: the least rectangle of the view box's units that holds it, to a 256th of its width; `nil` where nothing is.
    func drawnBounds() throws(SVGError) -> Rect? {
        let side = 256
        return drawnBounds(of: try render(width: side, height: side))
    }

    /// As the other, of a drawing that was made before: as wide as high.
    func drawnBounds(of picture: Image) -> Rect? {
        let side = picture.width
        var (left, right, top, bottom) = (side, -1, side, -1)
        for y in 0..<side {
            for x in 0..<side where picture.pixels[(y * side + x) * 4 + 3] > 16 {
                (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
            }
        }
        guard right >= left else { return nil }
        let (unitX, unitY) = (viewBox.width / Double(side), viewBox.height / Double(side))
        return Rect(
            x: viewBox.x + Double(left) * unitX, y: viewBox.y + Double(top) * unitY,
            width: Double(right - left + 1) * unitX, height: Double(bottom - top + 1) * unitY)
    }
}

extension XMLWriter {
    /// A group where there is something to change, else only what is in it.
    mutating func group(_ transform: String?, opacity: Double = 1, content: (inout XMLWriter) -> Void) {
        guard transform != nil || opacity != 1 else { return content(&self) }
        line(1)
        element("g", ["transform": transform, "opacity": opacity == 1 ? nil : opacity.svgText]) { writer in
            content(&writer)
            writer.line(1)
        }
    }

    /// The filter `outline`: what is drawn is blurred, what is left of it beyond a limit is the line, and the drawing lies on it.
    ///
    /// A Gaussian blur of σ leaves Φ(-d/σ) at the distance d from a straight edge, so that the limit is Φ(-width/σ). σ = width is the
    /// best of what was tried: with less the limit is so low that 8 bits show steps, with more corners are cut.
    mutating func writeFilter(_ outline: AvatarOutline, in box: Rect) {
        let (sigma, limit, slope) = (outline.width, AvatarOutline.limit, AvatarOutline.slope)
        line(1)
        element("defs") { writer in
            writer.line(2)
            let region: XMLWriter.Attributes = [
                "id": "outline", "filterUnits": "userSpaceOnUse", "x": box.x.svgText, "y": box.y.svgText,
                "width": box.width.svgText, "height": box.height.svgText, "color-interpolation-filters": "sRGB",
            ]
            writer.element("filter", region) { writer in
                writer.line(3)
                writer.element("feGaussianBlur", ["in": "SourceAlpha", "stdDeviation": sigma.svgText])
                writer.line(3)
                writer.element("feComponentTransfer") { writer in
                    writer.element(
                        "feFuncA",
                        ["type": "linear", "slope": slope.svgText, "intercept": (0.5 - slope * limit).svgText])
                }
                writer.line(3)
                writer.element("feGaussianBlur", ["stdDeviation": "0.7", "result": "shape"])
                writer.line(3)
                writer.element("feFlood", ["flood-color": outline.color.hex])
                writer.line(3)
                writer.element("feComposite", ["in2": "shape", "operator": "in", "result": "line"])
                writer.line(3)
                writer.element("feMerge") { writer in
                    writer.element("feMergeNode", ["in": "line"])
                    writer.element("feMergeNode", ["in": "SourceGraphic"])
                }
                writer.line(2)
            }
            writer.line(1)
        }
    }
}
