/// Makes a picture smaller while its rows come in, by averages over areas: the rows of ``Image/resampled(width:height:)`` without
/// the picture.
package struct RowReducer {
    private let across: AxisTaps
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
        across = AxisTaps(start: 0, length: Double(width), limit: width, count: columns)
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
