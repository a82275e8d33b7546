import Imaging

extension Image {
    /// Scaled to fit a square of `side` pixels.
    func fitted(_ side: Int) -> Image {
        let scale = Double(side) / Double(max(width, height))
        return resampled(width: max(1, Int(Double(width) * scale)), height: max(1, Int(Double(height) * scale)))
    }

    /// Draws `picture` over this one with its top left corner at (`x`, `y`); what does not fit is cut.
    mutating func draw(_ picture: Image, x: Int, y: Int) {
        for row in 0..<min(picture.height, height - y) {
            for column in 0..<min(picture.width, width - x) {
                self[x + column, y + row] = picture[column, row].over(self[x + column, y + row])
            }
        }
    }
}

extension Color {
    /// This colour laid over an opaque one.
    fileprivate func over(_ below: Color) -> Color {
        let weight = Int(alpha)
        func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
            let sum = Int(top) * weight + Int(bottom) * (255 - weight)
            return UInt8((sum + 127) / 255)
        }
        return Color(red: mix(red, below.red), green: mix(green, below.green), blue: mix(blue, below.blue))
    }
}
