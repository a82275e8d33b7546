public import Imaging

/// A face that the locator found in a picture.
///
/// All positions are in pixels of the picture that was searched; `FaceLocator` scales them back to it.
public struct DetectedFace: Sendable, Hashable {
    /// Upright box around the face: from above the brows to the chin, cheek to cheek.
    public var box: Rect
    /// Rotation of the line of the eyes, in radians, -π/4…π/4; positive when the head leans to the picture's right
    /// (clockwise on screen).
    public var roll: Double
    /// How sure the locator is, 0…1.
    public var score: Double
    /// How sure the locator is when it looks at the face once more, upright and at one size, 0…1; 0 when it then sees none.
    public var secondScore: Double
    /// Centre of the eye that lies to the left in the picture.
    public var leftEye: Point
    /// Centre of the eye that lies to the right in the picture.
    public var rightEye: Point
    /// Lowest point of the chin.
    public var chin: Point

    /// - Parameter secondScore: the same as `score` when `nil`.
    public init(
        box: Rect, roll: Double, score: Double, secondScore: Double? = nil, leftEye: Point, rightEye: Point, chin: Point
    ) {
        self.box = box
        self.roll = roll
        self.score = score
        self.secondScore = secondScore ?? score
        self.leftEye = leftEye
        self.rightEye = rightEye
        self.chin = chin
    }
}
