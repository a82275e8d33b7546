import Imaging

/// What a shape is filled with.
enum HairPaint {
    /// A role's colour, or `light` or `shadow`.
    case flat(String, Double = 1)
    /// A role's colour that fades along a line between opacities.
    case fade(String, from: Point, to: Point, [(Double, Double)])
    /// A role's colour that fades outwards from a centre.
    case glow(String, center: Point, radius: Double, [(Double, Double)])
}

/// A part being drawn: shapes back to front, written as SVG.
struct HairDrawing {
    let id: String
    private(set) var body = ""
    private var defs = ""
    private var count = 0

    init(id: String) { self.id = id }

    /// Draws a shape, moved down by `shift`.
    mutating func fill(_ path: String, _ paint: HairPaint, shift: Double = 0) {
        let extra = shift == 0 ? "" : " transform=\"translate(0 \(text(shift)))\""
        switch paint {
        case .flat(let role, let opacity):
            body += "  <path class=\"\(role)\"\(plain(role))\(shown("fill-opacity", opacity))\(extra) d=\"\(path)\"/>\n"
        case .fade(let role, let from, let to, let stops):
            let place = " x1=\"\(text(from.x))\" y1=\"\(text(from.y))\" x2=\"\(text(to.x))\" y2=\"\(text(to.y))\""
            gradient("linearGradient", place, role, stops, path, extra)
        case .glow(let role, let center, let radius, let stops):
            let place = " cx=\"\(text(center.x))\" cy=\"\(text(center.y))\" r=\"\(text(radius))\""
            gradient("radialGradient", place, role, stops, path, extra)
        }
    }

    /// A clip path of the given outline; use its name in `group`.
    mutating func clip(_ path: String) -> String {
        count += 1
        let name = "\(id)-\(count)"
        defs += "    <clipPath id=\"\(name)\"><path d=\"\(path)\"/></clipPath>\n"
        return name
    }

    /// Groups what `draw` adds under one clip path.
    mutating func group(clip name: String, _ draw: (inout HairDrawing) -> Void) {
        body += "  <g clip-path=\"url(#\(name))\">\n"
        draw(&self)
        body += "  </g>\n"
    }

    /// The whole file, with its tags in order.
    func svg(tags: [(String, String)]) -> String {
        let attributes = tags.map { " data-\($0.0)=\"\($0.1)\"" }.joined()
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"\(attributes)>\n"
            + (defs.isEmpty ? "" : "  <defs>\n\(defs)  </defs>\n") + body + "</svg>\n"
    }

    private mutating func gradient(
        _ kind: String, _ place: String, _ role: String, _ stops: [(Double, Double)], _ path: String, _ extra: String
    ) {
        count += 1
        let name = "\(id)-\(count)"
        defs += "    <\(kind) id=\"\(name)\" gradientUnits=\"userSpaceOnUse\"\(place)>"
        for (offset, opacity) in stops {
            let color = role == "light" ? " stop-color=\"#fff\"" : role == "shadow" ? " stop-color=\"#000\"" : ""
            let name = color.isEmpty ? " class=\"\(role)\"" : color
            defs += "<stop offset=\"\(text(offset * 100))%\"\(name)\(shown("stop-opacity", opacity))/>"
        }
        defs += "</\(kind)>\n"
        let role = role == "light" || role == "shadow" ? " class=\"\(role)\"" : ""
        body += "  <path\(role) fill=\"url(#\(name))\"\(extra) d=\"\(path)\"/>\n"
    }

    private func plain(_ role: String) -> String {
        role == "light" ? " fill=\"#fff\"" : role == "shadow" ? " fill=\"#000\"" : ""
    }

    private func shown(_ name: String, _ opacity: Double) -> String {
        opacity == 1 ? "" : " \(name)=\"\((opacity * 100).rounded() / 100)\""
    }

    private func text(_ value: Double) -> String { HairCurve.text(value) }
}
