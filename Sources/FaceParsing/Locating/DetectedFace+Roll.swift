import Foundation
package import Imaging

extension DetectedFace {
    /// Midpoint between the eyes.
    package var eyeMidpoint: Point { Point(x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2) }

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
