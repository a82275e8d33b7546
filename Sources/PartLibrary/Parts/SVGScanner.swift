/// An attribute of a start tag, its value still in the bytes of the file: most bytes of a part are the data of its paths,
/// which are looked at once and never needed as text.
struct SVGAttribute {
    /// `nil` for an attribute that only the root may have, or none.
    var known: AttributeName?
    /// Where the name lies in the bytes.
    var nameRange: Range<Int>
    /// Where the value lies in the bytes, without quotation marks.
    var range: Range<Int>
    /// The value holds neither a parenthesis nor a backslash, so it refers to nothing.
    var isPlain: Bool
}

/// A start tag.
struct SVGTag {
    /// The bytes of the file.
    let bytes: UnsafeBufferPointer<UInt8>
    /// `nil` for an element that no part may have.
    var element: ElementName?
    var nameRange = 0..<0
    var attributes: [SVGAttribute] = []
    /// The element ends with the tag (`<path …/>`).
    var isEmpty = false
    /// Position of `<` in the bytes.
    var offset = 0

    var name: String { text(nameRange) }

    /// The attribute `name`.
    func attribute(_ name: AttributeName) -> SVGAttribute? { attributes.first { $0.known == name } }

    /// The value of the attribute `name`.
    subscript(name: AttributeName) -> String? { attribute(name).map(value) }

    func name(_ attribute: SVGAttribute) -> String { text(attribute.nameRange) }

    func value(_ attribute: SVGAttribute) -> String { text(attribute.range) }

    /// Where the id lies in a value that begins with `url(#id)` and refers to nothing else; `nil` in any other, though it may
    /// hold a reference too.
    func plainReference(_ attribute: SVGAttribute) -> Range<Int>? {
        let value = bytes[attribute.range]
        guard value.starts(with: SVGTag.referenceStart) else { return nil }
        let start = value.startIndex + SVGTag.referenceStart.count
        guard let end = value[start...].firstIndex(where: { !SVGScanner.isNameByte($0) }),
            value[end] == UInt8(ascii: ")"), !value[end...].contains(UInt8(ascii: "(")),
            value[end...].allSatisfy({ $0 < 0x80 })
        else { return nil }
        return start..<end
    }

    /// What stands before an id that is referred to.
    static let referenceStart = Array("url(#".utf8)

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// What is wrong at which byte.
struct SVGSyntaxError: Error {
    var message: String
    var offset: Int
}

/// Reads the small part of XML that a part needs: elements, attributes, comments and text. The bytes must be UTF-8.
///
/// Document types, entities other than the five of XML, processing instructions and CDATA sections are errors, so
/// nothing that is checked here can read differently later. An own scanner, because every part of a style is read whenever a
/// picture is converted, and what a part may hold is this little.
struct SVGScanner {
    enum Event {
        /// A start tag was read, and is ``SVGScanner/tag``.
        case start
        case end(ElementName?)
    }

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    /// The last start tag that was read.
    private(set) var tag: SVGTag
    /// Names of the elements that have not ended.
    private var open: [Range<Int>] = []
    private var hasRoot = false

    static let maximumDepth = 64

    /// - Parameter bytes: stay where they are while the scanner is used.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tag = SVGTag(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if let end = declarationEnd { position = end }
    }

    /// Where the XML declaration ends that the text begins with; `nil` where it has none, or one that says anything but that this is
    /// XML 1.0 in UTF-8: another program would read other signs than were checked here.
    private var declarationEnd: Int? {
        guard matches("<?xml "), let end = find("?>", from: position) else { return nil }
        let said = bytes[position + 6..<end - 2].split { isSpace($0) }
        let known = ["version=1.0", "encoding=utf-8", "standalone=yes", "standalone=no"]
        let isPlain = said.allSatisfy { word in
            let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
            return known.contains(String(decoding: word.filter { !quotes.contains($0) }, as: UTF8.self).lowercased())
        }
        return isPlain ? end : nil
    }

