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

    /// The copy mirrored at the face's axis, x = 256.
    func mirrored() -> PathBuilder {
        map(scale: 1, angle: 0) { $0.mirrored }
    }

    /// The closed shape of this open path, which starts and ends on the axis x = 256, and its mirror image.
    func reflected() -> PathBuilder {
        var copy = self
        var end = current.mirrored
        for index in commands.indices.reversed() {
            let start = index > 0 ? Self.end(of: commands[index - 1]) : nil
            switch (commands[index], start) {
            case (.curve(let one, let two, _), .some(let start)):
                copy = copy.curve(two.mirrored, one.mirrored, start.mirrored)
                end = start.mirrored
            case (.line, .some(let start)):
                copy = copy.line(start.mirrored.x, start.mirrored.y)
                end = start.mirrored
            default: break
            }
        }
        return end == commands.first.flatMap(Self.end) ? copy.close() : copy
    }

    private static func end(of command: Command) -> Point? {
        switch command {
        case .move(let point), .line(let point), .curve(_, _, let point): point
        case .ellipse, .close: nil
        }
    }

    /// From the leftmost to the rightmost end of a piece, or of an ellipse that is not turned.
    var horizontalBounds: ClosedRange<Double> {
        let xs = commands.flatMap { command -> [Double] in
            if case .ellipse(let center, let rx, _, _) = command { return [center.x - rx, center.x + rx] }
            return Self.end(of: command).map { [$0.x] } ?? []
        }
        return (xs.min() ?? 0)...(xs.max() ?? 0)
    }

    /// This path and its mirrored copy.
    func withMirrorImage() -> PathBuilder { adding(mirrored()) }

    func translated(_ dx: Double, _ dy: Double) -> PathBuilder {
        map(scale: 1, angle: 0) { at($0.x + dx, $0.y + dy) }
    }

    /// Scaled about `center`.
    func scaled(_ factor: Double, about center: Point) -> PathBuilder {
        map(scale: factor, angle: 0) { center + ($0 - center) * factor }
    }

    /// Turned clockwise about `center` by `degrees`.
    func rotated(_ degrees: Double, about center: Point) -> PathBuilder {
        let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
        return map(scale: 1, angle: degrees) { point in
            let from = point - center
            return center + at(cosine * from.x - sine * from.y, sine * from.x + cosine * from.y)
        }
    }

    private func map(scale: Double, angle: Double, _ image: (Point) -> Point) -> PathBuilder {
        let flips = image(at(1, 0)).x < image(at(0, 0)).x && angle == 0
        var copy = PathBuilder()
        for command in commands {
            switch command {
            case .move(let point): copy = copy.appending(.move(image(point)))
            case .line(let point): copy = copy.appending(.line(image(point)))
            case .curve(let one, let two, let end): copy = copy.curve(image(one), image(two), image(end))
            case .ellipse(let center, let rx, let ry, let turn):
                copy = copy.appending(
                    .ellipse(
                        center: image(center), rx: rx * scale, ry: ry * scale, angle: flips ? -turn : turn + angle))
            case .close: copy = copy.close()
            }
        }
        return copy
    }
}
