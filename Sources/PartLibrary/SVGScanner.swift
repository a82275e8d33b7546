/// A start tag.
struct SVGTag {
    var name: String
    var attributes: [(name: String, value: String)]
    /// The element ends with the tag (`<path …/>`).
    var isEmpty: Bool
    /// Position of `<` in the bytes.
    var offset: Int

    subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}

/// What is wrong at which byte.
struct SVGSyntaxError: Error {
    var message: String
    var offset: Int
}

/// Reads the small part of XML that a part needs: elements, attributes, comments and text, in UTF-8.
///
/// Document types, entities other than the five of XML, processing instructions and CDATA sections are errors, so
/// nothing that is checked here can read differently later. An own scanner, because a style of 150 parts is read
/// whenever a picture is converted, and libxml2 with its callbacks took several times as long.
struct SVGScanner {
    enum Event {
        case start(SVGTag)
        case end(name: String)
    }

    private let bytes: [UInt8]
    private var position = 0
    private var open: [String] = []
    private var hasRoot = false

    static let maximumDepth = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if matches("<?xml "), let end = find("?>", from: position) { position = end }
    }

    /// Line of the byte at `offset`, from 1.
    func line(at offset: Int) -> Int {
        1 + bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") }
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

    private mutating func startTag() throws(SVGSyntaxError) -> Event {
        let start = position
        if open.isEmpty, hasRoot { throw error("there is a second root element") }
        if open.count == Self.maximumDepth { throw error("elements are nested more than \(Self.maximumDepth) deep") }
        position += 1
        var tag = SVGTag(name: try name(), attributes: [], isEmpty: false, offset: start)
        hasRoot = true
        while true {
            let spaced = skipSpace()
            guard position < bytes.count else { throw error("the tag <\(tag.name)> does not end", at: start) }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                open.append(tag.name)
                return .start(tag)
            }
            if matches("/>") {
                position += 2
                tag.isEmpty = true
                return .start(tag)
            }
            guard spaced else { throw error("a space is missing before an attribute of <\(tag.name)>") }
            let name = try name()
            if tag[name] != nil { throw error("<\(tag.name)> has the attribute \(name) twice") }
            tag.attributes.append((name, try value(of: name)))
        }
    }

    private mutating func endTag() throws(SVGSyntaxError) -> Event {
        let start = position
        position += 2
        let name = try name()
        skipSpace()
        guard matches(">") else { throw error("the tag </\(name)> does not end", at: start) }
        position += 1
        guard let expected = open.popLast() else { throw error("</\(name)> closes nothing", at: start) }
        guard name == expected else { throw error("</\(name)> where </\(expected)> is due", at: start) }
        return .end(name: name)
    }

    private mutating func value(of name: String) throws(SVGSyntaxError) -> String {
        skipSpace()
        guard matches("=") else { throw error("the attribute \(name) has no value") }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else { throw error("the value of \(name) is not in quotation marks") }
        let quote = bytes[position]
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == UInt8(ascii: "<") { throw error("the value of \(name) does not end", at: start) }
            if bytes[position] == UInt8(ascii: "&") { try checkReference() }
            position += 1
        }
        guard position < bytes.count else { throw error("the value of \(name) does not end", at: start) }
        position += 1
        return try text(start..<position - 1)
    }

    private mutating func name() throws(SVGSyntaxError) -> String {
        let start = position
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        guard position > start else { throw error("a name of letters, digits, “-”, “_” and “:” is missing") }
        return try text(start..<position)
    }

    private func text(_ range: Range<Int>) throws(SVGSyntaxError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw error("the text is not UTF-8; save the file as UTF-8", at: range.lowerBound)
        }
        return text
    }

    private func checkReference() throws(SVGSyntaxError) {
        for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"] where matches(name) { return }
        throw error("only &amp; &lt; &gt; &quot; and &apos; are allowed after “&”; write the character itself")
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        return position > start
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private func matches(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    /// The position after the next `text`.
    private func find(_ text: String, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes[start...].indices.first { bytes[$0...].starts(with: text.utf8) }.map { $0 + text.utf8.count }
    }

    private func error(_ message: String, at offset: Int? = nil) -> SVGSyntaxError {
        SVGSyntaxError(message: message, offset: offset ?? position)
    }
}
