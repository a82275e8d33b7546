import Imaging
import NeuralNetwork

extension FaceParserNetwork {
    /// The label of every pixel of a picture whose sides are multiples of 32, how sure the labels are, and what
    /// ``AttributeMeasures`` reads of the encoder.
    func read(_ image: Image) -> (labels: LabelMap, sureness: LabelSureness, features: [Tensor]) {
        let input = Tensor(colorsOf: image, granularity: Self.granularity)
        let (logits, features) = halfSizeLogits(for: input, encoderBlocks: AttributeMeasures.encoderBlocks)
        return (LabelMap(doubling: logits), LabelSureness(of: logits), features)
    }
}

extension LabelMap {
    /// The index of the largest of sixteen logits at each pixel, after bilinear doubling: H×W×16 → 2H×2W.
    ///
    /// - Precondition: `logits` has 16 channels.
    init(doubling logits: Tensor) {
        precondition(logits.channels == 16, "the parser has sixteen classes")
        let (rows, columns) = (logits.height, logits.width)
        let labels = [UInt8](unsafeUninitializedCapacity: 4 * rows * columns) { output, count in
            // One row between two rows of logits.
            var line = [SIMD16<Float>](repeating: .zero, count: columns)
            logits.values.withUnsafeBytes { values in
                func pixel(_ y: Int, _ x: Int) -> SIMD16<Float> {
                    values.loadUnaligned(fromByteOffset: (y * columns + x) * 64, as: SIMD16<Float>.self)
                }
                let own = (0..<rows * columns).map { pixel(0, $0).indexOfMax }
                for y in 0..<2 * rows {
                    let near = y / 2
                    let far = min(max(y % 2 == 0 ? near - 1 : near + 1, 0), rows - 1)
                    for x in 0..<columns { line[x] = pixel(near, x) * 0.75 + pixel(far, x) * 0.25 }
                    for column in 0..<2 * columns {
                        let x = column / 2
                        let side = min(max(column % 2 == 0 ? x - 1 : x + 1, 0), columns - 1)
                        let label = own[near * columns + x]
                        // Where all four pixels agree, so does anything between them.
                        let agree =
                            own[near * columns + side] == label && own[far * columns + x] == label
                            && own[far * columns + side] == label
                        output[y * 2 * columns + column] =
                            agree ? label : (line[x] * 0.75 + line[side] * 0.25).indexOfMax
                    }
                }
            }
            count = 4 * rows * columns
        }
        self.init(width: 2 * columns, height: 2 * rows, labels: labels)
    }
}

extension SIMD16<Float> {
    /// The lowest index of the largest value.
    var indexOfMax: UInt8 {
        let indices = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        return UInt8(truncatingIfNeeded: indices.replacing(with: 15, where: self .< self.max()).min())
    }
}
