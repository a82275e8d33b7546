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
        // Most of the time that a style takes to read is spent here, so a number's digits are read as an integer.
        var place = position
        var negative = false
        if place < end, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
            negative = bytes[place] == UInt8(ascii: "-")
            place += 1
        }
        let start = place
        var (mantissa, digits, decimals) = (UInt64(0), 0, 0)
        while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            place += 1
        }
        digits = place - start
        if place < end, bytes[place] == UInt8(ascii: ".") {
            place += 1
            let point = place
            while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
                mantissa = mantissa &* 10 &+ UInt64(digit)
                place += 1
            }
            decimals = place - point
            digits += decimals
        }
        position = place
        guard digits > 0 else { return nil }
        var value: Double
        if digits <= Self.mostDigits {
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            value = Double(mantissa) / scale
        } else {
            value = longNumber(start..<place)
        }
        if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") { value *= exponent() }
        return negative ? -value : value
    }

    /// So many digits fit into 64 bits.
    private static let mostDigits = 18

    /// The value of more digits than fit into an integer, with a point among them or without.
    private func longNumber(_ range: Range<Int>) -> Double {
        var (value, scale, isBehindPoint) = (0.0, 1.0, false)
        for byte in bytes[range] {
            if byte == UInt8(ascii: ".") {
                isBehindPoint = true
            } else if isBehindPoint {
                scale /= 10
                value += Double(byte - 0x30) * scale
            } else {
                value = value * 10 + Double(byte - 0x30)
            }
        }
        return value
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
