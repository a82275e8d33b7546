import Basics
import Foundation
import Imaging

/// What `--json` prints: one JSON object on a line of its own.
protocol JSONLine: Encodable {}

extension JSONLine {
    /// The object, its keys sorted; members that are `nil` are left out. What terminals do not show as it is stands as `\u` and
    /// four digits; a byte of a file name that is no UTF-8, for which JSON has no sign, as in messages (`\xE9`).
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return try JSONText.line(of: self, encoder)
        }
    }
}

/// JSON on one line.
enum JSONText {
    /// Sorted keys; see ``JSONLine/text``.
    static func line(of value: some Encodable, _ encoder: JSONEncoder = JSONEncoder()) throws -> String {
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self).replacing(where: \.isHidden, by: escaped)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        if let byte = SystemPath.rawByte(of: scalar) { return "\\\\x" + String.hexadecimal(UInt32(byte), digits: 2) }
        return UTF16.encode(scalar)?.map { "\\u" + String.hexadecimal(UInt32($0), digits: 4) }.joined() ?? ""
    }
}
