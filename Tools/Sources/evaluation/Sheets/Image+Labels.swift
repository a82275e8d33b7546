import Imaging

extension Image {
    /// This picture with one colour a pixel laid over it; `nil` darkens the pixel.
    ///
    /// - Parameters:
    ///   - colors: one for each pixel, row by row.
    ///   - strength: how much of a colour goes over the picture, 0…1.
    func overlaid(with colors: [Color?], strength: Double) -> Image {
        var result = self
        for (index, color) in colors.prefix(width * height).enumerated() {
            let (x, y) = (index % width, index / width)
            let below = result[x, y]
            func mix(_ top: UInt8, _ bottom: UInt8, _ weight: Double) -> UInt8 {
                UInt8((Double(top) * weight + Double(bottom) * (1 - weight)).rounded())
            }
            let top = color ?? Color(red: 0, green: 0, blue: 0)
            let weight = color == nil ? 0.7 : strength
            result[x, y] = Color(
                red: mix(top.red, below.red, weight), green: mix(top.green, below.green, weight),
                blue: mix(top.blue, below.blue, weight))
        }
        return result
    }
}
