package import FaceAtlas

extension Part {
    /// The drawing without its root element, with `prefix` and `-` put before every id and every reference to one, so
    /// that several parts can stand in one document; a line for each element.
    ///
    /// References are written as `xlink:href`, which every SVG program reads; the document has to declare it.
    ///
    /// - Parameter colors: gives the colour of a role as CSS writes it. With it the role classes become `fill`, `stroke`
    ///   and `stop-color`, and no class is left; without it the classes stay, for a style sheet.
    package func markup(prefix: String, colors: ((Role) -> String)? = nil) -> String {
        var scanner = SVGScanner(Array(svg.utf8))
        var text = ""
        var depth = 0
        // The text was checked when the part was read, so the scanner cannot fail.
        while let event = try? scanner.next() {
            switch event {
            case .start(let tag):
                if depth > 0, tag.name != "title", tag.name != "desc" {
                    text += Self.line(depth) + Self.write(tag, prefix: prefix, colors: colors)
                }
                if !tag.isEmpty { depth += 1 }
            case .end(let name):
                depth -= 1
                if depth > 0, name != "title", name != "desc" { text += Self.line(depth) + "</\(name)>" }
            }
        }
        return text
    }

    /// A new line, indented for an element that is `depth` deep in the part: a part stands in a group of a document.
    private static func line(_ depth: Int) -> String { "\n" + String(repeating: "  ", count: depth + 1) }

    private static func write(_ tag: SVGTag, prefix: String, colors: ((Role) -> String)?) -> String {
        var text = "<\(tag.name)"
        let paint = colors.map { tag.paint($0) } ?? []
        for attribute in tag.attributes where !attribute.name.hasPrefix("xmlns") {
            var name = attribute.name
            var value = tag.value(attribute)
            // A role's colour comes before what the element says itself, as it does in a style sheet.
            if colors != nil, name == "class" || paint.contains(where: { $0.name == name }) { continue }
            switch name {
            case "id": value = "\(prefix)-\(value)"
            case "href", "xlink:href":
                name = "xlink:href"
                value = "#\(prefix)-\(value.dropFirst())"
            default:
                if !attribute.isPlain {
                    value = value.split(separator: "url(#", omittingEmptySubsequences: false)
                        .joined(separator: "url(#\(prefix)-")
                }
            }
            // A value that was in single quotation marks may hold double ones.
            if value.utf8.contains(UInt8(ascii: "\"")) {
                value = value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
            }
            text += " \(name)=\"\(value)\""
        }
        for (name, value) in paint { text += " \(name)=\"\(value)\"" }
        return text + (tag.isEmpty ? "/>" : ">")
    }
}

extension SVGTag {
    /// The attributes that say what the element's role class means.
    fileprivate func paint(_ colors: (Role) -> String) -> [(name: String, value: String)] {
        let classes = Set((self["class"] ?? "").split(separator: " "))
        guard let role = Role.allCases.last(where: { classes.contains($0.rawValue[...]) }) else { return [] }
        let color = colors(role)
        if name == "stop" { return [("stop-color", color)] }
        return classes.contains("outline") ? [("fill", "none"), ("stroke", color)] : [("fill", color)]
    }
}
