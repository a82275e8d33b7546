/// Makes a picture smaller while its rows come in, by averages over areas: the rows of ``Image/resampled(width:height:)`` without
/// the picture.
package struct RowReducer {
    private let across: RowTaps
    private let down: AxisTaps
    private let columns: Int
    private let rows: Int
    /// Rows that came in, and rows that were taken.
    private var (seen, taken) = (0, 0)
    private var resampled: [SIMD4<Float>]
    /// Sums of the next row to be taken, and of the one after it, with which it may share a row that came in.
    private var sums: [[SIMD4<Float>]]

    /// - Parameters:
    ///   - width: columns of the rows that come in.
    ///   - height: how many come.
    ///   - columns: at most `width`.
    ///   - rows: at most `height`.
    package init(width: Int, height: Int, columns: Int, rows: Int) {
        precondition((1...width).contains(columns) && (1...height).contains(rows), "rows are only made smaller")
        across = RowTaps(start: 0, length: Double(width), limit: width, count: columns)
        down = AxisTaps(start: 0, length: Double(height), limit: height, count: rows)
        self.columns = columns
        self.rows = rows
        resampled = Array(repeating: .zero, count: columns)
        sums = [resampled, resampled]
    }

    /// Takes the next row: W×4 bytes. Rows that are finished by it have to be taken before the next one comes.
    package mutating func add(row: UnsafeBufferPointer<UInt8>) {
        resampled.withUnsafeMutableBufferPointer { across.apply(to: row, into: $0) }
        for target in taken..<min(taken + 2, rows) where down.range(target).contains(seen) {
            let weight = down.weight(target, seen)
            resampled.withUnsafeBufferPointer { resampled in
                sums[target & 1].withUnsafeMutableBufferPointer { sums in
                    for x in 0..<sums.count { sums[x] += resampled[x] * weight }
                }
            }
        }
        seen += 1
    }

    /// The next finished row, columns×4 bytes.
    package mutating func takeRow() -> [UInt8]? {
        guard taken < rows, seen >= down.range(taken).upperBound else { return nil }
        let row = [UInt8](unsafeUninitializedCapacity: columns * 4) { buffer, count in
            sums[taken & 1].withUnsafeMutableBufferPointer { sums in
                for x in 0..<sums.count {
                    store(sums[x], in: buffer, at: x * 4)
                    sums[x] = .zero
                }
            }
            count = columns * 4
        }
        taken += 1
        return row
    }
}

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
