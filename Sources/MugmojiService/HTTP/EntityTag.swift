#if Service
import Basics
import Foundation

/// Strong validators of answers (RFC 9110, § 8.8.3): hashes of what is said.
enum EntityTag {
    static func of(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        hash.addField(bytes)
        return "\"\(hexadecimal(hash.value))\""
    }

    /// Sixteen digits.
    static func hexadecimal(_ value: UInt64) -> String { .hexadecimal(value, digits: 16, uppercase: false) }

    /// Whether an `If-None-Match` names the tag.
    static func matches(_ field: String?, _ tag: String) -> Bool {
        guard let field else { return false }
        return field.split(separator: ",").contains { entry in
            let entry = entry.trimmed
            return entry == "*" || entry == tag || entry == "W/" + tag
        }
    }

    /// A hash of several things.
    struct Hash {
        private var hash = ContentHash()

        mutating func add(_ word: UInt64) { hash.add(word: word) }
        mutating func add(_ data: Data) { hash.addField(Array(data)) }
        mutating func add(_ text: String) { hash.addField(Array(text.utf8)) }

        var text: String { EntityTag.hexadecimal(hash.value) }
    }
}

#endif
