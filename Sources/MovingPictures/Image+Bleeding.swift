import Imaging

extension Image {
    /// The picture with colours also where alpha is 0, for files whose colours are coarser than their alpha: no dark rim comes in
    /// from outside. Next to what is seen its colours are carried on, further away there is their mean.
    ///
    /// - Parameter reach: how far colours are carried on, in pixels.
    func bleeding(reach: Int = 8) -> Image {
        var words = words
        var open = words.indices.filter { words[$0] == 0 }
        guard !open.isEmpty, open.count < words.count else { return self }
        var rim: (red: Int, green: Int, blue: Int, count: Int) = (0, 0, 0, 0)
        // Pixels whose colour is made up have alpha 1 until the end.
        for round in 0..<reach where !open.isEmpty {
            var found: [(place: Int, color: UInt32)] = []
            open.removeAll { place in
                guard let color = neighboursMean(of: place, words) else { return false }
                found.append((place, color))
                return true
            }
            guard !found.isEmpty else { break }
            for (place, color) in found {
                words[place] = color
                guard round == 0 else { continue }
                rim.red += Int(color & 0xFF)
                rim.green += Int(color >> 8 & 0xFF)
                rim.blue += Int(color >> 16 & 0xFF)
                rim.count += 1
            }
        }
        let count = max(rim.count, 1)
        let mean = UInt32(rim.red / count) | UInt32(rim.green / count) << 8 | UInt32(rim.blue / count) << 16
        for place in open { words[place] = mean }
        for (place, pixel) in withoutUnseenColors.words.enumerated() where pixel == 0 { words[place] &= 0x00FF_FFFF }
        return Image(width: width, height: height, words: words)
    }

    /// The mean colour of the pixels around a place that have one, with alpha 1; `nil` where none has.
    private func neighboursMean(of place: Int, _ words: [UInt32]) -> UInt32? {
        let (x, y) = (place % width, place / width)
        var (red, green, blue, count): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        for row in max(y - 1, 0)...min(y + 1, height - 1) {
            for column in max(x - 1, 0)...min(x + 1, width - 1) {
                let word = words[row * width + column]
                guard word != 0 else { continue }
                red += word & 0xFF
                green += word >> 8 & 0xFF
                blue += word >> 16 & 0xFF
                count += 1
            }
        }
        guard count > 0 else { return nil }
        return red / count | blue / count << 16 | green / count << 8 | 1 << 24
    }
}
