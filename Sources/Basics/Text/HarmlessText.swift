extension StringProtocol {
    /// The text with every character for which `isHarmful` holds replaced by what `replacement` makes of it.
    ///
    /// The one way in which text that somebody else wrote is made harmless; what is harmful, and what stands in its place, depends
    /// on where the text goes.
    package func replacing(
        where isHarmful: (Unicode.Scalar) -> Bool, by replacement: (Unicode.Scalar) -> String
    ) -> String {
        guard unicodeScalars.contains(where: isHarmful) else { return String(self) }
        var text = ""
        for scalar in unicodeScalars {
            if isHarmful(scalar) { text += replacement(scalar) } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}

/// A text that somebody else wrote, as a message quotes it: in quotation marks, cut after 40 characters, and without
/// anything that a terminal would obey or hide.
package func quoted(_ text: some StringProtocol) -> String {
    let longest = 40
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
    let shown = start.replacing(where: { !$0.isPlain }, by: { _ in "\u{FFFD}" })
    return "“\(shown)\(text.unicodeScalars.dropFirst(longest).isEmpty ? "" : "…")”"
}

extension String {
    /// The text as a line of its own on a terminal: what could move the cursor, colour or turn round other text, or begin another
    /// line stands as an escape, and all can be told from it. `\n`, `\r` and `\t` are written so, other control characters and
    /// bytes that are no UTF-8 as `\x1B`, invisible characters of Unicode as `\u{202E}`.
    package var visible: String {
        replacing(where: \.isHidden, by: Self.escape)
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

    /// At least so many digits.
    package static func hexadecimal(_ number: some UnsignedInteger, digits: Int, uppercase: Bool = true) -> String {
        let text = String(number, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: Swift.max(digits - text.count, 0)) + text
    }
}

extension Unicode.Scalar {
    /// A letter, mark, digit, sign or space: no control character, no mark that turns the direction of what follows.
    package var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// A control character, one that sets the direction of text or ends a line, or one that stands for a byte that is no UTF-8.
    /// Fewer than those that are not plain: names of files may hold signs of Unicode's that came after this was built.
    package var isHidden: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
        default: SystemPath.rawByte(of: self) != nil
        }
    }
}
