import FaceAtlas
import Imaging
import NeuralNetwork

/// The numbers from which attributes are read: shares of labels in zones of the frame, the hair's shape and texture, colours,
/// and means of what the parser's encoder saw.
///
/// `Tools/training/attributes/measure.py` measures the same for the training; the two must stay alike.
struct AttributeMeasures {
    /// Blocks of the parser's encoder whose outputs take part.
    static let encoderBlocks = [8, 6, 3]
    /// Hair, colours, labels in boxes, and five means of 128, 80 and 40 channels.
    static let count = HairMeasures.count + 14 + Zone.labelBoxes.count * 16 + 5 * (128 + 80 + 40)

    /// Rows and columns of the encoder's finest output.
    private static let cells = 32
    private static let side = CanonicalFrame.parserSize
    private static let everything = region { _ in true }
    private static let lowerFace = region(of: .pooledLowerFace)
    private static let forehead = region(of: .pooledForehead)

    /// NaN for a colour that is missing.
    let values: [Float]

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the 256×256 pixels that they label.
    ///   - colors: measured from both.
    ///   - features: outputs of ``encoderBlocks`` for `crop`.
    init(labels: LabelMap, crop: Image, colors: FaceColors, features: [Tensor]) {
        var values = HairMeasures(labels: labels, crop: crop).values
        values += Self.colors(colors)
        for box in Zone.labelBoxes { values += Self.shares(of: labels, in: box) }
        let skin: FaceLabelSet = [.skin, .nose]
        let regions = [
            Self.everything, Self.region { labels.labels[$0] == FaceLabel.hair.rawValue },
            Self.region { skin.contains(labels.labels[$0]) }, Self.lowerFace, Self.forehead,
        ]
        for tensor in features {
            for region in regions {
                values += tensor.mean(weights: region.averaged(from: Self.cells, to: tensor.width))
            }
        }
        self.values = values
    }

    /// Of each cell the share that `contains` says of its pixels, by their index.
    private static func region(_ contains: (Int) -> Bool) -> [Float] {
        (0..<side * side).map { contains($0) ? 1 : 0 }.averaged(from: side, to: cells)
    }

    private static func region(of zone: Zone) -> [Float] {
        region { zone.rows.contains($0 / side) && zone.columns.contains($0 % side) }
    }

    /// Lightness, a and b of skin, white of the eyes, lips and hair; spread and chroma of the hair.
    private static func colors(_ colors: FaceColors) -> [Float] {
        let labs = [colors.skin, colors.sclera, colors.lip, colors.hair].map { $0.map { OKLab($0) } }
        let axes = labs.flatMap { lab in [lab?.lightness, lab?.a, lab?.b] }
        return (axes + [colors.hairLightnessSpread, labs[3]?.chroma]).map { $0.map { Float($0) } ?? .nan }
    }

    /// Of each label its share of a box, 0…1.
    private static func shares(of labels: LabelMap, in box: Zone) -> [Float] {
        var counts = [Int](repeating: 0, count: FaceLabel.allCases.count)
        for y in box.rows {
            for x in box.columns { counts[Int(labels.labels[y * labels.width + x])] += 1 }
        }
        return counts.map { Float($0) / Float(box.rows.count * box.columns.count) }
    }
}

extension [Float] {
    /// A square of `side`×`side` values, averaged over cells to `cells`×`cells`.
    fileprivate func averaged(from side: Int, to cells: Int) -> [Float] {
        let step = side / cells
        var sums = [Float](repeating: 0, count: cells * cells)
        for y in 0..<side {
            for x in 0..<side { sums[y / step * cells + x / step] += self[y * side + x] }
        }
        return sums.map { $0 / Float(step * step) }
    }
}

extension Tensor {
    /// The mean of each channel over the pixels, each with its weight; near 0 where all weights are.
    fileprivate func mean(weights: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: channels)
        for (pixel, weight) in weights.enumerated() where weight > 0 {
            for channel in 0..<channels { sums[channel] += weight * values[pixel * channels + channel] }
        }
        let total = weights.reduce(0, +) + 0.01
        return sums.map { $0 / total }
    }
}
