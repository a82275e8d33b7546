import Imaging

extension Image {
    /// This picture with `other` laid over its upper left corner, in grey, paler than it was
    /// so that colours laid over it stay what they are, and without transparency.
    ///
    /// - Precondition: `other` is not larger.
    func covered(byGreyOf other: Image) -> Image {
        precondition(other.width <= width && other.height <= height, "the picture is larger than its ground")
        var result = self
        for y in 0..<other.height {
            for x in 0..<other.width {
                let source = (y * other.width + x) * 4
                let target = (y * width + x) * 4
                // ITU-R BT.601 luma; what is transparent lies on white.
                let luma =
                    (Int(other.pixels[source]) * 299 + Int(other.pixels[source + 1]) * 587
                        + Int(other.pixels[source + 2]) * 114) / 1000
                let alpha = Int(other.pixels[source + 3])
                let grey = UInt8(72 + (luma * alpha + 255 * (255 - alpha)) / 255 * 160 / 255)
                for channel in 0..<3 { result.pixels[target + channel] = grey }
                result.pixels[target + 3] = 255
            }
        }
        return result
    }
}
