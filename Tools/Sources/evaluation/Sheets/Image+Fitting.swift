import Imaging

extension Image {
    /// Scaled to fit a square of `side` pixels.
    func fitted(_ side: Int) -> Image {
        let scale = Double(side) / Double(max(width, height))
        return resampled(width: max(1, Int(Double(width) * scale)), height: max(1, Int(Double(height) * scale)))
    }
}
