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

extension Color: Codable {
    /// Reads `"#rgb"` or `"#rrggbb"`.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let color = Color(hex: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is no colour; write it as #rrggbb")
        }
        self = color
    }

    /// Writes `"#rrggbb"`; the alpha is not written.
    public func encode(to encoder: any Swift.Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

extension Color {
    /// The sixteen basic colours of CSS, and `grey`.
    ///
    /// Source: W3C, CSS Color Module Level 4, § 6.1.
    package static let basicNames: [(name: String, color: Color)] = [
        ("black", 0x000000), ("silver", 0xc0c0c0), ("gray", 0x808080), ("grey", 0x808080), ("white", 0xffffff),
        ("maroon", 0x800000), ("red", 0xff0000), ("purple", 0x800080), ("fuchsia", 0xff00ff), ("green", 0x008000),
        ("lime", 0x00ff00), ("olive", 0x808000), ("yellow", 0xffff00), ("navy", 0x000080), ("blue", 0x0000ff),
        ("teal", 0x008080), ("aqua", 0x00ffff),
    ].map { name, bits in
        let byte = { (shift: Int) in UInt8(truncatingIfNeeded: bits >> shift) }
        return (name, Color(red: byte(16), green: byte(8), blue: byte(0)))
    }
}
