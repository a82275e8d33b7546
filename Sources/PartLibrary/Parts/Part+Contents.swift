package import FaceAtlas

extension Part {
    /// The drawing's own `<title>`, for people; `nil` when it has none.
    package var title: String? {
        var scanner = SVGScanner(Array(svg.utf8))
        var depth = 0
        while let event = try? scanner.next() {
            switch event {
            case .start(let tag):
                if depth == 1, tag.name == "title", !tag.isEmpty {
                    let text = scanner.bytes[scanner.position...].prefix { $0 != UInt8(ascii: "<") }
                    let words = Self.plain(String(decoding: text, as: UTF8.self)).split(whereSeparator: \.isWhitespace)
                    return words.isEmpty ? nil : words.joined(separator: " ")
                }
                if !tag.isEmpty { depth += 1 }
            case .end: depth -= 1
            }
        }
        return nil
    }

    /// The roles that the drawing uses, each once, in the order of ``Role``.
    package var roles: [Role] {
        var scanner = SVGScanner(Array(svg.utf8))
        var names: Set<Substring> = []
        while let event = try? scanner.next() {
            guard case .start(let tag) = event, let classes = tag["class"] else { continue }
            names.formUnion(classes.split(separator: " "))
        }
        return Role.allCases.filter { names.contains($0.rawValue[...]) }
    }

    /// The text without XML's references.
    private static func plain(_ text: String) -> String {
        let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        return references.reduce(text) { text, reference in
            text.split(separator: reference.0, omittingEmptySubsequences: false).joined(separator: reference.1)
        }
    }
}
