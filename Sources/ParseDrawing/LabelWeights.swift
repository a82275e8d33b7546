import FaceParsing

/// A label map smoothed a little: at every pixel the weight of each label, from which smooth borders follow.
///
/// The map is framed by a border of background, so that every region is closed.
struct LabelWeights {
    /// Pixels of background on each side.
    static let border = 2

    let width: Int
    let height: Int
    private let labels: [UInt8]
    /// Whether another label lies within a pixel.
    private let isMixed: [Bool]

    init(_ map: LabelMap) {
        let (width, height) = (map.width + 2 * Self.border, map.height + 2 * Self.border)
        var labels = [UInt8](repeating: 0, count: width * height)
        for y in 0..<map.height {
            let start = (y + Self.border) * width + Self.border
            labels.replaceSubrange(start..<start + map.width, with: map.labels[y * map.width..<(y + 1) * map.width])
        }
        var isMixed = [Bool](repeating: false, count: width * height)
        for y in 1..<height - 1 {
            for x in 1..<width - 1 {
                let pixel = y * width + x
                for other in [pixel - width - 1, pixel - width, pixel - width + 1, pixel - 1]
                where labels[other] != labels[pixel] {
                    isMixed[other] = true
                    isMixed[pixel] = true
                }
            }
        }
        (self.width, self.height, self.labels, self.isMixed) = (width, height, labels, isMixed)
    }

    /// Whether the labels around the square between four pixels differ; (`x`, `y`) is its first pixel.
    func isMixed(_ x: Int, _ y: Int) -> Bool {
        let pixel = y * width + x
        return isMixed[pixel] || isMixed[pixel + 1] || isMixed[pixel + width] || isMixed[pixel + width + 1]
    }

    /// The labels that have a weight at one of the four corners of the square at (`x`, `y`), as a set of bits.
    func labels(around x: Int, _ y: Int) -> UInt32 {
        var found: UInt32 = 0
        for row in max(y - 1, 0)...min(y + 2, height - 1) {
            for column in max(x - 1, 0)...min(x + 2, width - 1) { found |= 1 << UInt32(labels[row * width + column]) }
        }
        return found
    }

    /// By how much `label` outweighs the heaviest other label at a pixel, -1…1: positive inside its region.
    ///
    /// The weights are those of the cubic B-spline: 1, 4, 1 along each axis.
    func margin(of label: UInt8, _ x: Int, _ y: Int) -> Double {
        let pixel = y * width + x
        guard isMixed[pixel] else { return labels[pixel] == label ? 1 : -1 }
        var weights = SIMD16<Int32>.zero
        for dy in -1...1 {
            for dx in -1...1 {
                let found = Int(labels[pixel + dy * width + dx])
                weights[found] += (dx == 0 ? 4 : 1) * (dy == 0 ? 4 : 1)
            }
        }
        let own = weights[Int(label)]
        weights[Int(label)] = 0
        return Double(own - weights.max()) / 36
    }
}
