/// For rows of cells that a canvas shows, and every class: what the four cells around each sample of a row weigh. Found where
/// it is asked for, for eight samples at a time.
struct ClassSums {
    /// Samples that are looked at together.
    static let lanes = 8

    private let cells: [UInt8]
    private let width: Int
    private let columns: SampleAxis
    private let rows: SampleAxis
    private let firstRow: Int
    private let groups: Int
    private let classCount: Int
    /// Row by row of cells, group by group of samples, class by class. Class 0 is left out: the weights sum to 1.
    private var weights: [SIMD8<Float>]
    private var isKnown: [Bool]

    init(cells: [UInt8], width: Int, columns: SampleAxis, rows: SampleAxis, classCount: Int) {
        let firstRow = rows.cells.min() ?? 0
        let rowCount = (rows.cells.max() ?? 0) + 4 - firstRow
        (self.cells, self.width, self.columns, self.rows) = (cells, width, columns, rows)
        (self.firstRow, self.classCount) = (firstRow, classCount)
        groups = (columns.cells.count + Self.lanes - 1) / Self.lanes
        weights = Array(repeating: .zero, count: rowCount * groups * (classCount - 1))
        isKnown = Array(repeating: false, count: rowCount * groups)
    }

    /// The heaviest class of each sample of a group.
    ///
    /// - Parameters:
    ///   - winners: eight are written.
    ///   - row: which eight of `winners`.
    mutating func winners(ofRow sampleRow: Int, group: Int, into winners: inout [UInt8], at row: Int) {
        let first = rows.cells[sampleRow] - firstRow
        for offset in 0..<4 { weigh(row: first + offset, group: group) }
        let (a, b) = (rows.weights[sampleRow * 4], rows.weights[sampleRow * 4 + 1])
        let (c, d) = (rows.weights[sampleRow * 4 + 2], rows.weights[sampleRow * 4 + 3])
        let shown = classCount - 1
        let (place, stride) = ((first * groups + group) * shown, groups * shown)
        var (best, rest) = (SIMD8<Float>.zero, SIMD8<Float>(repeating: 1))
        var winner = SIMD8<Int32>.zero
        for index in 0..<shown {
            var sum = weights[place + index] * a
            sum += weights[place + stride + index] * b
            sum += weights[place + 2 * stride + index] * c
            sum += weights[place + 3 * stride + index] * d
            rest -= sum
            let isBetter = sum .> best
            best.replace(with: sum, where: isBetter)
            winner.replace(with: SIMD8(repeating: Int32(index + 1)), where: isBetter)
        }
        // The lowest of equals: class 0, within what adding up loses.
        winner.replace(with: SIMD8.zero, where: rest .>= best - 1e-6)
        for lane in 0..<Self.lanes { winners[row * Self.lanes + lane] = UInt8(truncatingIfNeeded: winner[lane]) }
    }

    private mutating func weigh(row: Int, group: Int) {
        let place = row * groups + group
        if isKnown[place] { return }
        isKnown[place] = true
        let start = (firstRow + row) * width
        for lane in 0..<min(Self.lanes, columns.cells.count - group * Self.lanes) {
            let sample = group * Self.lanes + lane
            let cell = start + columns.cells[sample]
            for offset in 0..<4 {
                let found = Int(cells[cell + offset])
                guard found > 0 else { continue }
                weights[place * (classCount - 1) + found - 1][lane] += columns.weights[sample * 4 + offset]
            }
        }
    }
}
