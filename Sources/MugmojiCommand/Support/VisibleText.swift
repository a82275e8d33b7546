import Basics
import Imaging

extension String {
    /// The text as it may stand on a terminal: what could move the cursor, colour or turn round other text, or begin a line of its
    /// own stands as an escape. `\n`, `\r` and `\t` are written so, other control characters and bytes that are no UTF-8 as
    /// `\x1B`, invisible characters of Unicode as `\u{202E}`.
    var visible: String {
        guard unicodeScalars.contains(where: Self.isHidden) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if Self.isHidden(scalar) { text += Self.escape(scalar) } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// Control characters, those that set the direction of text or end a line, and what stands for bytes that are no UTF-8.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
        default: SystemPath.rawByte(of: scalar) != nil
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default:
            if let byte = SystemPath.rawByte(of: scalar) ?? (scalar.isASCII ? UInt8(scalar.value) : nil) {
                "\\x" + hexadecimal(UInt32(byte), digits: 2)
            } else {
                "\\u{" + hexadecimal(scalar.value, digits: 4) + "}"
            }
        }
    }

    static func hexadecimal(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(digits - text.count, 0)) + text
    }
}
