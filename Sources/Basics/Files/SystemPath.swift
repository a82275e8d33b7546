import Foundation

/// File names as the system has them: bytes, which need not be UTF-8.
///
/// In a text, each byte that belongs to no character of UTF-8 stands as a private character (U+10FE80 for the byte 0x80, up to
/// U+10FEFF for 0xFF). Nothing is lost: ``bytes(of:)`` gives back what ``text(of:)`` was given, whatever it was.
package enum SystemPath {
    private static let first: UInt32 = 0x10FE80
    private static let last: UInt32 = 0x10FEFF

    /// The text that stands for a name.
    package static func text(of bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !holdsRawBytes(text) { return text }
        var text = String.UnicodeScalarView()
        var rest = bytes[...]
        while let byte = rest.first {
            // The shortest run of bytes that is a character.
            let lengths = 1...min(4, rest.count)
            let character = lengths.lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
            if let scalar = character?.unicodeScalars.first, rawByte(of: scalar) == nil {
                text.append(scalar)
                rest = rest.dropFirst(scalar.utf8.count)
            } else {
                // Below 0x80 every byte is a character.
                if let scalar = Unicode.Scalar(first + UInt32(byte & 0x7F)) { text.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    /// The name that a text stands for.
    package static func bytes(of text: String) -> [UInt8] {
        guard holdsRawBytes(text) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in rawByte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8) }
    }

    /// The name for a call of the system, with a 0 at its end.
    package static func cString(_ text: String) -> [CChar] { bytes(of: text).map { CChar(bitPattern: $0) } + [0] }

    /// The name without links and detours; `nil` where there is no such file.
    package static func real(_ path: String) -> String? {
        guard let real = realpath(cString(path), nil) else { return nil }
        defer { free(real) }
        return text(of: UnsafeBufferPointer(start: real, count: strlen(real)).map(UInt8.init(bitPattern:)))
    }

    /// The byte that a character stands for, if it stands for one.
    package static func rawByte(of scalar: Unicode.Scalar) -> UInt8? {
        (first...last).contains(scalar.value) ? 0x80 + UInt8(scalar.value - first) : nil
    }

    /// The name is no UTF-8.
    package static func holdsRawBytes(_ text: String) -> Bool {
        text.utf8.contains(0xF4) && text.unicodeScalars.contains { rawByte(of: $0) != nil }
    }
}

extension mode_t {
    /// What a name stands for that is no file, with its article.
    package var kindName: String {
        switch self & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
