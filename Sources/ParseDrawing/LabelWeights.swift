import FaceAtlas
import FaceParsing

/// A label map smoothed a little: at every pixel the weight of each label, from which smooth borders follow.
///
/// The map is framed by a border of background, so that every region is closed.
struct LabelWeights {
    /// Pixels of background on each side.
    static let border = 2

    /// A pixel within whose reach another label lies.
    private struct Mixed {
        /// The weights are those of the cubic B-spline: 1, 4, 1 along each axis.
        var weights = SIMD16<UInt8>.zero
        var heaviest: UInt8 = 0
        var most: UInt8 = 0
        /// The weight of the heaviest other label.
        var second: UInt8 = 0

        mutating func rank() {
            for label in weights.indices {
                let weight = weights[label]
                if weight > most {
                    (second, most, heaviest) = (most, weight, UInt8(label))
                } else if weight > second {
                    second = weight
                }
            }
        }

        func margin(of label: UInt8) -> Int {
            label == heaviest ? Int(most) - Int(second) : Int(weights[Int(label)]) - Int(most)
        }
    }

    let width: Int
    let height: Int
    private let labels: [UInt8]
    private let mixed: [Mixed]
    /// For each pixel its place in `mixed`; -1 where all around has one label.
    private let places: [Int32]

    init(_ map: LabelMap) {
        let (width, height) = (map.width + 2 * Self.border, map.height + 2 * Self.border)
        var labels = [UInt8](repeating: 0, count: width * height)
        for y in 0..<map.height {
            let start = (y + Self.border) * width + Self.border
            labels.replaceSubrange(start..<start + map.width, with: map.labels[y * map.width..<(y + 1) * map.width])
        }
        (self.width, self.height, self.labels) = (width, height, labels)
        (mixed, places) = labels.withUnsafeBufferPointer { Self.mixed($0, width: width, height: height) }
    }

    private static func mixed(
        _ labels: UnsafeBufferPointer<UInt8>, width: Int, height: Int
    ) -> (mixed: [Mixed], places: [Int32]) {
        var mixed: [Mixed] = []
        var places = [Int32](repeating: -1, count: width * height)
        for y in 1..<height - 1 {
            for x in 1..<width - 1 {
                let pixel = y * width + x
                let (above, below, own) = (pixel - width, pixel + width, labels[pixel])
                let others =
                    (labels[above - 1] ^ own) | (labels[above] ^ own) | (labels[above + 1] ^ own)
                    | (labels[pixel - 1] ^ own) | (labels[pixel + 1] ^ own)
                    | (labels[below - 1] ^ own) | (labels[below] ^ own) | (labels[below + 1] ^ own)
                guard others != 0 else { continue }
                var found = Mixed()
                for (row, weight) in [(above, 1), (pixel, 4), (below, 1)] as [(Int, UInt8)] {
                    found.weights[Int(labels[row - 1])] += weight
                    found.weights[Int(labels[row])] += 4 * weight
                    found.weights[Int(labels[row + 1])] += weight
                }
                found.rank()
                places[pixel] = Int32(mixed.count)
                mixed.append(found)
            }
        }
        return (mixed, places)
    }

    /// How many pixels have other labels around them.
    var mixedCount: Int { mixed.count }

    /// The place of a pixel among those that have other labels around them, from the first row to the last.
    func place(_ pixel: Int) -> Int? {
        let place = places[pixel]
        return place < 0 ? nil : Int(place)
    }

    /// Whether the labels around the square between four pixels differ; (`x`, `y`) is its first pixel.
    func isMixed(_ x: Int, _ y: Int) -> Bool {
        let pixel = y * width + x
        // -1 alone has all bits set.
        return places[pixel] & places[pixel + 1] & places[pixel + width] & places[pixel + width + 1] != -1
    }

    /// The labels that have a weight at one of the four corners of the square at (`x`, `y`), as a set of bits.
    func labels(around x: Int, _ y: Int) -> UInt32 {
        var found: UInt32 = 0
        for row in max(y - 1, 0)...min(y + 2, height - 1) {
            for column in max(x - 1, 0)...min(x + 2, width - 1) { found |= 1 << UInt32(labels[row * width + column]) }
        }
        return found
    }

    /// By how much `label` outweighs the heaviest other label at a pixel, in 36ths: positive inside its region.
    func margin(of label: UInt8, at pixel: Int) -> Int {
        let place = places[pixel]
        guard place >= 0 else { return labels[pixel] == label ? 36 : -36 }
        return mixed[Int(place)].margin(of: label)
    }
}
