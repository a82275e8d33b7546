import Foundation
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
    package var score: Double
    /// How sure the locator is when it looks at the face once more, upright and at one size, 0…1; 0 when it then sees none.
    package var secondScore: Double
    /// Centre of the eye that lies to the left in the picture.
    public var leftEye: Point
    /// Centre of the eye that lies to the right in the picture.
    public var rightEye: Point
    /// Lowest point of the chin.
    public var chin: Point

    /// - Parameter secondScore: the same as `score` when `nil`.
    package init(
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

extension DetectedFace {
    /// Midpoint between the eyes.
    package var eyeMidpoint: Point { Point(x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2) }

    /// Takes other eyes and another chin, and the roll that follows from them.
    mutating func moveEyesAndChin(left: Point, right: Point, chin: Point) {
        leftEye = left
        rightEye = right
        self.chin = chin
        roll = Self.roll(leftEye: left, rightEye: right, chin: chin)
    }

    /// Roll that follows from three points, in radians.
    ///
    /// In a profile the eyes come so close together that their line says nothing: when they are nearer than 0.35 of the
    /// distance from eyes to chin, the line to the chin is taken instead.
    static func roll(leftEye: Point, rightEye: Point, chin: Point) -> Double {
        let middle = Point(x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2)
        if leftEye.distance(to: rightEye) < 0.35 * middle.distance(to: chin) {
            return atan2(middle.x - chin.x, chin.y - middle.y)
        }
        return atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x)
    }
}

extension Point {
    func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}

extension DetectedFace {
    /// The face in a picture that is `factor` times as large.
    package func scaled(by factor: Double) -> DetectedFace {
        func scale(_ point: Point) -> Point { Point(x: point.x * factor, y: point.y * factor) }
        return DetectedFace(
            box: Rect(
                x: box.x * factor, y: box.y * factor, width: box.width * factor, height: box.height * factor),
            roll: roll, score: score, secondScore: secondScore, leftEye: scale(leftEye), rightEye: scale(rightEye),
            chin: scale(chin))
    }

    /// The face in a picture of which the origin lies elsewhere.
    package func moved(dx: Double, dy: Double) -> DetectedFace {
        func move(_ point: Point) -> Point { Point(x: point.x + dx, y: point.y + dy) }
        return DetectedFace(
            box: Rect(x: box.x + dx, y: box.y + dy, width: box.width, height: box.height), roll: roll, score: score,
            secondScore: secondScore, leftEye: move(leftEye), rightEye: move(rightEye), chin: move(chin))
    }

    /// One face for each group that overlaps (non-maximum suppression): the best score stays, and what overlaps a
    /// better one by more than `overlap` (intersection over union) or shares more than `inside` of the smaller one's
    /// area goes. Largest box first, but faces whose score is far below the best one's come last: a large mistake must not
    /// stand before a sure face.
    package static func merged(
        _ candidates: [DetectedFace], overlap: Double = LocatorNumbers.overlap, inside: Double = LocatorNumbers.inside
    ) -> [DetectedFace] {
        var kept: [DetectedFace] = []
        for candidate in candidates.sorted(by: { $0.score > $1.score }) {
            let repeats = kept.contains { other in
                let shared = candidate.box.sharedArea(with: other.box)
                let smaller = min(candidate.box.area, other.box.area)
                return shared > overlap * (candidate.box.area + other.box.area - shared) || shared > inside * smaller
            }
            if !repeats { kept.append(candidate) }
        }
        let least = LocatorNumbers.doubtful * (kept.first?.score ?? 0)
        let sure = kept.filter { $0.score >= least }
        let doubtful = kept.filter { $0.score < least }
        return [sure, doubtful].flatMap { $0.sorted { $0.box.area > $1.box.area } }
    }
}

extension Rect {
    var area: Double { width * height }

    func sharedArea(with other: Rect) -> Double {
        let across = min(x + width, other.x + other.width) - max(x, other.x)
        let down = min(y + height, other.y + other.height) - max(y, other.y)
        return max(across, 0) * max(down, 0)
    }
}
