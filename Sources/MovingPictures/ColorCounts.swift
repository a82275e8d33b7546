import Imaging

/// How often each colour comes up in a clip.
struct ColorCounts: Sendable {
    /// Pixels as words (see ``Imaging/Image/words``), each once, in rising order.
    let colors: [UInt32]
    /// Pixels of that colour in all frames.
    let counts: [Double]

    init(_ frames: [Image]) {
        var table: [UInt32: Int] = [:]
        for frame in frames {
            let words = frame.words
            words.withUnsafeBufferPointer { words in
                var start = 0
                while start < words.count {
                    let color = words[start]
                    var end = start + 1
                    while end < words.count, words[end] == color { end += 1 }
                    table[color, default: 0] += end - start
                    start = end
                }
            }
        }
        colors = table.keys.sorted()
        counts = colors.map { Double(table[$0] ?? 0) }
    }
}
