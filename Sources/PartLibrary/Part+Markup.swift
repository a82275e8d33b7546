extension Part {
    /// The drawing without its root element, with `prefix` and `-` put before every id and every reference to one, so
    /// that several parts can stand in one document.
    public func markup(prefix: String) -> String {
        var scanner = SVGScanner(Array(svg.utf8))
        var text = ""
        var depth = 0
        // The text was checked when the part was read, so the scanner cannot fail.
        while let event = try? scanner.next() {
            switch event {
            case .start(let tag):
                if depth > 0, tag.name != "title", tag.name != "desc" { text += Self.write(tag, prefix: prefix) }
                if !tag.isEmpty { depth += 1 }
            case .end(let name):
                depth -= 1
                if depth > 0, name != "title", name != "desc" { text += "</\(name)>" }
            }
        }
        return text
    }

    private static func write(_ tag: SVGTag, prefix: String) -> String {
        var text = "<\(tag.name)"
        for attribute in tag.attributes where !attribute.name.hasPrefix("xmlns") {
            var name = attribute.name
            var value = tag.value(attribute)
            switch name {
            case "id": value = "\(prefix)-\(value)"
            case "href", "xlink:href":
                name = "href"
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
        return text + (tag.isEmpty ? "/>" : ">")
    }
}
