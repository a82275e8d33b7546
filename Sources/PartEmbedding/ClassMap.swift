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
    /// Whether the 4×4 cells from here to the right and down are of one class.
    private let isUniform: [Bool]
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
        // The class where four cells in a row agree, 255 where they do not; then the same down the columns.
        var rows = [UInt8](repeating: 255, count: cells.count)
        for index in 0..<cells.count - 3 {
            let value = cells[index]
            if cells[index + 1] == value, cells[index + 2] == value, cells[index + 3] == value { rows[index] = value }
        }
        var isUniform = [Bool](repeating: false, count: cells.count)
        for index in 0..<cells.count - 3 * width {
            let value = rows[index]
            isUniform[index] =
                value != 255 && rows[index + width] == value && rows[index + 2 * width] == value
                && rows[index + 3 * width] == value
        }
        self.width = width
        self.cells = cells
        self.isUniform = isUniform
        classCount = Int(classes.max() ?? 0) + 1
    }

    /// Draws a canvas of 306×306×3 bytes; class `n` has the colour `palette[n]`.
    func draw(columns: SampleAxis, rows: SampleAxis, palette: [Color]) -> [UInt8] {
        let size = PartCanvas.size
        let step = SampleAxis.perPixel
        let area = Int32(step * step)
        let colors = palette.map { SIMD4<Int32>(Int32($0.red), Int32($0.green), Int32($0.blue), 0) }
        var votes = [Float](repeating: 0, count: classCount)
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            for y in 0..<size {
                for x in 0..<size {
                    var sum = SIMD4<Int32>(repeating: area / 2)
                    for row in y * step..<(y + 1) * step {
                        for column in x * step..<(x + 1) * step {
                            let first = rows.cells[row] * width + columns.cells[column]
                            let winner =
                                isUniform[first]
                                ? Int(cells[first]) : heaviest(from: first, columns, column, rows, row, &votes)
                            sum &+= colors[winner]
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

    /// The class with the largest sum of weights in the 4×4 cells from `first`; the lowest of equals.
    private func heaviest(
        from first: Int, _ columns: SampleAxis, _ column: Int, _ rows: SampleAxis, _ row: Int, _ votes: inout [Float]
    ) -> Int {
        for index in votes.indices { votes[index] = 0 }
        for y in 0..<4 {
            let weight = rows.weights[row * 4 + y]
            for x in 0..<4 {
                votes[Int(cells[first + y * width + x])] += weight * columns.weights[column * 4 + x]
            }
        }
        var best = 0
        for index in votes.indices.dropFirst() where votes[index] > votes[best] { best = index }
        return best
    }
}