    /// How many elements have begun and not ended.
    var depth: Int { open.count }

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
            } else if matches("<?xml "), !hasRoot {
                throw error(
                    "the XML declaration has to be <?xml version=\"1.0\" encoding=\"UTF-8\"?>; write that, or remove it"
                )
            } else if matches("<?") {
                throw error("processing instructions are not allowed; remove it")
            } else if matches("</") {
                return .end(try endTag())
            } else {
                try startTag()
                return .start
            }
        }
        if let name = open.last { throw error("the file ends inside <\(text(name))>; close it") }
        if !hasRoot { throw error("there is no element") }
        return nil
    }

    /// The text up to the next tag.
    func followingText() -> String {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        return text(position..<end)
    }

    private mutating func skipText() throws(SVGSyntaxError) {
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
            if open.isEmpty, !isSpace(bytes[position]) { throw error("there is text outside the root element") }
            if bytes[position] == UInt8(ascii: "&") { try checkReference() }
            position += 1
        }
    }

    // MARK: - Tags

    /// Reads the tag at whose `<` the scanner stands.
    private mutating func startTag() throws(SVGSyntaxError) {
        let start = position
        if open.isEmpty, hasRoot { throw error("there is a second root element") }
        if open.count == Self.maximumDepth { throw error("elements are nested more than \(Self.maximumDepth) deep") }
        position += 1
        tag.nameRange = try name()
        tag.element = NameTable.elements.find(bytes[tag.nameRange])?.name
        tag.offset = start
        tag.attributes.removeAll(keepingCapacity: true)
        hasRoot = true
        while true {
            let spaced = skipSpace()
            guard position < bytes.count else { throw error("the tag <\(tag.name)> does not end", at: start) }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                open.append(tag.nameRange)
                tag.isEmpty = false
                return
            }
            if matches("/>") {
                position += 2
                tag.isEmpty = true
                return
            }
            guard tag.attributes.count < PartLimits.attributes else {
                throw error("<\(tag.name)> has more than \(PartLimits.attributes) attributes; remove some", at: start)
            }
            guard spaced else { throw error("a space is missing before an attribute of <\(tag.name)>") }
            let name = try name()
            let known = NameTable.attributes.find(bytes[name])?.name
            let isThere = tag.attributes.contains {
                known != nil ? $0.known == known : $0.known == nil && isSame($0.nameRange, name)
            }
            if isThere { throw error("<\(tag.name)> has the attribute \(text(name)) twice") }
            tag.attributes.append(try attribute(name, known: known))
        }
    }

    /// Reads the end tag at whose `<` the scanner stands, and gives its name.
    private mutating func endTag() throws(SVGSyntaxError) -> ElementName? {
        let start = position
        position += 2
        let name = try name()
        skipSpace()
        guard matches(">") else { throw error("the tag </\(text(name))> does not end", at: start) }
        position += 1
        guard let expected = open.popLast() else { throw error("</\(text(name))> closes nothing", at: start) }
        guard isSame(name, expected) else {
            throw error("</\(text(name))> where </\(text(expected))> is due", at: start)
        }
        return NameTable.elements.find(bytes[name])?.name
    }

    private mutating func attribute(
        _ name: Range<Int>, known: AttributeName?
    ) throws(SVGSyntaxError) -> SVGAttribute {
        skipSpace()
        guard matches("=") else { throw error("the attribute \(text(name)) has no value") }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else { throw error("the value of \(text(name)) is not in quotation marks") }
        let quote = bytes[position]
        let start = position + 1
        var isPlain = true
        position = start
        while true {
            var index = position
            while index < bytes.count, !Self.isSpecial(bytes[index]) { index += 1 }
            position = index
            guard position < bytes.count, bytes[position] != UInt8(ascii: "<") else {
                throw error("the value of \(text(name)) does not end", at: start)
            }
            if bytes[position] == quote { break }
            if bytes[position] == UInt8(ascii: "&") { try checkReference() }
            if bytes[position] == UInt8(ascii: "(") || bytes[position] == UInt8(ascii: "\\") { isPlain = false }
            position += 1
        }
        position += 1
        return SVGAttribute(known: known, nameRange: name, range: start..<position - 1, isPlain: isPlain)
    }

    /// Bytes at which reading a value has to stop and look.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "&"): true
        case UInt8(ascii: "("), UInt8(ascii: "\\"): true
        default: false
        }
    }

    // MARK: - Tokens

    private mutating func name() throws(SVGSyntaxError) -> Range<Int> {
        let start = position
        while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
        guard position > start else { throw error("a name of letters, digits, “-”, “_” and “:” is missing") }
        guard position - start <= PartLimits.nameBytes else {
            throw error("a name is longer than \(PartLimits.nameBytes) letters; shorten it", at: start)
        }
        return start..<position
    }

    private func checkReference() throws(SVGSyntaxError) {
        if matches("&amp;") || matches("&lt;") || matches("&gt;") || matches("&quot;") || matches("&apos;") { return }
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

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private func matches(_ text: StaticString) -> Bool { matches(text, at: position) }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        text.withUTF8Buffer { bytes[min(start, bytes.count)...].starts(with: $0) }
    }

    /// The position after the next `text`.
    private func find(_ text: StaticString, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return (start..<bytes.count).first { matches(text, at: $0) }.map { $0 + text.utf8CodeUnitCount }
    }

    private func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        bytes[first].elementsEqual(bytes[second])
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func error(_ message: String, at offset: Int? = nil) -> SVGSyntaxError {
        SVGSyntaxError(message: message, offset: offset ?? position)
    }
}
