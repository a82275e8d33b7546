/// An 8-bit sRGB colour with straight alpha.
public struct Color: Sendable, Hashable {
    /// 0…255, as in sRGB; so are the other two colours.
    public var red: UInt8
    /// 0…255.
    public var green: UInt8
    /// 0…255.
    public var blue: UInt8
    /// 0 (transparent) … 255 (opaque).
    public var alpha: UInt8

    /// A colour of sRGB, opaque where nothing else is said.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Reads `#rgb` or `#rrggbb`; `nil` for anything else.
    public init?(hex: some StringProtocol) {
        guard hex.first == "#" else { return nil }
        let digits = hex.dropFirst().compactMap(\.hexDigitValue)
        guard digits.count == hex.count - 1 else { return nil }
        switch digits.count {
        case 3:
            self.init(red: UInt8(digits[0] * 17), green: UInt8(digits[1] * 17), blue: UInt8(digits[2] * 17))
        case 6:
            self.init(
                red: UInt8(digits[0] * 16 + digits[1]), green: UInt8(digits[2] * 16 + digits[3]),
                blue: UInt8(digits[4] * 16 + digits[5]))
        default: return nil
        }
    }

    /// `#rrggbb`, lower case, without alpha.
    public var hex: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    /// Black that lets everything through.
    public static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)
}
