/// In which line of a JSON text each value begins, for messages.
struct JSONPlaces {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lines: [[String]: Int] = [:]

    /// - Parameter bytes: sound JSON; of other text the places are of no use, but nothing worse.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        value(at: [], depth: 0)
    }

    /// The line, from 1, of the value at `path` (keys, and indices as numbers), or of the nearest one that it would lie in.
    func line(at path: [String]) -> Int? {
        var path = path
        while lines[path] == nil, !path.isEmpty { path.removeLast() }
        return lines[path]
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func advance() {
        if current == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func skipSpace() {
        while let byte = current, byte <= 0x20 { advance() }
    }

    private mutating func value(at path: [String], depth: Int) {
        skipSpace()
        if lines[path] == nil { lines[path] = line }
        switch current {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < 512 else { return }
            members(of: path, named: current == UInt8(ascii: "{"), depth: depth)
        case UInt8(ascii: "\""): _ = string()
        default:
            while let byte = current, byte > 0x20, !Array(",]}".utf8).contains(byte) { advance() }
        }
    }

    private mutating func members(of path: [String], named: Bool, depth: Int) {
        advance()
        var index = 0
        while true {
            skipSpace()
            guard let byte = current else { return }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return advance() }
            var key = String(index)
            let begin = position
            if named {
                let line = line
                key = string()
                lines[path + [key]] = line
                skipSpace()
                if current == UInt8(ascii: ":") { advance() }
            }
            value(at: path + [key], depth: depth + 1)
            skipSpace()
            if current == UInt8(ascii: ",") { advance() }
            guard position > begin else { return }
            index += 1
        }
    }

    /// Reads a string as it is written, escapes and all: names that are looked for have none.
    private mutating func string() -> String {
        guard current == UInt8(ascii: "\"") else { return "" }
        advance()
        let start = position
        while let byte = current, byte != UInt8(ascii: "\"") {
            advance()
            if byte == UInt8(ascii: "\\") { advance() }
        }
        let text = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
        advance()
        return text
    }
}
