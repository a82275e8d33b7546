import Foundation
import Imaging

extension PathBuilder {
    /// A smooth closed line through `points`.
    static func closed(_ points: [Point]) -> PathBuilder {
        let count = points.count
        var path = PathBuilder().move(points[0].x, points[0].y)
        for index in points.indices {
            path = path.segment(
                points[(index + count - 1) % count], points[index], points[(index + 1) % count],
                points[(index + 2) % count])
        }
        return path.close()
    }

    /// A smooth closed line that is its own mirror image: `rightHalf` runs from the top of the axis x = 256 to its
    /// bottom, both ends on the axis.
    static func symmetric(_ rightHalf: [Point]) -> PathBuilder {
        closed(rightHalf + rightHalf.dropFirst().dropLast().reversed().map(\.mirrored))
    }

    /// A smooth line through `points`. When `joined`, it goes on from the current point, which `points` may repeat; else
    /// it starts a subpath. Corners come from joining several such lines.
    func spline(_ points: [Point], joined: Bool = false) -> PathBuilder {
        var path = self
        var points = points
        if !joined {
            path = path.move(points[0].x, points[0].y)
        } else if (points[0] - current).length > 0.05 {
            points.insert(current, at: 0)
        }
        let last = points.count - 1
        guard last > 0 else { return path }
        for index in 0..<last {
            let before = index > 0 ? points[index - 1] : points[0] * 2 - points[1]
            let after = index + 2 <= last ? points[index + 2] : points[last] * 2 - points[last - 1]
            path = path.segment(before, points[index], points[index + 1], after)
        }
        return path
    }

    /// One piece of a centripetal Catmull-Rom spline (no loops and no overshoot), from `start` to `end`, as a cubic curve.
    private func segment(_ before: Point, _ start: Point, _ end: Point, _ after: Point) -> PathBuilder {
        let d1 = max((start - before).length.squareRoot(), 1e-3)
        let d2 = max((end - start).length.squareRoot(), 1e-3)
        let d3 = max((after - end).length.squareRoot(), 1e-3)
        let control1 =
            (end * (d1 * d1) - before * (d2 * d2) + start * (2 * d1 * d1 + 3 * d1 * d2 + d2 * d2))
            * (1 / (3 * d1 * (d1 + d2)))
        let control2 =
            (start * (d3 * d3) - after * (d2 * d2) + end * (2 * d3 * d3 + 3 * d3 * d2 + d2 * d2))
            * (1 / (3 * d3 * (d3 + d2)))
        return curve(control1, control2, end)
    }
}
