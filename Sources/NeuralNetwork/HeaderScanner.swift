import Basics

/// Reads the JSON of a safetensors header: objects, strings and lists of whole numbers. Strict: a key may occur once only.
struct HeaderScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A tensor has few dimensions.
    private static let longestList = 16

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Reads an object and calls `read` at the value of each key.
    mutating func object(
        _ read: (String, inout HeaderScanner) throws(NetworkError) -> Void
    ) throws(NetworkError) {
        try expect("{")
        if accept("}") { return }
        var keys: Set<String> = []
        repeat {
            let key = try string()
            guard keys.insert(key).inserted else { throw fault("the key \(quoted(key)) occurs twice") }
            try expect(":")
            try read(key, &self)
        } while accept(",")
        try expect("}")
    }

    /// Reads a list of whole numbers that are not negative.
    mutating func integers() throws(NetworkError) -> [Int] {
        try expect("[")
        if accept("]") { return [] }
        var numbers: [Int] = []
        repeat {
            guard numbers.count < Self.longestList else {
                throw fault("a list has more than \(Self.longestList) numbers")
            }
            numbers.append(try integer())
        } while accept(",")
        try expect("]")
        return numbers
    }

    /// Only white space may follow.
    mutating func end() throws(NetworkError) {
        skipSpace()
        if position < bytes.endIndex { throw fault("something follows its end") }
    }

    mutating func string() throws(NetworkError) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = next(), byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault("a string holds a control character") }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escape().utf8)
            } else {
                text.append(byte)
            }
        }
        guard position <= bytes.endIndex, bytes[position - 1] == UInt8(ascii: "\"") else {
            throw fault("a string does not end")
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw fault("a string is no valid UTF-8") }
        return string
    }

    private mutating func escape() throws(NetworkError) -> String {
        guard let byte = next() else { throw fault("a string does not end") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]), next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") {
                units.append(try codeUnit())
            }
            guard let text = String(validating: units, as: UTF16.self) else { throw fault("a \\u escape is invalid") }
            return text
        default: throw fault("a string holds an unknown escape")
        }
    }

    private mutating func codeUnit() throws(NetworkError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw fault("a \\u escape is invalid")
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private mutating func integer() throws(NetworkError) -> Int {
        skipSpace()
        let start = position
        var value = 0
        while position < bytes.endIndex, case let digit = Int(bytes[position]) - 0x30, (0...9).contains(digit) {
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(digit)
            if overflow || carry { throw fault("a number is too large") }
            value = sum
            position += 1
        }
        guard position > start, position == start + 1 || bytes[start] != 0x30 else {
            throw fault("a whole number is missing or malformed")
        }
        return value
    }

    private mutating func expect(_ character: UnicodeScalar) throws(NetworkError) {
        if !accept(character) { throw fault("“\(character)” is missing") }
    }

    private mutating func accept(_ character: UnicodeScalar) -> Bool {
        skipSpace()
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func next() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.endIndex, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
    }

    private func fault(_ what: String) -> NetworkError {
        .malformedFile(reason: "in its header, at byte \(position), \(what)")
    }
}
