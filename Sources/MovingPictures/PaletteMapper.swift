import Imaging

/// Finds the palette's number for each pixel, and remembers what it has found.
struct PaletteMapper {
    private let palette: Palette
    private let seen: SeenColors
    private var known = KnownColors()
    /// By colour and place in the pattern of dots.
    private var knownDots: [UInt64: UInt8] = [:]

    init(_ palette: Palette) {
        self.palette = palette
        seen = SeenColors(palette.colors.map(SeenColor.init))
    }

    /// H×W numbers of the nearest colours.
    mutating func indices(of image: Image) -> [UInt8] {
        let words = image.words
        var indices = [UInt8](repeating: 0, count: words.count)
        var last: (word: UInt32, index: UInt8) = (0, 0)
        for (place, word) in words.enumerated() {
            if place == 0 || word != last.word { last = (word, index(of: word)) }
            indices[place] = last.index
        }
        return indices
    }

    private mutating func index(of word: UInt32) -> UInt8 {
        known.index(of: word) { [seen] in UInt8(seen.nearest(to: SeenColor(word.color))) }
    }

    private func nearest(to color: SeenColor) -> UInt8 {
        UInt8(seen.nearest(to: color))
    }

    /// Bayer's matrix of order 4.
    private static let pattern = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

    /// H×W numbers; where the palette lacks a colour, dots in a fixed pattern. Source: Bryce Bayer, "An optimum method for
    /// two-level rendition of continuous-tone pictures", 1973.
    mutating func dithered(_ image: Image) -> [UInt8] {
        // About half the distance of colours that lie evenly: 16 of 255 for a palette of 256.
        let reach = 128 / Float(palette.colors.count).squareRoot()
        var indices = indices(of: image)
        for (place, word) in image.words.enumerated() {
            let color = word.color
            guard color.alpha > 0, palette.colors[Int(indices[place])] != color else { continue }
            let dot = place % image.width % 4 + place / image.width % 4 * 4
            let key = UInt64(word) << 4 | UInt64(dot)
            if let index = knownDots[key] {
                indices[place] = index
                continue
            }
            let shift = (Float(Self.pattern[dot]) + 0.5) / 16 - 0.5
            let moved = { (byte: UInt8) in UInt8(min(max(Float(byte) + shift * reach, 0), 255).rounded()) }
            let index = nearest(
                to: SeenColor(
                    Color(
                        red: moved(color.red), green: moved(color.green), blue: moved(color.blue), alpha: color.alpha)))
            knownDots[key] = index
            indices[place] = index
        }
        return indices
    }
}

/// Remembers the number of the colours that came up last, at most one for each of its places.
private struct KnownColors {
    private static let bits = 15
    /// A colour in the low half and, above it, its number plus 1.
    private var places = [UInt64](repeating: 0, count: 1 << bits)

    mutating func index(of word: UInt32, otherwise find: () -> UInt8) -> UInt8 {
        // Donald Knuth, "The Art of Computer Programming" 3, § 6.4: multiplicative hashing.
        let place = Int((word &* 2_654_435_769) >> (32 - UInt32(Self.bits)))
        let known = places[place]
        if UInt32(truncatingIfNeeded: known) == word, known >> 32 > 0 { return UInt8((known >> 32) - 1) }
        let index = find()
        places[place] = (UInt64(index) + 1) << 32 | UInt64(word)
        return index
    }
}
