import Foundation
import Imaging

extension PathBuilder {
    static func ellipse(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, angle: Double = 0) -> PathBuilder {
        PathBuilder().appending(.ellipse(center: at(x, y), rx: rx, ry: ry, angle: angle))
    }

    static func circle(_ x: Double, _ y: Double, _ radius: Double) -> PathBuilder { ellipse(x, y, radius, radius) }

    /// A rectangle with round corners.
    static func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, radius: Double = 0
    ) -> PathBuilder {
        let radius = min(radius, width / 2, height / 2)
        // The control points' distance at which a cubic curve is nearest to a quarter of a circle.
        let inset = radius * (1 - 0.5523)
        let (right, bottom) = (x + width, y + height)
        return PathBuilder()
            .move(x + radius, y).line(right - radius, y)
            .curve(at(right - inset, y), at(right, y + inset), at(right, y + radius)).line(right, bottom - radius)
            .curve(at(right, bottom - inset), at(right - inset, bottom), at(right - radius, bottom))
            .line(x + radius, bottom)
            .curve(at(x + inset, bottom), at(x, bottom - inset), at(x, bottom - radius)).line(x, y + radius)
            .curve(at(x, y + inset), at(x + inset, y), at(x + radius, y)).close()
    }

    /// A stroke of changing width as a filled shape: a smooth line through `points` (centre and half width there) with
    /// round ends.
    static func tapered(_ points: [(x: Double, y: Double, half: Double)]) -> PathBuilder {
        var left: [Point] = []
        var right: [Point] = []
        for index in points.indices {
            let before = points[max(index - 1, 0)]
            let after = points[min(index + 1, points.count - 1)]
            let direction = at(after.x - before.x, after.y - before.y)
            let normal = at(-direction.y, direction.x) * (1 / max(direction.length, 1e-6))
            let center = at(points[index].x, points[index].y)
            left.append(center - normal * points[index].half)
            right.append(center + normal * points[index].half)
        }
        return PathBuilder().spline(left).cap(to: right[right.count - 1]).spline(right.reversed(), joined: true)
            .cap(to: left[0]).close()
    }

    /// A half circle, clockwise as one walks on, from the current point to `end`.
    func cap(to end: Point) -> PathBuilder {
        let start = current
        let across = end - start
        guard across.length > 0.2 else { return self }
        let bulge = at(across.y, -across.x) * 0.66
        return curve(start + bulge, end + bulge, end)
    }
}
