import Foundation
import Imaging

/// A point `dx` units right of the head's middle line, at height `y`.
func mid(_ dx: Double, _ y: Double) -> Point { Point(x: 256 + dx, y: y) }

/// The same points on the other side of the head, in reverse order, so that a mirrored half continues a curve.
func mirrored(_ points: [Point]) -> [Point] { points.reversed().map { Point(x: 512 - $0.x, y: $0.y) } }

/// Control points of the lines that hair is drawn with, and the smooth curve through them.
enum HairCurve {
    /// A number in 0 ..< 1 that is always the same for the same seed, so that a part drawn twice is the same part.
    static func noise(_ seed: Int) -> Double {
        var state = UInt64(truncatingIfNeeded: seed &* 2_654_435_761 &+ 88_172_645_463_325_252)
        for _ in 0..<3 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
        }
        return Double(state % 10_000) / 10_000
    }

    /// The cubic control points between neighbours of a centripetal Catmull–Rom spline: two a segment.
    static func controls(_ points: [Point]) -> [(Point, Point)] {
        guard points.count > 1 else { return [] }
        return (0..<(points.count - 1)).map { index in
            let a = points[index], b = points[index + 1]
            let before = index > 0 ? points[index - 1] : a
            let after = index + 2 < points.count ? points[index + 2] : b
            return (control(before, a, b), control(after, b, a))
        }
    }

    private static func control(_ before: Point, _ at: Point, _ next: Point) -> Point {
        let d1 = distance(before, at), d2 = max(distance(at, next), 1e-6)
        if d1 < 1e-6 { return lerp(at, next, 1.0 / 3) }
        let r1 = d1.squareRoot(), r2 = d2.squareRoot()
        let scale = 3 * r1 * (r1 + r2), own = 2 * d1 + 3 * r1 * r2 + d2
        return Point(
            x: (d1 * next.x - d2 * before.x + own * at.x) / scale,
            y: (d1 * next.y - d2 * before.y + own * at.y) / scale)
    }

    /// The curve through `points` as a polyline of `count` points, evenly spaced along its length.
    static func sample(_ points: [Point], count: Int) -> [Point] {
        var line: [Point] = []
        for (index, control) in controls(points).enumerated() {
            for step in 0..<16 {
                let t = Double(step) / 16, s = 1 - t
                let weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
                let a = points[index], b = points[index + 1]
                line.append(
                    Point(
                        x: weights.0 * a.x + weights.1 * control.0.x + weights.2 * control.1.x + weights.3 * b.x,
                        y: weights.0 * a.y + weights.1 * control.0.y + weights.2 * control.1.y + weights.3 * b.y))
            }
        }
        if let last = points.last { line.append(last) }
        return even(line, count: count)
    }

    /// `count` points evenly spaced along a polyline.
    static func even(_ line: [Point], count: Int) -> [Point] {
        guard line.count > 1, count > 1 else { return line }
        let total = length(line)
        var result = [line[0]], walked = 0.0, index = 1
        for step in 1..<(count - 1) {
            let goal = total * Double(step) / Double(count - 1)
            while index < line.count - 1, walked + distance(line[index - 1], line[index]) < goal {
                walked += distance(line[index - 1], line[index])
                index += 1
            }
            let piece = max(distance(line[index - 1], line[index]), 1e-9)
            result.append(lerp(line[index - 1], line[index], min(1, (goal - walked) / piece)))
        }
        return result + [line[line.count - 1]]
    }

    static func length(_ line: [Point]) -> Double { zip(line, line.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) } }

    static func distance(_ a: Point, _ b: Point) -> Double { hypot(a.x - b.x, a.y - b.y) }

    static func lerp(_ a: Point, _ b: Point, _ t: Double) -> Point {
        Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
    }

    /// The point `offset` units to the left of the way from `a` to `b` (outside of an outline that runs clockwise).
    static func beside(_ p: Point, from a: Point, to b: Point, offset: Double) -> Point {
        let d = max(distance(a, b), 1e-9)
        return Point(x: p.x + (b.y - a.y) / d * offset, y: p.y - (b.x - a.x) / d * offset)
    }

    /// Whether `point` lies in the closed polygon.
    static func contains(_ polygon: [Point], _ point: Point) -> Bool {
        var inside = false
        var j = polygon.count - 1
        for i in polygon.indices {
            let a = polygon[i], b = polygon[j]
            if (a.y > point.y) != (b.y > point.y), point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
                inside.toggle()
            }
            j = i
        }
        return inside
    }

    /// A coordinate with at most one decimal.
    static func text(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    static func text(_ point: Point) -> String { text(point.x) + " " + text(point.y) }

    /// Path data that continues from `points[0]` along the smooth curve.
    static func path(_ points: [Point]) -> String {
        zip(controls(points), points.dropFirst())
            .map { "C" + text($0.0) + " " + text($0.1) + " " + text($1) }.joined()
    }
}
