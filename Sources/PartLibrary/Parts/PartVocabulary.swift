import Basics

/// The elements and attributes that a part may have. Letters count as they are: SVG tells `onload` from `OnLoad`, HTML does
/// not, and a part ends up in both.
enum PartVocabulary {
    static let elements: Set<String> = [
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    ]
    /// Elements that paint.
    static let shapes: Set<String> = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]
    /// Elements that are drawn only where something refers to them, or not at all.
    static let hidden: Set<String> = [
        "defs", "title", "desc", "linearGradient", "radialGradient", "clipPath", "mask",
    ]

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

    static let attributes: [String: Value] = [
        "id": .own, "class": .own, "href": .own, "xlink:href": .own, "xmlns": .own, "xmlns:xlink": .own,
        "viewBox": .own,
        "version": .words, "preserveAspectRatio": .words,
        // Shapes
        "d": .outline, "points": .outline, "x": .number, "y": .number, "width": .number, "height": .number,
        "rx": .number, "ry": .number, "cx": .number, "cy": .number, "r": .number, "x1": .number, "y1": .number,
        "x2": .number, "y2": .number, "transform": .transform,
        // Gradients
        "gradientUnits": .words, "gradientTransform": .transform, "spreadMethod": .words, "fx": .number, "fy": .number,
        "fr": .number, "offset": .number, "stop-color": .paint, "stop-opacity": .number,
        // Clip paths and masks
        "clipPathUnits": .words, "maskUnits": .words, "maskContentUnits": .words, "clip-path": .reference,
        "clip-rule": .words, "mask": .reference,
        // Paint
        "fill": .paint, "fill-opacity": .number, "fill-rule": .words, "stroke": .paint, "stroke-width": .number,
        "stroke-opacity": .number, "stroke-linecap": .words, "stroke-linejoin": .words, "stroke-miterlimit": .number,
        "stroke-dasharray": .numbers, "stroke-dashoffset": .number, "opacity": .number, "color": .paint,
        "display": .words, "visibility": .words, "overflow": .words, "paint-order": .words, "vector-effect": .words,
        "shape-rendering": .words, "color-interpolation": .words,
    ]

    /// What to say about an attribute that is none of these.
    static func message(about name: String) -> String {
        let lower = name.lowercased()
        if name.contains(":") {
            return "the attribute \(quoted(name)) is not SVG; remove it, or save the file as plain SVG"
        }
        if lower.hasPrefix("on") { return "\(quoted(name)) is a script; remove it" }
        if name.hasPrefix("data-") { return "\(quoted(name)) is allowed on <svg> only; remove it" }
        if let known = attributes.keys.first(where: { $0.lowercased() == lower }) {
            return "the attribute \(quoted(name)) is unknown; write \(known)"
        }
        return "the attribute \(quoted(name)) is not allowed in a part; remove it"
    }
}
