import FaceAtlas
import Imaging

/// An element of an SVG document.
struct SVGNode: Sendable {
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [SVGNode]

    init(_ name: String, _ attributes: [(String, String)], _ children: [SVGNode] = []) {
        self.name = name
        self.attributes = attributes.map { (name: $0.0, value: $0.1) }
        self.children = children
    }

    /// The element's text, a line an element. `idSuffix` is put after every id and reference.
    func text(indent: Int = 0, idSuffix: String = "") -> String {
        let space = String(repeating: "  ", count: indent)
        let written = attributes.map { attribute in
            var value = attribute.value
            if !idSuffix.isEmpty {
                if attribute.name == "id" { value += idSuffix }
                if value.hasPrefix("url(#") { value = value.dropLast() + "\(idSuffix))" }
            }
            return " \(attribute.name)=\"\(value)\""
        }.joined()
        guard !children.isEmpty else { return "\(space)<\(name)\(written)/>\n" }
        let inside = children.map { $0.text(indent: indent + 1, idSuffix: idSuffix) }.joined()
        return "\(space)<\(name)\(written)>\n\(inside)\(space)</\(name)>\n"
    }
}

extension PartDrawing {
    /// The part as an SVG file.
    var svg: String {
        SVGNode(
            "svg",
            [("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 512 512")]
                + tags.map { ("data-\($0.name)", $0.value) },
            contents
        ).text()
    }

    /// The elements inside the root.
    var contents: [SVGNode] {
        (definitions.isEmpty ? [] : [SVGNode("defs", [], definitions)]) + nodes
    }
}

extension Gradient {
    func node(id: String) -> SVGNode {
        var attributes = [("id", id), ("gradientUnits", "userSpaceOnUse")]
        let name: String
        switch shape {
        case .linear(let from, let to):
            name = "linearGradient"
            attributes += [("x1", from.x.text), ("y1", from.y.text), ("x2", to.x.text), ("y2", to.y.text)]
        case .radial(let center, let rx, let ry):
            name = "radialGradient"
            if rx == ry {
                attributes += [("cx", center.x.text), ("cy", center.y.text), ("r", rx.text)]
            } else {
                attributes += [
                    ("cx", "0"), ("cy", "0"), ("r", "1"),
                    ("gradientTransform", "translate(\(center.text)) scale(\(rx.text) \(ry.text))"),
                ]
            }
        }
        return SVGNode(name, attributes, stops.map(\.node))
    }
}

extension Gradient.Stop {
    var node: SVGNode {
        var attributes = [("offset", offset.rounded(toDecimals: 2))]
        switch tint {
        case .role(let role): attributes.append(("class", role.rawValue))
        case .light: attributes += [("class", "light"), ("stop-color", "#fff")]
        case .colored(let hex): attributes += [("class", "light"), ("stop-color", hex)]
        case .shadow: attributes += [("class", "shadow"), ("stop-color", "#000")]
        }
        if opacity < 1 { attributes.append(("stop-opacity", opacity.rounded(toDecimals: 2))) }
        return SVGNode("stop", attributes)
    }
}
