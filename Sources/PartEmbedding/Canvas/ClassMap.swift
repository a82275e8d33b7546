import FaceParsing
import Imaging

/// Where the samples of a canvas lie along one side of a label map.
struct SampleAxis {
    /// Samples along one side of a pixel.
    static let perPixel = 2
    /// For each sample the first of the four cells around it, counted in the padded map.
    private(set) var cells: [Int] = []
    /// For each sample four weights that sum to 1.
    private(set) var weights: [Float] = []

    /// - Parameters:
    ///   - start: where the window begins, in units of the frame.
    ///   - length: of the window, in units of the frame.
    ///   - frame: length of the frame, in units.
    ///   - count: cells along the frame.
    init(start: Double, length: Double, frame: Double, count: Int) {
        let samples = PartCanvas.size * Self.perPixel
        for index in 0..<samples {
            let unit = start + (Double(index) + 0.5) / Double(samples) * length
            // Beyond the padding everything is background, as it is in its midst.
            let position = min(max(unit / frame * Double(count) - 0.5, -2), Double(count))
            let cell = position.rounded(.down)
            let t = Float(position - cell)
            let (t2, t3, u) = (t * t, t * t * t, 1 - t)
            cells.append(Int(cell) - 1 + ClassMap.padding)
            weights += [u * u * u / 6, (3 * t3 - 6 * t2 + 4) / 6, (-3 * t3 + 3 * t2 + 3 * t + 1) / 6, t3 / 6]
        }
    }
}

/// The class of every cell of a label map, with a border of class 0.
struct ClassMap {
    /// Width of the border, in cells.
    static let padding = 3

    private let width: Int
    private let cells: [UInt8]
    private let classCount: Int

    /// - Parameter classes: the class of each label id, of 256.
    init(labels: LabelMap, classes: [UInt8]) {
        let width = labels.width + 2 * Self.padding
        let height = labels.height + 2 * Self.padding
        var cells = [UInt8](repeating: 0, count: width * height)
        for y in 0..<labels.height {
            let target = (y + Self.padding) * width + Self.padding
            for x in 0..<labels.width { cells[target + x] = classes[Int(labels.labels[y * labels.width + x])] }
        }
        self.width = width
        self.cells = cells
        classCount = Int(classes.max() ?? 0) + 1
    }

    /// Draws a canvas of 306×306×3 bytes; class `n` has the colour `palette[n]`.
    ///
    /// Each sample takes the class with the largest sum of weights in the 4×4 cells around it, the lowest of equals. The
    /// sums are taken along the rows of cells first, then down the four rows, for all samples of a row at once.
    func draw(columns: SampleAxis, rows: SampleAxis, palette: [Color]) -> [UInt8] {
        let size = PartCanvas.size
        let step = SampleAxis.perPixel
        let sums = RowSums(cells: cells, width: width, columns: columns, rows: rows, classCount: classCount)
        let colors = palette.map { SIMD4<UInt16>(UInt16($0.red), UInt16($0.green), UInt16($0.blue), 0) }
        var winners = [UInt8](repeating: 0, count: sums.samples * step)
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            for y in 0..<size {
                for row in 0..<step {
                    sums.winners(ofRow: y * step + row, rows, into: &winners, at: row * sums.samples)
                }
                colors.withUnsafeBufferPointer { colors in
                    winners.withUnsafeBufferPointer { winners in
                        var index = y * size * 3
                        for x in 0..<size {
                            let (upper, lower) = (x * step, sums.samples + x * step)
                            var color = colors[Int(winners[upper])]
                            let isFlat =
                                winners[upper] == winners[upper + 1] && winners[upper] == winners[lower]
                                && winners[upper] == winners[lower + 1]
                            if !isFlat {
                                // The mean of two by two samples.
                                color &+= colors[Int(winners[upper + 1])] &+ colors[Int(winners[lower])]
                                color = (color &+ colors[Int(winners[lower + 1])] &+ 2) &>> 2
                            }
                            buffer[index] = UInt8(truncatingIfNeeded: color.x)
                            buffer[index + 1] = UInt8(truncatingIfNeeded: color.y)
                            buffer[index + 2] = UInt8(truncatingIfNeeded: color.z)
                            index += 3
                        }
                    }
                }
            }
            count = size * size * 3
        }
    }
}
