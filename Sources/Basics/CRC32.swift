/// The checksum of PNG, ZIP and gzip files. Source: ISO 3309; W3C, "Portable Network Graphics (PNG) Specification (Third Edition)",
/// annex D.
package enum CRC32 {
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var value = UInt32.max
        table.withUnsafeBufferPointer { table in
            for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
        }
        return ~value
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
