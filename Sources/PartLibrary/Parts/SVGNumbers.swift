/// Reads the numbers of an attribute's value where they lie in the bytes of the file.
struct SVGNumbers {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position == end }

    /// The byte that comes next.
    var next: UInt8? { position < end ? bytes[position] : nil }

    mutating func advance() { position += 1 }

    /// Passes white space and commas.
    mutating func skipSeparators() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","): position += 1
            default: return
            }
        }
    }

    /// Passes what separates numbers, and reads one; `nil` where there is none.
    mutating func number() -> Double? {
        skipSeparators()
        var negative = false
        if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            position += 1
        }
        var (value, digits) = (0.0, 0)
        while let digit { (value, digits, position) = (value * 10 + digit, digits + 1, position + 1) }
        if next == UInt8(ascii: ".") {
            position += 1
            var scale = 0.1
            while let digit {
                value += digit * scale
                (scale, digits, position) = (scale / 10, digits + 1, position + 1)
            }
        }
        guard digits > 0 else { return nil }
        if let mark = next, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") { value *= exponent() }
        return negative ? -value : value
    }

    /// Passes what separates numbers, and reads one of the flags of an arc, which need nothing between them.
    mutating func flag() -> Bool? {
        skipSeparators()
        guard let byte = next, byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
        position += 1
        return byte == UInt8(ascii: "1")
    }

    private var digit: Double? {
        guard position < end, case let digit = Int(bytes[position]) - 0x30, (0...9).contains(digit) else { return nil }
        return Double(digit)
    }

    /// The power of ten behind a number; 1 where the `e` begins something else.
    private mutating func exponent() -> Double {
        let start = position
        position += 1
        var negative = false
        if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            position += 1
        }
        var (power, digits) = (0.0, 0)
        while let digit { (power, digits, position) = (min(power * 10 + digit, 400), digits + 1, position + 1) }
        guard digits > 0 else {
            position = start
            return 1
        }
        return (0..<Int(power)).reduce(1.0) { factor, _ in negative ? factor / 10 : factor * 10 }
    }
}
