/// Where a text is broken so that its lines are nearly as long as each other.
///
/// Least raggedness over all ways to break it, by dynamic programming as in Knuth and Plass, “Breaking paragraphs into lines”, 1981;
/// the price of a line is the fourth power of its length, so that the longest line is as short as can be.
final class LineBreaker {
    /// A place where a line may end.
    struct Place {
        /// Index of the first character of the next line.
        var index: Int
        /// How unwelcome a break is here: as much as a line of mean length is at 1; below zero where it is welcome.
        var price: Double
    }

    /// The length of the text before each character, and of all of it.
    private let lengths: [Double]
    /// How much of that is white space that ends a line there.
    private let trailing: [Double]
    private let places: [Place]
    private var known: [Int: [Range<Int>]?] = [:]

    /// - Parameters:
    ///   - advances: length of each character.
    ///   - isSpace: whether it is white space, which has no length at the end of a line.
    ///   - places: within the text, in order.
    init(advances: [Double], isSpace: [Bool], places: [Place]) {
        var lengths = [0.0]
        var trailing = [0.0]
        for (advance, isSpace) in zip(advances, isSpace) {
            lengths.append((lengths.last ?? 0) + advance)
            trailing.append(isSpace ? (trailing.last ?? 0) + advance : 0)
        }
        (self.lengths, self.trailing) = (lengths, trailing)
        self.places = [Place(index: 0, price: 0)] + places + [Place(index: advances.count, price: 0)]
    }

    /// The most lines that there can be.
    var most: Int { places.count - 1 }

    /// The whole text on one line.
    var length: Double { length(from: 0, to: places.count - 1) }

    /// The longest piece that cannot be broken.
    var longestPiece: Double {
        (1..<places.count).map { length(from: $0 - 1, to: $0) }.max() ?? 0
    }

    private func length(from start: Int, to end: Int) -> Double {
        let (first, last) = (places[start].index, places[end].index)
        return max(lengths[last] - lengths[first] - trailing[last], 0)
    }

    /// The ranges of characters of so many lines; `nil` where the text cannot be broken so often.
    func lines(_ number: Int) -> [Range<Int>]? {
        if let lines = known[number] { return lines }
        let lines = newLines(number)
        known[number] = lines
        return lines
    }

    private func newLines(_ number: Int) -> [Range<Int>]? {
        let ends = places.count
        guard (1..<ends).contains(number) else { return nil }
        let mean = max(length / Double(number), 1e-9)
        let longest = 1.5 * mean + longestPiece
        var cost = (0..<ends).map { $0 == 0 ? 0 : Double.infinity }
        var before: [[Int]] = []
        for line in 1...number {
            var next = [Double](repeating: .infinity, count: ends)
            var from = [Int](repeating: 0, count: ends)
            for end in line..<ends {
                for start in stride(from: end - 1, through: line - 1, by: -1) {
                    let length = length(from: start, to: end)
                    if length > longest { break }
                    let share = length / mean
                    let price = cost[start] + share * share * share * share + places[end].price
                    if price < next[end] { (next[end], from[end]) = (price, start) }
                }
            }
            before.append(from)
            cost = next
        }
        guard cost[ends - 1] < .infinity else { return nil }
        var lines: [Range<Int>] = []
        var end = ends - 1
        for from in before.reversed() {
            lines.append(places[from[end]].index..<places[end].index)
            end = from[end]
        }
        return lines.reversed()
    }

    /// The longest of `lines`.
    func width(of lines: [Range<Int>]) -> Double {
        lines.map { max(lengths[$0.upperBound] - lengths[$0.lowerBound] - trailing[$0.upperBound], 0) }.max() ?? 0
    }
}
