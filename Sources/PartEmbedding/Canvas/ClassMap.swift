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
        cells.reserveCapacity(samples)
        weights.reserveCapacity(samples * 4)
        for index in 0..<samples {
            let unit = start + (Double(index) + 0.5) / Double(samples) * length
            // Beyond the padding everything is background, as it is in its midst.
            let position = min(max(unit / frame * Double(count) - 0.5, -2), Double(count))
            let cell = position.rounded(.down)
            let t = Float(position - cell)
            let (t2, t3, u) = (t * t, t * t * t, 1 - t)
            cells.append(Int(cell) - 1 + ClassMap.padding)
            weights.append(u * u * u / 6)
            weights.append((3 * t3 - 6 * t2 + 4) / 6)
            weights.append((-3 * t3 + 3 * t2 + 3 * t + 1) / 6)
            weights.append(t3 / 6)
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
    /// Each sample takes the class with the largest sum of weights in the 4×4 cells around it, the lowest of equals. Where all
    /// these cells are of one class, as they are but along the borders of regions, nothing is weighed.
    func draw(columns: SampleAxis, rows: SampleAxis, palette: [Color]) -> [UInt8] {
        let (size, step) = (PartCanvas.size, SampleAxis.perPixel)
        let colors = palette.map { SIMD4<Int32>(Int32($0.red), Int32($0.green), Int32($0.blue), 0) }
        let blocks = uniformBlocks()
        var sums = ClassSums(cells: cells, width: width, columns: columns, rows: rows, classCount: classCount)
        var plain = [UInt8](repeating: 0, count: size)
        var winners = [UInt8](repeating: 0, count: step * ClassSums.lanes)
        let group = ClassSums.lanes / step
        // A group of pixels of one class, as twelve bytes.
        let runs = palette.map { color in
            (0..<group).reduce(SIMD16<UInt8>()) { run, pixel in
                var run = run
                (run[pixel * 3], run[pixel * 3 + 1], run[pixel * 3 + 2]) = (color.red, color.green, color.blue)
                return run
            }
        }
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            func put(_ color: SIMD4<Int32>, x: Int, y: Int) {
                let index = (y &* size &+ x) &* 3
                buffer[index] = UInt8(truncatingIfNeeded: color.x)
                buffer[index &+ 1] = UInt8(truncatingIfNeeded: color.y)
                buffer[index &+ 2] = UInt8(truncatingIfNeeded: color.z)
            }
            for y in 0..<size {
                let upper = rows.cells[y * step]
                let lower = rows.cells[y * step + step - 1]
                let isNew = y == 0 || upper != rows.cells[(y - 1) * step] || lower != rows.cells[y * step - 1]
                if isNew {
                    findPlain(in: blocks, upper: upper, lower: lower, columns, &plain)
                } else {
                    // What is plain shows what the row above does.
                    let above = UnsafeRawBufferPointer(rebasing: target[(y - 1) * size * 3..<y * size * 3])
                    UnsafeMutableRawBufferPointer(rebasing: target[y * size * 3..<(y + 1) * size * 3])
                        .copyMemory(from: above)
                }
                plain.withUnsafeBufferPointer { plain in
                    for start in stride(from: 0, to: size, by: group) {
                        let end = min(start &+ group, size)
                        let first = plain[start]
                        var others: UInt8 = 0
                        var highest = first
                        for x in start &+ 1..<end {
                            others |= plain[x] ^ first
                            highest = max(highest, plain[x])
                        }
                        if highest != Self.mixed {
                            guard isNew else { continue }
                            if others == 0, end == start &+ group {
                                let (run, place) = (runs[Int(first)], (y &* size &+ start) &* 3)
                                let words = unsafeBitCast(run, to: SIMD4<UInt32>.self)
                                target.storeBytes(of: words.x, toByteOffset: place, as: UInt32.self)
                                target.storeBytes(of: words.y, toByteOffset: place &+ 4, as: UInt32.self)
                                target.storeBytes(of: words.z, toByteOffset: place &+ 8, as: UInt32.self)
                            } else {
                                for x in start..<end { put(colors[Int(plain[x])], x: x, y: y) }
                            }
                            continue
                        }
                        for row in 0..<step {
                            sums.winners(ofRow: y * step + row, group: start / group, into: &winners, at: row)
                        }
                        for x in start..<end {
                            var sum = SIMD4<Int32>(repeating: Int32(step * step / 2))
                            for row in 0..<step {
                                for column in 0..<step {
                                    sum &+= colors[Int(winners[row * ClassSums.lanes + (x - start) * step + column])]
                                }
                            }
                            put(sum / Int32(step * step), x: x, y: y)
                        }
                    }
                }
            }
            count = size * size * 3
        }
    }

    /// Several classes.
    private static let mixed = UInt8.max

    /// For each cell the class of the 4×4 cells of which it is the first, or ``mixed``.
    private func uniformBlocks() -> [UInt8] {
        let count = cells.count
        // Along the rows first; at their ends the next row goes on, which no sample reaches.
        var runs = [UInt8](repeating: Self.mixed, count: count)
        var blocks = runs
        cells.withUnsafeBufferPointer { cells in
            runs.withUnsafeMutableBufferPointer { runs in
                for cell in 0..<max(count - 3, 0) {
                    let own = cells[cell]
                    let others = (cells[cell &+ 1] ^ own) | (cells[cell &+ 2] ^ own) | (cells[cell &+ 3] ^ own)
                    runs[cell] = others == 0 ? own : Self.mixed
                }
                blocks.withUnsafeMutableBufferPointer { blocks in
                    for cell in 0..<max(count - 3 * width, 0) {
                        let own = runs[cell]
                        let others =
                            (runs[cell &+ width] ^ own) | (runs[cell &+ 2 &* width] ^ own)
                            | (runs[cell &+ 3 &* width] ^ own)
                        blocks[cell] = others == 0 ? own : Self.mixed
                    }
                }
            }
        }
        return blocks
    }

    /// The class of each pixel of a row whose samples lie in blocks of one class; of others ``mixed``.
    ///
    /// - Parameters:
    ///   - upper: first row of cells of the pixels' upper samples.
    ///   - lower: the same of the lower ones.
    private func findPlain(
        in blocks: [UInt8], upper: Int, lower: Int, _ columns: SampleAxis, _ plain: inout [UInt8]
    ) {
        let step = SampleAxis.perPixel
        let (above, below) = (upper * width, lower * width)
        for x in plain.indices {
            let (left, right) = (columns.cells[x * step], columns.cells[x * step + step - 1])
            let own = blocks[above + left]
            let others =
                (blocks[above + right] ^ own) | (blocks[below + left] ^ own) | (blocks[below + right] ^ own)
            plain[x] = others == 0 ? own : Self.mixed
        }
    }
}
