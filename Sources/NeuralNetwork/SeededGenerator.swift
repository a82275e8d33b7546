/// Random numbers that a seed determines, the same on every machine: xoshiro256**, whose state SplitMix64 makes of the seed.
package struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    package init(seed: UInt64) {
        var sum = seed
        func word() -> UInt64 {
            sum &+= 0x9E37_79B9_7F4A_7C15
            var word = sum
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
        (a, b, c, d) = (word(), word(), word(), word())
    }

    package mutating func next() -> UInt64 {
        let result = Self.turned(b &* 5, by: 7) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = Self.turned(d, by: 45)
        return result
    }

    /// A number in 0 ..< 1, from the upper 53 bits of a word. (`Double.random` may change with the standard library.)
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number in 0 ..< `count`.
    ///
    /// - Precondition: `count` is positive.
    package mutating func index(below count: Int) -> Int {
        precondition(count > 0, "there is nothing to choose from")
        return min(Int(unit() * Double(count)), count - 1)
    }

    private static func turned(_ word: UInt64, by bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}
