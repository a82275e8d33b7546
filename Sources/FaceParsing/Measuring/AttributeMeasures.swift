import FaceAtlas
import Imaging
import NeuralNetwork

/// The numbers from which attributes are read: means and maxima of what a branch of the parser's encoder saw, colours, and shares of
/// labels in zones of the frame.
///
/// `Tools/training/attributes/reader.py` has the same for the training; the two must stay alike.
struct AttributeMeasures {
    static let count =
        colors.upperBound + hairZones.count
        + Zone.labelBoxes.count * FaceLabel.allCases.count
    private static let colorCount = 17 + ColorDetails.count
    /// Which of the values are colours.
    static let colors: Range<Int> = {
        let first = (regions + 1) * EncoderBranch.pooledChannels.reduce(0, +)
        return first..<first + colorCount
    }()

    /// Rows and columns of the cells over which labels and zones are averaged.
    private static let cells = 32
    private static let side = CanonicalFrame.parserSize
    private static let zones: [[Float]] = [
        [Zone.frame], [.pooledLowerFace], [.pooledForehead], Zone.pooledEars,
    ].map { zones in
        var isInside = [Float](repeating: 0, count: side * side)
        for zone in zones {
            for y in zone.rows.clamped(to: 0..<side) {
                for x in zone.columns.clamped(to: 0..<side) { isInside[y * side + x] = 1 }
            }
        }
        return isInside.averaged(from: side, to: cells)
    }
    private static let labelRegions: [FaceLabelSet] = [
        [.hair], [.skin, .nose], [.iris, .eye], [.lip, .mouth, .teeth], [.headwear], [.clothes],
    ]
    private static let regions = zones.count + labelRegions.count
    private static let hairZones = Zone.besideFace + Zone.aboveFace

    /// NaN for a colour that is missing.
    let values: [Float]

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - colors: measured from them.
    ///   - features: what ``EncoderBranch/features(of:)`` gives.
    init(labels: LabelMap, colors: FaceColors, features: [Tensor]) {
        let masks = Self.zones + Self.shares(of: Self.labelRegions, in: labels)
        var values: [Float] = []
        for tensor in features {
            let weights = masks.map { $0.averaged(from: Self.cells, to: tensor.width) }
            for mask in weights { values += tensor.mean(weights: mask) }
            // The last zone is that of the ears: what hangs there is small.
            values += tensor.maximum(where: weights[Self.zones.count - 1].map { $0 > 0.25 })
        }
        values += Self.colors(colors)
        values += Self.hairZones.map { Float(labels.share(of: [.hair], in: $0)) }
        for box in Zone.labelBoxes { values += Self.shares(of: labels, in: box) }
        self.values = values
    }

    /// Of each cell the share of its pixels whose label is in a set.
    private static func shares(of sets: [FaceLabelSet], in labels: LabelMap) -> [[Float]] {
        let (classes, step) = (FaceLabel.allCases.count, side / cells)
        var counts = [Float](repeating: 0, count: cells * cells * classes)
        for y in 0..<side {
            for x in 0..<side {
                counts[(y / step * cells + x / step) * classes + Int(labels.labels[y * side + x])] += 1
            }
        }
        return sets.map { set in
            let shown = set.labels.map { Int($0.rawValue) }
            return (0..<cells * cells).map { cell in
                shown.reduce(0) { $0 + counts[cell * classes + $1] } / Float(step * step)
            }
        }
    }

    /// Lightness, a and b of skin, white of the eyes, lips and hair; spread and chroma of the hair; the brows; and the details.
    private static func colors(_ colors: FaceColors) -> [Float] {
        func axes(_ color: Color?) -> [Double?] {
            let lab = color.map { OKLab($0) }
            return [lab?.lightness, lab?.a, lab?.b]
        }
        let regions = [colors.skin, colors.sclera, colors.lip, colors.hair].flatMap(axes)
        let hair = [colors.hairLightnessSpread, colors.hair.map { OKLab($0).chroma }]
        return (regions + hair + axes(colors.brow) + colors.details.values).map { Float($0 ?? .nan) }
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
        guard side != cells else { return self }
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

    /// The largest value of each channel over some of the pixels.
    fileprivate func maximum(where isInside: [Bool]) -> [Float] {
        var largest = [Float](repeating: -.infinity, count: channels)
        for (pixel, inside) in isInside.enumerated() where inside {
            for channel in 0..<channels { largest[channel] = max(largest[channel], values[pixel * channels + channel]) }
        }
        return largest
    }
}
