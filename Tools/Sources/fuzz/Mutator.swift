import NeuralNetwork

/// Changes seeds at random: bytes and numbers turned, pieces cut out, doubled and moved, two seeds joined.
struct Mutator {
    private let seeds: [[UInt8]]
    private var random: SeededGenerator
    private var isFirst = true

    /// - Precondition: there is a seed.
    init(seeds: [[UInt8]], seed: UInt64) { (self.seeds, random) = (seeds, SeededGenerator(seed: seed)) }

    /// Numbers at which arithmetic and comparisons change their minds.
    private static let numbers: [UInt64] = [
        0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF,
        0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF,
    ]
    private static let words = [
        "-9223372036854775808", "9223372036854775807", "1e999", "-1e-999", "nan", "0", "-1", "{", "[", "\"", "\\ud800",
        "\u{0}", "<g>",
        "url(#a)", "&amp;", "null", "true",
    ].map { Array($0.utf8) }

    mutating func next() -> [UInt8] {
        var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
        if isFirst {
            isFirst = false
            return bytes
        }
        for _ in 0..<[1, 1, 2, 4, 16][Int.random(in: 0..<5, using: &random)] where !bytes.isEmpty { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        // Heads are short beside what follows, and matter more.
        let limit = Bool.random(using: &random) ? bytes.count : min(bytes.count, 256)
        let place = Int.random(in: 0..<limit, using: &random)
        let length = min([1, 2, 4, 8, 64, 1024][Int.random(in: 0..<6, using: &random)], bytes.count - place)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2:
            let number = Self.numbers[Int.random(in: 0..<Self.numbers.count, using: &random)]
            let isBig = Bool.random(using: &random)
            for index in 0..<min(length, 8) {
                let shift = 8 * UInt64(isBig ? min(length, 8) - 1 - index : index)
                bytes[place + index] = UInt8(truncatingIfNeeded: number >> shift)
            }
        case 3: bytes.removeSubrange(place..<place + length)
        case 4:
            let piece = Array(bytes[place..<place + length])
            let times = [1, 2, 64][Int.random(in: 0..<3, using: &random)]
            bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
        case 5: bytes.insert(contentsOf: Self.words[Int.random(in: 0..<Self.words.count, using: &random)], at: place)
        case 6: bytes.removeSubrange(place...)
        case 7:
            let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            bytes.replaceSubrange(place..., with: other[min(place, other.count)...])
        default:
            // A number of a text becomes another.
            guard let start = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
            let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            bytes.replaceSubrange(start..<end, with: Self.words[Int.random(in: 0..<7, using: &random)])
        }
    }
}
