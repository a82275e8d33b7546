import Basics
package import FaceAtlas

extension Drawing {
    /// An element as a value, for formats other than SVG.
    package struct Node: Sendable {
        package enum Value: Sendable {
            case text(String)
            /// The colour of a role.
            case color(Role)
        }

        /// SVG's name of the element.
        package let name: String
        /// Without classes; references are called `href`.
        package let attributes: [(name: String, value: Value)]
        package let children: [Node]
    }

    /// The drawing as values, in its order.
    ///
    /// - Parameter prefix: stands with `-` before every id and every reference to one; of ids only letters, digits, `-`, `_` and `.` are
    ///   left, others become `_` and two hexadecimal digits for each byte.
    package func nodes(prefix: String) -> [Node] { nodes(elements.indices, prefix: prefix) }

    /// The geometry of a shape alone, as what a clip path leaves.
    package func shapeNode(_ index: Int) -> Node {
        let geometry = attributes(of: index).filter(\.name.isGeometry).map { attribute in
            (name: attribute.name.rawValue, value: Node.Value.text(text(of: attribute, prefix: "")))
        }
        return Node(name: elements[index].name.rawValue, attributes: geometry, children: [])
    }

    private func nodes(_ range: Range<Int>, prefix: String) -> [Node] {
        var nodes: [Node] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let element = elements[index]
            nodes.append(
                Node(
                    name: element.name.rawValue, attributes: values(of: index, prefix: prefix),
                    children: self.nodes(index + 1..<Int(element.end), prefix: prefix)))
            index = Int(element.end)
        }
        return nodes
    }

    private func values(of index: Int, prefix: String) -> [(name: String, value: Node.Value)] {
        let element = elements[index]
        var paint: [(name: AttributeName, value: Node.Value)] = []
        if let own = element.paint {
            paint =
                element.name == .stop
                ? [(.stopColor, .color(own.role))]
                : own.isOutline ? [(.fill, .text("none")), (.stroke, .color(own.role))] : [(.fill, .color(own.role))]
        }
        // A role's colour comes before what the element says itself, as in ``write(to:prefix:gaze:colors:)``.
        let own = attributes(of: index).filter { attribute in
            attribute.name != .class && !paint.contains { $0.name == attribute.name }
        }
        var values: [(name: String, value: Node.Value)] = []
        for attribute in own {
            let name = attribute.name == .xlinkHref ? AttributeName.href : attribute.name
            values.append((name.rawValue, .text(text(of: attribute, prefix: prefix))))
        }
        for (name, value) in paint { values.append((name.rawValue, value)) }
        return values
    }

    private func text(of attribute: Attribute, prefix: String) -> String {
        let (start, end) = (Int(attribute.start), Int(attribute.end))
        guard attribute.id >= 0 else { return Self.unescaped(values[start..<end]) }
        let id = Int(attribute.id)
        // `id`, `#id` or `url(#id)`, perhaps with something behind it.
        let name = values[id..<end].prefix { SVGScanner.isNameByte($0) || $0 == UInt8(ascii: ".") || $0 >= 0x80 }
        let clean = name.map { byte in
            byte >= 0x80 || byte == UInt8(ascii: ":")
                ? "_" + String.hexadecimal(UInt32(byte), digits: 2) : String(UnicodeScalar(byte))
        }.joined()
        return Self.unescaped(values[start..<id]) + prefix + "-" + clean + Self.unescaped(values[name.endIndex..<end])
    }

    /// The five signs that XML writes as references are the only ones that a part may have.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
