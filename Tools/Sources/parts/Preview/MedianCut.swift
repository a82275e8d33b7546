import Imaging

/// Reduces a picture to a few colours (P. Heckbert, "Color image quantization for frame buffer display", 1982).
struct MedianCut {
    var colors = 64

    /// A colour's channels in one number, and how many pixels have it.
    private struct Entry {
        let key: Int
        let count: Int

        func channel(_ index: Int) -> Int { key >> (16 - 8 * index) & 255 }
    }

    /// Colours that become one.
    private struct Box {
        let entries: [Entry]
        let count: Int
        let longest: Int
        /// How much the colours scatter, all pixels together.
        let weight: Double

        init(_ entries: [Entry]) {
            self.entries = entries
            count = entries.reduce(0) { $0 + $1.count }
            let ranges = (0..<3).map { index -> Int in
                let values = entries.map { $0.channel(index) }
                return (values.max() ?? 0) - (values.min() ?? 0)
            }
            let range = ranges.max() ?? 0
            longest = ranges.firstIndex(of: range) ?? 0
            weight = Double(range) * Double(count).squareRoot()
        }

        /// Cut where half of the pixels lie on either side.
        var halves: [Box] {
            let sorted = entries.sorted { $0.channel(longest) < $1.channel(longest) }
            var (seen, cut) = (sorted[0].count, 1)
            while cut < sorted.count - 1, seen + sorted[cut].count <= count / 2 {
                seen += sorted[cut].count
                cut += 1
            }
            return [Box(Array(sorted[..<cut])), Box(Array(sorted[cut...]))]
        }

        var mean: Color {
            let means = (0..<3).map { index -> UInt8 in
                let sum = entries.reduce(0) { $0 + $1.channel(index) * $1.count }
                return UInt8((sum + count / 2) / max(count, 1))
            }
            return Color(red: means[0], green: means[1], blue: means[2])
        }
    }

    /// The picture without its alpha, and the colours of its numbers.
    func reduce(_ picture: Image) -> (IndexedImage, [Color]) {
        let keys = stride(from: 0, to: picture.pixels.count, by: 4).map { offset -> Int in
            let (red, green, blue) = (picture.pixels[offset], picture.pixels[offset + 1], picture.pixels[offset + 2])
            return Int(red) << 16 | Int(green) << 8 | Int(blue)
        }
        var counts: [Int: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        let entries = counts.map { Entry(key: $0.key, count: $0.value) }.sorted { $0.key < $1.key }
        var boxes = [Box(entries)]
        while boxes.count < colors {
            let widest = boxes.indices.max { boxes[$0].weight < boxes[$1].weight } ?? 0
            guard boxes[widest].weight > 0 else { break }
            boxes += boxes.remove(at: widest).halves
        }
        var numbers: [Int: UInt8] = [:]
        for (number, box) in boxes.enumerated() {
            for entry in box.entries { numbers[entry.key] = UInt8(number) }
        }
        let indices = keys.map { numbers[$0] ?? 0 }
        return (IndexedImage(width: picture.width, height: picture.height, indices: indices), boxes.map(\.mean))
    }
}
