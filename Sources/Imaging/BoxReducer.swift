/// Reduces a picture by a whole number while its rows come in; only the reduced picture is held.
///
/// Colours are averaged weighted with alpha, so that what is transparent lends no colour.
struct BoxReducer {
    private let width: Int
    private let height: Int
    private let reduction: Int
    private let columns: Int
    private var pixels: [UInt8] = []
    private var sums: [SIMD4<UInt64>]
    private var rowsInSums = 0
    private var rowsSeen = 0

    init(width: Int, height: Int, reduction: Int) {
        self.width = width
        self.height = height
        self.reduction = reduction
        columns = (width + reduction - 1) / reduction
        sums = Array(repeating: .zero, count: columns)
    }

    /// Adds the next row: W×4 bytes.
    mutating func add(row: UnsafeBufferPointer<UInt8>) {
        sums.withUnsafeMutableBufferPointer { sums in
            var x = 0
            for column in 0..<columns {
                var sum = sums[column]
                for _ in 0..<min(reduction, width - x) {
                    let alpha = UInt32(row[x * 4 + 3])
                    let color = SIMD4(UInt32(row[x * 4]), UInt32(row[x * 4 + 1]), UInt32(row[x * 4 + 2]), 1)
                    sum &+= SIMD4<UInt64>(truncatingIfNeeded: color &* alpha)
                    x += 1
                }
                sums[column] = sum
            }
        }
        rowsInSums += 1
        rowsSeen += 1
        if rowsInSums == reduction || rowsSeen == height { flush() }
    }

    /// The reduced picture, after the last row.
    func image() -> Image {
        Image(width: columns, height: (height + reduction - 1) / reduction, pixels: pixels)
    }

    /// The reduced rows that are finished, which are then forgotten; `nil` when there are none.
    mutating func takeRows() -> [UInt8]? {
        guard !pixels.isEmpty else { return nil }
        defer { pixels.removeAll(keepingCapacity: true) }
        return pixels
    }

    private mutating func flush() {
        for column in 0..<columns {
            let sum = sums[column]
            let alpha = sum.w
            let count = UInt64(min(reduction, width - column * reduction) * rowsInSums)
            if alpha == 0 {
                pixels += [0, 0, 0, 0]
            } else {
                pixels.append(UInt8(truncatingIfNeeded: (sum.x + alpha / 2) / alpha))
                pixels.append(UInt8(truncatingIfNeeded: (sum.y + alpha / 2) / alpha))
                pixels.append(UInt8(truncatingIfNeeded: (sum.z + alpha / 2) / alpha))
                pixels.append(UInt8(truncatingIfNeeded: (alpha + count / 2) / count))
            }
            sums[column] = .zero
        }
        rowsInSums = 0
    }
}
