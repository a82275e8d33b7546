package import Imaging

extension Image {
    /// The picture with colours also where alpha is 0 next to what is seen, for files whose colours are coarser than their alpha: no
    /// dark rim comes in from outside.
    ///
    /// Two pixels are what colours at half the size need; to carry them on further costs bytes and shows nothing.
    ///
    /// - Parameter reach: how far colours are carried on, in pixels.
    package func bleeding(reach: Int = 2) -> Image {
        var words = words
        // Pixels whose colour is made up have alpha 1 until the end.
        var made: [Int] = []
        var rim = words.indices.filter { words[$0] == 0 && touchesColor($0, words) }
        for round in 1...max(reach, 1) where !rim.isEmpty {
            let colors = rim.map { neighboursMean(of: $0, words) }
            for (place, color) in zip(rim, colors) { words[place] = color }
            made += rim
            if round < reach { rim = Set(rim.flatMap { neighbours(of: $0).filter { words[$0] == 0 } }).sorted() }
        }
        for place in made { words[place] &= 0x00FF_FFFF }
        return made.isEmpty ? self : Image(width: width, height: height, words: words)
    }

    /// Whether a pixel to the left, right, above or below has a colour.
    private func touchesColor(_ place: Int, _ words: [UInt32]) -> Bool {
        let x = place % width
        return x > 0 && words[place - 1] != 0 || x + 1 < width && words[place + 1] != 0
            || place >= width && words[place - width] != 0
            || place + width < words.count && words[place + width] != 0
    }

    /// The pixels around a place, the place itself among them.
    private func neighbours(of place: Int) -> [Int] {
        let (x, y) = (place % width, place / width)
        return (max(y - 1, 0)...min(y + 1, height - 1)).flatMap { row in
            (max(x - 1, 0)...min(x + 1, width - 1)).map { row * width + $0 }
        }
    }

    /// The mean colour of the pixels around a place that have one, with alpha 1.
    private func neighboursMean(of place: Int, _ words: [UInt32]) -> UInt32 {
        var (red, green, blue, count): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        for place in neighbours(of: place) where words[place] != 0 {
            red += words[place] & 0xFF
            green += words[place] >> 8 & 0xFF
            blue += words[place] >> 16 & 0xFF
            count += 1
        }
        guard count > 0 else { return 0 }
        return red / count | (green / count) << 8 | (blue / count) << 16 | 1 << 24
    }
}
