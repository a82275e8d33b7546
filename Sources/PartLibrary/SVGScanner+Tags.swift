extension SVGScanner {
    /// Reads the tag at whose `<` the scanner stands.
    mutating func startTag() throws(SVGSyntaxError) -> Event {
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

    /// Reads the end tag at whose `<` the scanner stands.
    mutating func endTag() throws(SVGSyntaxError) -> Event {
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
}
