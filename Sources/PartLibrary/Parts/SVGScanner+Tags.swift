extension SVGScanner {
    /// Reads the tag at whose `<` the scanner stands.
    mutating func startTag() throws(SVGSyntaxError) -> Event {
        let start = position
        if open.isEmpty, hasRoot { throw error("there is a second root element") }
        if open.count == Self.maximumDepth { throw error("elements are nested more than \(Self.maximumDepth) deep") }
        position += 1
        var tag = SVGTag(name: try name(), offset: start, bytes: bytes)
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
            guard tag.attributes.count < PartLimits.attributes else {
                throw error("<\(tag.name)> has more than \(PartLimits.attributes) attributes; remove some", at: start)
            }
            guard spaced else { throw error("a space is missing before an attribute of <\(tag.name)>") }
            let name = try name()
            if tag.has(name) { throw error("<\(tag.name)> has the attribute \(name) twice") }
            tag.attributes.append(try attribute(name))
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

    private mutating func attribute(_ name: String) throws(SVGSyntaxError) -> SVGAttribute {
        skipSpace()
        guard matches("=") else { throw error("the attribute \(name) has no value") }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else { throw error("the value of \(name) is not in quotation marks") }
        let quote = bytes[position]
        let start = position + 1
        var isPlain = true
        position = start
        while true {
            position = bytes.withUnsafeBufferPointer { buffer in
                var index = position
                while index < buffer.count, !Self.isSpecial(buffer[index]) { index += 1 }
                return index
            }
            guard position < bytes.count, bytes[position] != UInt8(ascii: "<") else {
                throw error("the value of \(name) does not end", at: start)
            }
            if bytes[position] == quote { break }
            if bytes[position] == UInt8(ascii: "&") { try checkReference() }
            if bytes[position] == UInt8(ascii: "(") || bytes[position] == UInt8(ascii: "\\") { isPlain = false }
            position += 1
        }
        position += 1
        return SVGAttribute(name: name, range: start..<position - 1, isPlain: isPlain)
    }

    /// Bytes at which reading a value has to stop and look.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "&"): true
        case UInt8(ascii: "("), UInt8(ascii: "\\"): true
        default: false
        }
    }
}
