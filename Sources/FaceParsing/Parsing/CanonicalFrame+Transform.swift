package import FaceAtlas
package import Imaging

extension CanonicalFrame {
    /// The similarity that takes the canonical frame to the picture in which `face` was found.
    ///
    /// It puts ``eyeMidpoint`` on the midpoint of the eyes, turns by the face's ``DetectedFace/roll``, and makes
    /// ``eyeToChin`` units as long as the distance from there to the chin.
    package static func transformToPicture(of face: DetectedFace) -> AffineTransform {
        let middle = face.eyeMidpoint
        let scale = max(middle.distance(to: face.chin), 1e-6) / eyeToChin
        return AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: -eyeMidpoint.x, ty: -eyeMidpoint.y)
            .then(.similarity(scale: scale, roll: face.roll, tx: middle.x, ty: middle.y))
    }

    /// Takes pixels of a label map (parser size, the centre of the first pixel is 0.5, 0.5) to units of the frame.
    static let unitsPerPixel = size / Double(parserSize)
}
