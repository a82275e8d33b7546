/// What a part's SVG may hold, checked tag by tag.
struct PartRules {
    private static let elements: Set<String> = [
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    ]
    /// Classes beside the roles.
    private static let otherClasses: Set<String> = ["outline", "light", "shadow"]

    private var ids: Set<String> = []
    private var references: [(id: String, offset: Int)] = []
    /// For each open element: whether its colours follow a role, or are meant as they are.
    private var coloured: [Bool] = []
    /// What was found so far, in the order of the file.
    private(set) var problems: [SVGSyntaxError] = []

    mutating func enter(_ tag: SVGTag) {
        func problem(_ message: String) { problems.append(SVGSyntaxError(message: message, offset: tag.offset)) }
        if !Self.elements.contains(tag.name) || (tag.name == "svg" && !coloured.isEmpty) {
            problem("<\(tag.name)> is not allowed in a part; use paths, simple shapes, groups and gradients")
        }
        var classes: [Substring] = []
        for attribute in tag.attributes {
            let name = attribute.name
            switch name {
            case "id":
                let value = tag.value(attribute)
                if !ids.insert(value).inserted { problem("the id “\(value)” is used twice") }
            case "href", "xlink:href":
                let value = tag.value(attribute)
                if value.first == "#" {
                    references.append((String(value.dropFirst()), tag.offset))
                } else {
                    problem("\(name) refers to “\(value)”, outside the file; only #id is allowed")
                }
            case "class":
                classes = tag.value(attribute).split(separator: " ")
                check(classes, of: tag)
            case "style": problem("style is not allowed; write its properties as attributes, colours as classes")
            case "xmlns", "xmlns:xlink": break
            default:
                if name.contains(":") {
                    problem("the attribute \(name) is not SVG; remove it, or save the file as plain SVG")
                }
                if name.hasPrefix("on") { problem("\(name) is a script; remove it") }
                if !attribute.isPlain { check(tag.value(attribute), of: name, in: tag) }
            }
        }
        let isColoured = !classes.isEmpty || coloured.last == true || tag.name == "clipPath" || tag.name == "mask"
        for name in ["fill", "stroke"] where !isColoured {
            // What refers to something was looked at above.
            if let value = tag[name], value != "none", !value.lowercased().hasPrefix("url("), !value.contains("\\") {
                problem("\(name)=\"\(value)\" follows no role; add a role class, or the class light or shadow")
            }
        }
        coloured.append(isColoured)
    }

    mutating func leave() {
        coloured.removeLast()
    }

    /// Looks for what only the whole file can tell.
    mutating func finish() {
        for (id, offset) in references where !ids.contains(id) {
            problems.append(
                SVGSyntaxError(message: "nothing in the file has the id “\(id)” that is referred to", offset: offset))
        }
    }

    private mutating func check(_ classes: [Substring], of tag: SVGTag) {
        for name in classes where Role(rawValue: String(name)) == nil && !Self.otherClasses.contains(String(name)) {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                SVGSyntaxError(
                    message:
                        "the class “\(name)” is unknown; the roles are \(roles), and outline, light and shadow go beside",
                    offset: tag.offset))
        }
    }

    /// `url(…)` may only point into the file; a backslash could hide one.
    private mutating func check(_ value: String, of name: String, in tag: SVGTag) {
        if value.utf8.contains(UInt8(ascii: "\\")) {
            problems.append(SVGSyntaxError(message: "\(name) holds a backslash; remove it", offset: tag.offset))
            return
        }
        let before = references.count
        let pieces = value.split(separator: "url(", omittingEmptySubsequences: false).dropFirst()
        let count = value.lowercased().split(separator: "url(", omittingEmptySubsequences: false).count - 1
        for piece in pieces {
            guard piece.first == "#", let end = piece.firstIndex(of: ")"), count == pieces.count else { break }
            references.append((String(piece[..<end].dropFirst()), tag.offset))
        }
        if references.count != before + count {
            problems.append(
                SVGSyntaxError(message: "\(name) is “\(value)”; only url(#id) is allowed", offset: tag.offset))
        }
    }
}
