extension SVGScanner {
    mutating func name() throws(SVGSyntaxError) -> String {
        let start = position
        while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
        guard position > start else { throw error("a name of letters, digits, “-”, “_” and “:” is missing") }
        guard position - start <= PartLimits.nameBytes else {
            throw error("a name is longer than \(PartLimits.nameBytes) letters; shorten it", at: start)
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    func checkReference() throws(SVGSyntaxError) {
        for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"] where matches(name) { return }
        throw error("only &amp; &lt; &gt; &quot; and &apos; are allowed after “&”; write the character itself")
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        return position > start
    }

    func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
        default: false
        }
    }

    func matches(_ text: String) -> Bool {
        var index = position
        for byte in text.utf8 {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// The position after the next `text`.
    func find(_ text: String, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes[start...].indices.first { bytes[$0...].starts(with: text.utf8) }.map { $0 + text.utf8.count }
    }

    func error(_ message: String, at offset: Int? = nil) -> SVGSyntaxError {
        SVGSyntaxError(message: message, offset: offset ?? position)
    }
}
