/// Reads the small part of XML that a part needs: elements, attributes, comments and text. The bytes must be UTF-8.
///
/// Document types, entities other than the five of XML, processing instructions and CDATA sections are errors, so
/// nothing that is checked here can read differently later. An own scanner, because every part of a style is read whenever a
/// picture is converted, and what a part may hold is this little.
struct SVGScanner {
    enum Event {
        case start(SVGTag)
        case end(name: String)
    }

    let bytes: [UInt8]
    var position = 0
    var open: [String] = []
    var hasRoot = false

    static let maximumDepth = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if matches("<?xml "), let end = find("?>", from: position) { position = end }
    }

    /// The next tag; `nil` at the end of a well-formed document.
    mutating func next() throws(SVGSyntaxError) -> Event? {
        while true {
            try skipText()
            guard position < bytes.count else { break }
            if matches("<!--") {
                guard let end = find("-->", from: position + 4) else { throw error("the comment does not end") }
                position = end
            } else if matches("<!") {
                throw error("document types, entities and CDATA sections are not allowed; remove it")
            } else if matches("<?") {
                throw error("processing instructions are not allowed; remove it")
            } else if matches("</") {
                return try endTag()
            } else {
                return try startTag()
            }
        }
        if let name = open.last { throw error("the file ends inside <\(name)>; close it") }
        if !hasRoot { throw error("there is no element") }
        return nil
    }

    private mutating func skipText() throws(SVGSyntaxError) {
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
            if open.isEmpty, !isSpace(bytes[position]) { throw error("there is text outside the root element") }
            if bytes[position] == UInt8(ascii: "&") { try checkReference() }
            position += 1
        }
    }
}
