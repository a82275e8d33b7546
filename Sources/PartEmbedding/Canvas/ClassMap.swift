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
        let area = Int32(step * step)
        let colors = palette.map { SIMD4<Int32>(Int32($0.red), Int32($0.green), Int32($0.blue), 0) }
        var winners = [UInt8](repeating: 0, count: sums.samples * step)
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            for y in 0..<size {
                for row in 0..<step {
                    sums.winners(ofRow: y * step + row, rows, into: &winners, at: row * sums.samples)
                }
                for x in 0..<size {
                    var sum = SIMD4<Int32>(repeating: area / 2)
                    for row in 0..<step {
                        for column in 0..<step {
                            sum &+= colors[Int(winners[row * sums.samples + x * step + column])]
                        }
                    }
                    let color = sum / area
                    let index = (y * size + x) * 3
                    buffer[index] = UInt8(color.x)
                    buffer[index + 1] = UInt8(color.y)
                    buffer[index + 2] = UInt8(color.z)
                }
            }
            count = size * size * 3
        }
    }
}
