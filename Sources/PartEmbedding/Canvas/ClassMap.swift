import CNNKernels
import FaceParsing
import Imaging

/// Where the samples of a canvas lie along one side of a label map.
struct SampleAxis {
    /// The cells that are seen, from the first of the label map; beyond it everything is background.
    let seen: Range<Int>
    /// For each sample the first of the four cells around it, counted in ``seen``. Whole groups of samples that are looked at together:
    /// the last sample comes again.
    private let cells: [Int32]
    /// For each sample four weights that sum to 1.
    private let weights: [Float]

    /// - Parameters:
    ///   - start: where the window begins, in units of the frame.
    ///   - length: of the window, in units of the frame; positive.
    ///   - frame: length of the frame, in units.
    ///   - count: cells along the frame.
    init(start: Double, length: Double, frame: Double, count: Int) {
        let samples = PartCanvas.size * Int(NN_SAMPLES_PER_PIXEL)
        let padded = (samples + 7) / 8 * 8
        var firsts: [Int] = []
        var weights: [Float] = []
        firsts.reserveCapacity(padded)
        weights.reserveCapacity(padded * 4)
        for index in 0..<padded {
            let unit = start + (Double(min(index, samples - 1)) + 0.5) / Double(samples) * length
            // Beyond the border everything is background, as it is in its midst.
            let position = min(max(unit / frame * Double(count) - 0.5, -2), Double(count))
            let cell = position.rounded(.down)
            let t = Float(position - cell)
            let (t2, t3, u) = (t * t, t * t * t, 1 - t)
            firsts.append(Int(cell) - 1)
            weights.append(u * u * u / 6)
            weights.append((3 * t3 - 6 * t2 + 4) / 6)
            weights.append((-3 * t3 + 3 * t2 + 3 * t + 1) / 6)
            weights.append(t3 / 6)
        }
        let (first, last) = (firsts[0], firsts[padded - 1])
        seen = first..<last + 4
        cells = firsts.map { Int32($0 - first) }
        self.weights = weights
    }

    fileprivate func withSamples<Result>(_ body: (nn_samples) -> Result) -> Result {
        cells.withUnsafeBufferPointer { cells in
            weights.withUnsafeBufferPointer { weights in
                body(nn_samples(count: Int32(cells.count), cells: cells.baseAddress, weights: weights.baseAddress))
            }
        }
    }
}

/// The class of every cell of a label map that a canvas shows.
struct ClassMap {
    private let columns: SampleAxis
    private let rows: SampleAxis
    private let cells: [UInt8]

    /// - Parameter classes: the class of each label id, of 256.
    init(labels: LabelMap, classes: [UInt8], columns: SampleAxis, rows: SampleAxis) {
        let (width, height) = (columns.seen.count, rows.seen.count)
        let shown = columns.seen.clamped(to: 0..<labels.width)
        (self.columns, self.rows) = (columns, rows)
        cells = [UInt8](unsafeUninitializedCapacity: width * height) { cells, count in
            cells.update(repeating: 0)
            for y in rows.seen.clamped(to: 0..<labels.height) {
                let target = (y - rows.seen.lowerBound) * width - columns.seen.lowerBound
                let source = y * labels.width
                for x in shown { cells[target + x] = classes[Int(labels.labels[source + x])] }
            }
            count = width * height
        }
    }

    /// Draws a canvas of 306×306×3 bytes; class `n` has the colour `palette[n]`.
    ///
    /// Each sample takes the class with the largest sum of weights in the 4×4 cells around it, the lowest of equals.
    func draw(palette: [Color]) -> [UInt8] {
        let size = PartCanvas.size
        let bytes = palette.flatMap { [$0.red, $0.green, $0.blue] }
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { pixels, count in
            columns.withSamples { columns in
                rows.withSamples { rows in
                    cells.withUnsafeBufferPointer { cells in
                        bytes.withUnsafeBufferPointer { bytes in
                            let classes = nn_classes(
                                height: Int32(self.rows.seen.count), width: Int32(self.columns.seen.count),
                                cells: cells.baseAddress, count: Int32(palette.count), palette: bytes.baseAddress)
                            Self.draw(classes, columns, rows, into: pixels)
                        }
                    }
                }
            }
            count = size * size * 3
        }
    }

    private static func draw(
        _ classes: nn_classes, _ columns: nn_samples, _ rows: nn_samples, into pixels: UnsafeMutableBufferPointer<UInt8>
    ) {
        withUnsafePointer(to: classes) { classes in
            withUnsafePointer(to: columns) { columns in
                withUnsafePointer(to: rows) { rows in
                    withUnsafeTemporaryAllocation(
                        byteCount: nn_classes_scratch(classes, columns), alignment: 16
                    ) { scratch in
                        nn_draw_classes(
                            classes, columns, rows, Int32(PartCanvas.size), scratch.baseAddress, pixels.baseAddress)
                    }
                }
            }
        }
    }
}
