import Imaging

extension CanonicalFrame {
    /// The similarity that takes the picture in which `face` was found to the canonical frame.
    ///
    /// It turns the face upright by its ``DetectedFace/roll``, puts the midpoint of its eyes at ``eyeMidpoint`` and makes
    /// the distance from there to the chin ``eyeToChin`` units.
    public static func transform(for face: DetectedFace) -> AffineTransform {
        let middle = face.eyeMidpoint
        let distance = max(middle.distance(to: face.chin), 1e-6)
        let turn = AffineTransform.similarity(scale: eyeToChin / distance, roll: -face.roll, tx: 0, ty: 0)
        let moved = turn(middle)
        return turn.then(
            AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: eyeMidpoint.x - moved.x, ty: eyeMidpoint.y - moved.y))
    }

    /// Takes pixels of a label map (parser size, the centre of the first pixel is 0.5, 0.5) to units of the frame.
    static let unitsPerPixel = size / Double(parserSize)
}
