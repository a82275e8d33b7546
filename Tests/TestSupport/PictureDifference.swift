package import Imaging

/// How much two pictures may differ and still count as the same.
package struct PictureTolerance: Sendable {
    /// The largest difference of a channel (0…255) that counts as none.
    package var channel: Int
    /// The share of pixels (0…1) that may differ by more.
    package var share: Double

    package init(channel: Int = 4, share: Double = 0.001) {
        self.channel = channel
        self.share = share
    }

    /// Equal to the last bit.
    package static let exact = PictureTolerance(channel: 0, share: 0)
}

/// How two pictures of one size differ. Colours are compared as seen on black, so transparent pixels have none.
package struct PictureDifference: Sendable {
    /// The largest difference of a channel, 0…255.
    package let largest: Int
    /// Mean over pixels of the largest difference of a channel, 0…255.
    package let mean: Double
    /// The share of pixels that differ by more than the tolerance.
    package let share: Double
    /// The differences of red, green and blue, made four times as strong, on an opaque ground.
    package let image: Image

    /// - Returns: `nil` when the sizes differ.
    package init?(_ first: Image, _ second: Image, tolerance: PictureTolerance = .exact) {
        guard first.width == second.width, first.height == second.height else { return nil }
        var image = Image(width: first.width, height: first.height, filledWith: Color(red: 0, green: 0, blue: 0))
        var (largest, sum, beyond) = (0, 0, 0)
        for index in stride(from: 0, to: first.pixels.count, by: 4) {
            let alphas = (Int(first.pixels[index + 3]), Int(second.pixels[index + 3]))
            var worst = abs(alphas.0 - alphas.1)
            for channel in index..<index + 3 {
                let seen = (Int(first.pixels[channel]) * alphas.0 / 255, Int(second.pixels[channel]) * alphas.1 / 255)
                let difference = abs(seen.0 - seen.1)
                image.pixels[channel] = UInt8(min(255, difference * 4))
                worst = max(worst, difference)
            }
            largest = max(largest, worst)
            sum += worst
            if worst > tolerance.channel { beyond += 1 }
        }
        let pixels = Double(first.width * first.height)
        (self.largest, mean, share, self.image) = (largest, Double(sum) / pixels, Double(beyond) / pixels, image)
    }
}
