import Imaging

/// Finds the palette's number for each pixel, and remembers what it has found.
struct PaletteMapper {
    private let palette: Palette
    private let seen: [SeenColor]
    private var known: [UInt32: UInt8] = [:]
    /// By colour and place in the pattern of dots.
    private var knownDots: [UInt64: UInt8] = [:]

    init(_ palette: Palette) {
        self.palette = palette
        seen = palette.colors.map(SeenColor.init)
        for (index, color) in palette.colors.enumerated() { known[UInt32(color)] = UInt8(index) }
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
        if let index = known[word] { return index }
        let index = nearest(to: SeenColor(word.color))
        known[word] = index
        return index
    }

    private func nearest(to color: SeenColor) -> UInt8 {
        UInt8(seen.withUnsafeBufferPointer { $0.nearest(to: color) })
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
