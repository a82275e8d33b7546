/// FNV-1a with 64 bits: tells whether files have changed, and is no protection against forgery.
///
/// Source: Fowler, Noll, Vo, “The FNV Non-Cryptographic Hash Algorithm”, IETF draft-eastlake-fnv.
public struct ContentHash: Sendable {
    /// The hash of what was added so far.
    public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    public init() {}

    /// Adds `bytes`.
    public mutating func add(_ bytes: some Sequence<UInt8>) {
        var hash = value
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = hash
    }

    /// Adds eight bytes in one step, for large content; another value than byte by byte.
    public mutating func add(word: UInt64) {
        value = (value ^ word) &* 0x100_0000_01b3
        value ^= value >> 32
    }

    /// Adds a name or content so that where it ends counts too: its length as eight bytes, then its bytes.
    public mutating func addField(_ bytes: some Collection<UInt8>) {
        let count = UInt64(bytes.count)
        add((0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * UInt64($0))) })
        add(bytes)
    }
}
