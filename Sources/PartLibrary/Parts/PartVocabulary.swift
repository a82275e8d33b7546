import Basics
import FaceAtlas

/// The elements that a part may have. Letters count as they are: SVG tells `onload` from `OnLoad`, HTML does not, and a
/// part ends up in both.
enum ElementName: String, CaseIterable {
    case svg, g, defs, title, desc, path, rect, circle, ellipse, line, polyline, polygon, use, linearGradient
    case radialGradient, stop, clipPath, mask

    /// Paints.
    var isShape: Bool {
        switch self {
        case .path, .rect, .circle, .ellipse, .line, .polyline, .polygon: true
        default: false
        }
    }

    /// Drawn only where something refers to it, or not at all.
    var isHidden: Bool {
        switch self {
        case .defs, .linearGradient, .radialGradient, .clipPath, .mask: true
        default: isWords
        }
    }

    /// Holds words for people, and nothing that is drawn.
    var isWords: Bool { self == .title || self == .desc }
}

/// The attributes that a part's elements may have, beside the root's tags.
enum AttributeName: String, CaseIterable {
    case id
    case `class`
    case href
    case xlinkHref = "xlink:href"
    case xmlns
    case xmlnsXlink = "xmlns:xlink"
    case viewBox, version, preserveAspectRatio
    // Shapes
    case d, points, x, y, width, height, rx, ry, cx, cy, r, x1, y1, x2, y2, transform
    // Gradients
    case gradientUnits, gradientTransform, spreadMethod, fx, fy, fr, offset
    case stopColor = "stop-color"
    case stopOpacity = "stop-opacity"
    // Clip paths and masks
    case clipPathUnits, maskUnits, maskContentUnits, mask
    case clipPath = "clip-path"
    case clipRule = "clip-rule"
    // Paint
    case fill, stroke, opacity, color, display, visibility, overflow
    case fillOpacity = "fill-opacity"
    case fillRule = "fill-rule"
    case strokeWidth = "stroke-width"
    case strokeOpacity = "stroke-opacity"
    case strokeLinecap = "stroke-linecap"
    case strokeLinejoin = "stroke-linejoin"
    case strokeMiterlimit = "stroke-miterlimit"
    case strokeDasharray = "stroke-dasharray"
    case strokeDashoffset = "stroke-dashoffset"
    case paintOrder = "paint-order"
    case vectorEffect = "vector-effect"
    case shapeRendering = "shape-rendering"
    case colorInterpolation = "color-interpolation"

    /// Whether it says where a shape is, and not what it looks like.
    var isGeometry: Bool {
        switch self {
        case .d, .points, .x, .y, .width, .height, .rx, .ry, .cx, .cy, .r, .x1, .y1, .x2, .y2, .transform: true
        default: false
        }
    }

    /// What the value of an attribute is.
    enum Value {
        /// One number, perhaps with `px` or `%`.
        case number
        /// Numbers, with white space or commas between them.
        case numbers
        case transform
        /// A colour, `none`, or `url(#id)`.
        case paint
        /// `url(#id)` or `none`.
        case reference
        /// A word, or a few.
        case words
        /// The data of a path, or the points of a polygon: looked at where the shape is.
        case outline
        /// Looked at by its name.
        case own
    }

    var value: Value {
        switch self {
        case .id, .class, .href, .xlinkHref, .xmlns, .xmlnsXlink, .viewBox: .own
        case .d, .points: .outline
        case .x, .y, .width, .height, .rx, .ry, .cx, .cy, .r, .x1, .y1, .x2, .y2, .fx, .fy, .fr, .offset: .number
        case .stopOpacity, .opacity, .fillOpacity, .strokeOpacity: .number
        case .strokeWidth, .strokeMiterlimit, .strokeDashoffset: .number
        case .strokeDasharray: .numbers
        case .transform, .gradientTransform: .transform
        case .stopColor, .fill, .stroke, .color: .paint
        case .clipPath, .mask: .reference
        case .version, .preserveAspectRatio, .gradientUnits, .spreadMethod, .clipPathUnits, .maskUnits: .words
        case .maskContentUnits, .clipRule, .fillRule, .strokeLinecap, .strokeLinejoin, .display, .visibility: .words
        case .overflow, .paintOrder, .vectorEffect, .shapeRendering, .colorInterpolation: .words
        }
    }

    /// What to say about an attribute that is none of these.
    static func message(about name: String) -> String {
        let lower = name.lowercased()
        if name.contains(":") {
            return "the attribute \(quoted(name)) is not SVG; remove it, or save the file as plain SVG"
        }
        if lower.hasPrefix("on") { return "\(quoted(name)) is a script; remove it" }
        if name.hasPrefix("data-") { return "\(quoted(name)) is allowed on <svg> only; remove it" }
        if let known = allCases.first(where: { $0.rawValue.lowercased() == lower }) {
            return "the attribute \(quoted(name)) is unknown; write \(known.rawValue)"
        }
        return "the attribute \(quoted(name)) is not allowed in a part; remove it"
    }
}

/// The classes that stand beside the roles.
enum ClassName: String, CaseIterable {
    /// The role colours the stroke.
    case outline
    /// The colours are meant as they are.
    case light, shadow
}

/// Finds a name by its bytes, without making a text of them.
struct NameTable<Name: RawRepresentable & CaseIterable & Sendable>: Sendable where Name.RawValue == String {
    private let names: [Name]
    /// The letters of all names, one after the other, and where each begins.
    private let letters: [UInt8]
    private let starts: [Int]
    /// Numbers of names, -1 where there is none, at their hash or behind it.
    private let slots: [Int16]

    init() {
        names = Array(Name.allCases)
        var (letters, starts) = ([UInt8](), [0])
        var slots = [Int16](repeating: -1, count: 256)
        for (index, name) in names.enumerated() {
            let bytes = Array(name.rawValue.utf8)
            letters += bytes
            starts.append(letters.count)
            var slot = bytes.withUnsafeBufferPointer { Self.hash($0[...]) }
            while slots[slot] >= 0 { slot = (slot + 1) % slots.count }
            slots[slot] = Int16(index)
        }
        (self.letters, self.starts, self.slots) = (letters, starts, slots)
    }

    /// The name that `bytes` spell; `nil` where they spell another.
    func find(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (index: Int, name: Name)? {
        guard !bytes.isEmpty else { return nil }
        var slot = Self.hash(bytes)
        while case let index = Int(slots[slot]), index >= 0 {
            let range = starts[index]..<starts[index + 1]
            if range.count == bytes.count, zip(range, bytes).allSatisfy({ letters[$0] == $1 }) {
                return (index, names[index])
            }
            slot = (slot + 1) % slots.count
        }
        return nil
    }

    private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let middle = bytes[bytes.startIndex + bytes.count / 2]
        return
            (bytes.count &* 29 &+ Int(bytes[bytes.startIndex]) &* 7 &+ Int(bytes[bytes.endIndex - 1]) &* 3
            &+ Int(middle) &* 11) & 255
    }
}

extension NameTable<ElementName> { static let elements = NameTable() }
extension NameTable<AttributeName> { static let attributes = NameTable() }
extension NameTable<ClassName> { static let classes = NameTable() }
extension NameTable<Role> { static let roles = NameTable() }
