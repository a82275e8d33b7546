/// For every row of cells that a canvas shows, and every class: what the four cells around each sample of a row weigh.
struct RowSums {
    private static let lanes = 8

    private let firstRow: Int
    /// Samples of a row, up to a whole number of vectors.
    let samples: Int
    private let classCount: Int
    /// Row by row of cells, class by class, sample by sample. Class 0 is left out: the weights sum to 1.
    private let weights: [Float]
    /// The one class of a row of cells; `nil` where it holds several.
    private let uniform: [UInt8?]

    init(cells: [UInt8], width: Int, columns: SampleAxis, rows: SampleAxis, classCount: Int) {
        let firstRow = rows.cells.min() ?? 0
        let rowCount = (rows.cells.max() ?? 0) + 4 - firstRow
        let samples = (columns.cells.count + Self.lanes - 1) / Self.lanes * Self.lanes
        let shown = (columns.cells.min() ?? 0)..<(columns.cells.max() ?? 0) + 4
        var weights = [Float](repeating: 0, count: rowCount * (classCount - 1) * samples)
        var uniform = [UInt8?](repeating: nil, count: rowCount)
        for row in 0..<rowCount {
            let start = (firstRow + row) * width
            let first = cells[start + shown.lowerBound]
            if shown.allSatisfy({ cells[start + $0] == first }) { uniform[row] = first }
            let target = row * (classCount - 1) * samples
            for sample in columns.cells.indices {
                let cell = start + columns.cells[sample]
                for offset in 0..<4 {
                    let found = Int(cells[cell + offset])
                    guard found > 0 else { continue }
                    weights[target + (found - 1) * samples + sample] += columns.weights[sample * 4 + offset]
                }
            }
        }
        (self.firstRow, self.samples, self.classCount) = (firstRow, samples, classCount)
        (self.weights, self.uniform) = (weights, uniform)
    }

    /// The heaviest class of each sample of one row of samples.
    ///
    /// - Parameters:
    ///   - winners: ``samples`` of them are written.
    ///   - start: where the row begins in `winners`.
    func winners(ofRow sampleRow: Int, _ rows: SampleAxis, into winners: inout [UInt8], at start: Int) {
        let row = rows.cells[sampleRow] - firstRow
        if let only = uniform[row], (1..<4).allSatisfy({ uniform[row + $0] == only }) {
            for sample in 0..<samples { winners[start + sample] = only }
            return
        }
        let stride = (classCount - 1) * samples
        let shares = (0..<4).map { rows.weights[sampleRow * 4 + $0] }
        let (a, b, c, d) = (shares[0], shares[1], shares[2], shares[3])
        weights.withUnsafeBytes { weights in
            winners.withUnsafeMutableBufferPointer { winners in
                for sample in Swift.stride(from: 0, to: samples, by: Self.lanes) {
                    var (best, rest) = (SIMD8<Float>.zero, SIMD8<Float>(repeating: 1))
                    var winner = SIMD8<Int32>.zero
                    for index in 0..<classCount - 1 {
                        var place = (row * stride + index * samples + sample) * 4
                        var sum = weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self) * a
                        place += stride * 4
                        sum += weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self) * b
                        place += stride * 4
                        sum += weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self) * c
                        place += stride * 4
                        sum += weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self) * d
                        rest -= sum
                        let isBetter = sum .> best
                        best.replace(with: sum, where: isBetter)
                        winner.replace(with: SIMD8(repeating: Int32(index + 1)), where: isBetter)
                    }
                    // The lowest of equals: class 0, within what adding up loses.
                    winner.replace(with: SIMD8.zero, where: rest .>= best - 1e-6)
                    for lane in 0..<Self.lanes {
                        winners[start + sample + lane] = UInt8(truncatingIfNeeded: winner[lane])
                    }
                }
            }
        }
    }
}
