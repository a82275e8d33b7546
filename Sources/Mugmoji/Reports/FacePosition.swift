package import FaceParsing
import Imaging

/// Where a face is.
package struct FacePosition: Encodable {
    /// From above the brows to the chin, cheek to cheek; pixels of the upright picture.
    let box: Rect
    /// Radians, positive when the head leans to the picture's right.
    let roll: Double
    /// How sure the locator is, 0…1.
    let score: Double
    /// `sure` or `doubtful`: whether things are often taken for a face like this.
    let certainty: String

    package init(_ face: DetectedFace, certainty: FaceCertainty) {
        self.certainty = certainty.rawValue
        box = Rect(
            x: face.box.x.rounded(decimals: 1), y: face.box.y.rounded(decimals: 1),
            width: face.box.width.rounded(decimals: 1), height: face.box.height.rounded(decimals: 1))
        roll = face.roll.rounded(decimals: 4)
        score = face.score.rounded(decimals: 4)
    }
}
