import Imaging

/// How often each colour comes up in a clip.
struct ColorCounts: Sendable {
    /// Pixels as words (see ``Imaging/Image/words``), each once, in rising order.
    let colors: [UInt32]
    /// Pixels of that colour in all frames.
    let counts: [Double]

    init(_ frames: [Image]) {
        var runs = Runs()
        for frame in frames {
            frame.words.withUnsafeBufferPointer { words in
                var start = 0
                while start < words.count {
                    let color = words[start]
                    var end = start + 1
                    while end < words.count, words[end] == color { end += 1 }
                    runs.add(color, end - start)
                    start = end
                }
            }
        }
        let table = runs.table
        colors = table.keys.sorted()
        counts = colors.map { Double(table[$0] ?? 0) }
    }

    /// Counts in places by the colour, and in a table what has to leave its place for another.
    private struct Runs {
        private static let bits = 14
        private var places = [(color: UInt32, count: Int)](repeating: (0, 0), count: 1 << bits)
        private var rest: [UInt32: Int] = [:]

        mutating func add(_ color: UInt32, _ count: Int) {
            let place = Int((color &* 2_654_435_769) >> (32 - UInt32(Self.bits)))
            if places[place].color != color {
                rest[places[place].color, default: 0] += places[place].count
                places[place] = (color, 0)
            }
            places[place].count += count
        }

        var table: [UInt32: Int] {
            var table = rest
            for place in places where place.count > 0 { table[place.color, default: 0] += place.count }
            return table.filter { $0.value > 0 }
        }
    }
}
