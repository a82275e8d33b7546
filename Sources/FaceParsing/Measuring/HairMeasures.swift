import FaceAtlas
import Imaging

/// The numbers from which hair is read: shares of hair in zones of the frame, and the texture of its pixels.
///
/// `Tools/training/hair/measure.py` measures the same for the fit; the two must stay alike.
struct HairMeasures {
    static let count = 35

    private(set) var values: [Float] = []

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the 256×256 pixels that they label.
    init(labels: LabelMap, crop: Image) {
        func share(_ zone: Zone) -> Double { labels.share(of: [.hair], in: zone) }
        var values: [Double] = []
        let beside = Zone.besideFace.map(share)
        for band in stride(from: 0, to: beside.count, by: 4) {
            let (left, right) = (beside[band], beside[band + 3])
            values += [(left + right) / 2, (beside[band + 1] + beside[band + 2]) / 2, max(left, right)]
        }
        values += Zone.aboveFace.map(share)
        let hair = share(.frame)
        values += [labels.share(of: [.headwear], in: .frame), hair]
        values += TextureMeasures(labels: labels, crop: crop).values
        let area = (hair * Double(labels.labels.count)).rounded()
        values.append(Double(Self.borderLength(labels)) / (area + 1).squareRoot())
        self.values = values.map(Float.init)
    }

    /// Pairs of neighbours of which one is hair.
    private static func borderLength(_ labels: LabelMap) -> Int {
        let hair = FaceLabel.hair.rawValue
        var length = 0
        for y in 0..<labels.height {
            for x in 0..<labels.width {
                let isHair = labels.labels[y * labels.width + x] == hair
                if x > 0, (labels.labels[y * labels.width + x - 1] == hair) != isHair { length += 1 }
                if y > 0, (labels.labels[(y - 1) * labels.width + x] == hair) != isHair { length += 1 }
            }
        }
        return length
    }
}

/// The texture of hair: how strong, how directed and how even the gradients of its brightness are.
struct TextureMeasures {
    /// Gradient energy, the share of it that is vertical, coherence of its direction in blocks of 8×8 pixels, spread of
    /// the blocks' brightness, and brightness; typical values where there is too little hair.
    private(set) var values: [Double] = [0.1, 0.5, 0.5, 0.2, 0.3]

    private struct Block {
        var xx = 0.0
        var yy = 0.0
        var xy = 0.0
        var luma = 0.0
        var count = 0.0
    }

    private static let blockSide = 8
    private static let leastPixels = 150
    private static let leastInBlock = 24.0

    init(labels: LabelMap, crop: Image) {
        let (width, height) = (labels.width, labels.height)
        let luma = Self.luma(of: crop)
        let hair = FaceLabel.hair.rawValue
        var blocks = [Block](
            repeating: Block(), count: (width / Self.blockSide) * (height / Self.blockSide))
        var energy = 0.0
        for y in 2..<height - 2 {
            for x in 2..<width - 2 {
                let index = y * width + x
                guard labels.labels[index] == hair, labels.labels[index - 2] == hair,
                    labels.labels[index + 2] == hair, labels.labels[index - 2 * width] == hair,
                    labels.labels[index + 2 * width] == hair
                else { continue }
                let across = (luma[index + 1] - luma[index - 1]) / 2
                let down = (luma[index + width] - luma[index - width]) / 2
                let block = y / Self.blockSide * (width / Self.blockSide) + x / Self.blockSide
                blocks[block].xx += across * across
                blocks[block].yy += down * down
                blocks[block].xy += across * down
                blocks[block].luma += luma[index]
                blocks[block].count += 1
                energy += (across * across + down * down).squareRoot()
            }
        }
        let count = blocks.reduce(0) { $0 + $1.count }
        guard Int(count) >= Self.leastPixels else { return }
        let mean = blocks.reduce(0) { $0 + $1.luma } / count + 10
        let (xx, yy) = (blocks.reduce(0) { $0 + $1.xx }, blocks.reduce(0) { $0 + $1.yy })
        let full = blocks.filter { $0.count >= Self.leastInBlock }
        values = [
            energy / count / mean, yy / (xx + yy + 1), Self.coherence(full),
            Self.spread(full.map { $0.luma / $0.count }) / mean, mean / 255,
        ]
    }

    private static func coherence(_ blocks: [Block]) -> Double {
        let directed = blocks.reduce(0) { sum, block in
            let (difference, twice) = (block.xx - block.yy, 2 * block.xy)
            return sum + (difference * difference + twice * twice).squareRoot()
        }
        return directed / (blocks.reduce(0) { $0 + $1.xx + $1.yy } + 1)
    }

    private static func spread(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }

    /// ITU-R BT.601 luma, 0…255.
    private static func luma(of image: Image) -> [Double] {
        (0..<image.width * image.height).map { pixel in
            let red = Double(image.pixels[pixel * 4])
            let green = Double(image.pixels[pixel * 4 + 1])
            let blue = Double(image.pixels[pixel * 4 + 2])
            return 0.299 * red + 0.587 * green + 0.114 * blue
        }
    }
}
