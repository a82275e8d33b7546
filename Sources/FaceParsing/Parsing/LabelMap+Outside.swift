import FaceAtlas
import Imaging

extension LabelMap {
    /// Makes background of every pixel that lies outside the picture, where the parser saw only the picture's edge repeated.
    ///
    /// - Parameter toPicture: takes the canonical frame to pixels of `image`.
    mutating func clear(outside image: Image, toPicture: Imaging.AffineTransform) {
        let fromMap = Imaging.AffineTransform.similarity(
            scale: CanonicalFrame.size / Double(width), roll: 0, tx: 0, ty: 0)
        let transform = fromMap.then(toPicture)
        for y in 0..<height {
            for x in 0..<width {
                let point = transform(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                let isInside =
                    point.x >= 0 && point.y >= 0 && point.x < Double(image.width) && point.y < Double(image.height)
                if !isInside { labels[y * width + x] = FaceLabel.background.rawValue }
            }
        }
    }
}
