/// FNV-1a with 64 bits: tells whether files have changed, and is no protection against forgery.
///
/// Source: Fowler, Noll, Vo, “The FNV Non-Cryptographic Hash Algorithm”, IETF draft-eastlake-fnv.
package struct ContentHash: Sendable {
    /// The hash of what was added so far.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Adds `bytes`.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        var hash = value
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = hash
    }

    /// Adds eight bytes in one step, several times as fast; gives another value than byte by byte.
    package mutating func add(word: UInt64) {
        value = (value ^ word) &* 0x100_0000_01b3
        value ^= value >> 32
    }

    /// Adds a name or content so that where it ends counts too: its length as eight bytes, then its bytes, eight at a
    /// time as far as they go.
    package mutating func addField(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { addField($0) }
    }

    /// Adds a name or content as ``addField(_:)-([UInt8])`` does.
    package mutating func addField(_ bytes: UnsafeBufferPointer<UInt8>) {
        let buffer = UnsafeRawBufferPointer(bytes)
        add(word: UInt64(buffer.count))
        let words = buffer.count / 8
        for word in 0..<words {
            add(word: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)))
        }
        add(buffer.suffix(buffer.count - 8 * words))
    }
}
