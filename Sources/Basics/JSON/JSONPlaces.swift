/// In which line of a JSON text each value begins, and where it stops being JSON; for messages, which `JSONDecoder` gives
/// without lines.
package struct JSONPlaces {
    /// Why `JSONDecoder` does not read the text, and in which line, from 1.
    package private(set) var fault: (line: Int, message: String)?

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lines: [[String]: Int] = [:]

    /// Places deeper than this, and more places than this, are not kept: a style's own lie within.
    private static let (deepest, most) = (6, 20_000)

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        value(at: [], depth: 0)
        skipSpace()
        if let byte = current { fail("\(Self.sign(byte)) after the end; remove it, or a bracket before it") }
    }

    /// The line, from 1, of the value at `path` (keys, and indices as numbers), or of the nearest one that it would lie in.
    package func line(at path: [String]) -> Int? {
        var path = path
        while lines[path] == nil, !path.isEmpty { path.removeLast() }
        return lines[path]
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Keeps the first fault, and reads no further.
    private mutating func fail(_ message: String) {
        if fault == nil { fault = (line, message) }
        position = bytes.count
    }

    private mutating func advance() {
        if current == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func skipSpace() {
        while let byte = current, byte <= 0x20 { advance() }
    }

    private mutating func value(at path: [String], depth: Int) {
        skipSpace()
        if path.count <= Self.deepest, lines.count < Self.most, lines[path] == nil { lines[path] = line }
        switch current {
        case nil: fail("the file ends where a value is due; close every bracket")
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < 500 else { return fail("brackets are nested more than 500 deep") }
            members(of: path, depth: depth)
        case UInt8(ascii: "\""): _ = string()
        default: word()
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() {
        let start = position
        while let byte = current, byte > 0x20, !",:]}[{\"".utf8.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if text.isEmpty, let byte = current {
            fail("a value is missing before \(Self.sign(byte)); add it, or remove a comma")
        } else if !["true", "false", "null"].contains(text), Double(text) == nil {
            fail("\(quoted(text)) is no value; texts stand in quotation marks")
        }
    }

    private mutating func members(of path: [String], depth: Int) {
        let isObject = current == UInt8(ascii: "{")
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        advance()
        skipSpace()
        if current == close { return advance() }
        var index = 0
        while fault == nil {
            skipSpace()
            var key = String(index)
            if isObject {
                guard current == UInt8(ascii: "\"") else {
                    return fail("a key in quotation marks is due here")
                }
                let start = line
                key = string()
                if path.count < Self.deepest, lines.count < Self.most { lines[path + [key]] = start }
                skipSpace()
                guard current == UInt8(ascii: ":") else { return fail("a colon is missing after \(quoted(key))") }
                advance()
            }
            value(at: path.count > Self.deepest ? path : path + [key], depth: depth + 1)
            skipSpace()
            guard current == UInt8(ascii: ",") else { break }
            advance()
            skipSpace()
            // `JSONDecoder` lets a comma stand before a bracket.
            if current == close { break }
            index += 1
        }
        guard fault == nil else { return }
        guard current == close else {
            return fail("a comma or \(Self.sign(close)) is missing before " + (current.map(Self.sign) ?? "the end"))
        }
        advance()
    }

    /// Reads a string as it is written, escapes and all: names that are looked for have none.
    private mutating func string() -> String {
        advance()
        let start = position
        while let byte = current, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else {
                fail("a text does not end in its line; close it with a quotation mark")
                return ""
            }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else {
            fail("a text does not end; close it with a quotation mark")
            return ""
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return text
    }

    private static func sign(_ byte: UInt8) -> String { quoted(String(UnicodeScalar(byte))) }
}
