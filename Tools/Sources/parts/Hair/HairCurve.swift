import Foundation
import Imaging

/// A point `dx` units right of the head's middle line, at height `y`.
func mid(_ dx: Double, _ y: Double) -> Point { at(256 + dx, y) }

/// The same points on the other side of the head, in reverse order, so that a mirrored half continues a curve.
func mirrored(_ points: [Point]) -> [Point] { points.reversed().map(\.mirrored) }

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

    /// The curve through `points` as a polyline of `count` points, evenly spaced along its length.
    static func sample(_ points: [Point], count: Int) -> [Point] {
        var line: [Point] = []
        for command in PathBuilder().spline(points).commands {
            guard case .curve(let one, let two, let end) = command, let start = line.last else {
                line.append(points[0])
                continue
            }
            for step in 1...16 {
                let t = Double(step) / 16
                let a = start.mix(one, t)
                let b = one.mix(two, t)
                let c = two.mix(end, t)
                line.append(a.mix(b, t).mix(b.mix(c, t), t))
            }
        }
        return even(line, count: count)
    }

    /// `count` points evenly spaced along a polyline.
    static func even(_ line: [Point], count: Int) -> [Point] {
        guard line.count > 1, count > 1 else { return line }
        let total = length(line)
        var result = [line[0]]
        var walked = 0.0
        var index = 1
        for step in 1..<(count - 1) {
            let goal = total * Double(step) / Double(count - 1)
            while index < line.count - 1, walked + (line[index] - line[index - 1]).length < goal {
                walked += (line[index] - line[index - 1]).length
                index += 1
            }
            let piece = max((line[index] - line[index - 1]).length, 1e-9)
            result.append(line[index - 1].mix(line[index], min(1, (goal - walked) / piece)))
        }
        return result + [line[line.count - 1]]
    }

    static func length(_ line: [Point]) -> Double {
        zip(line, line.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
    }

    /// The point `offset` units to the left of the way from `a` to `b` (outside of an outline that runs clockwise).
    static func beside(_ p: Point, from a: Point, to b: Point, offset: Double) -> Point {
        let way = b - a
        return p + at(way.y, -way.x) * (offset / max(way.length, 1e-9))
    }

    /// Whether `point` lies in the closed polygon.
    static func contains(_ polygon: [Point], _ point: Point) -> Bool {
        var inside = false
        var j = polygon.count - 1
        for i in polygon.indices {
            let a = polygon[i]
            let b = polygon[j]
            if (a.y > point.y) != (b.y > point.y), point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
                inside.toggle()
            }
            j = i
        }
        return inside
    }
}

extension Point {
    /// The offset at `angle` (radians, clockwise from the right) on an ellipse.
    static func onCircle(_ angle: Double, _ rx: Double, _ ry: Double) -> Point { at(cos(angle) * rx, sin(angle) * ry) }
}
