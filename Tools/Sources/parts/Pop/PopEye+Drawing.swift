import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    mutating func popEye(_ eye: PopEye, _ side: Side) {
        popFold(eye, side)
        let opening = side.placed(eye.shape.opening)
        fill(opening, .sclera)
        let (middle, radius) = (side.placed(eye.irisCenter), eye.iris)
        clipped(to: opening) { drawing in
            drawing.fill(.popDot(middle.x, middle.y, radius), .iris)
            drawing.light(
                .popOval(at(middle.x, middle.y + radius * 0.6), radius * 0.62, radius * 0.34), opacity: 0.26)
            drawing.shadowLine(.popDot(middle.x, middle.y, radius - 2), width: 4.5, opacity: 0.32)
            drawing.fill(.popDot(middle.x, middle.y, radius * 0.54), .pupil)
            let shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
            let shade = PathBuilder().spline(shares.map { eye.above($0, 3) })
                .spline(shares.reversed().map { eye.above($0, -3 - 30 * $0 * (1 - $0)) }, joined: true).close()
            drawing.shadow(side.placed(shade), opacity: 0.16)
        }
        popGlints(eye, at: middle, side)
        popUnder(eye, side)
        fill(side.placed(eye.lidLine.adding(eye.lashLines)), .line)
    }

    /// Two lights on the iris, both within what the lids leave open.
    private mutating func popGlints(_ eye: PopEye, at middle: Point, _ side: Side) {
        let radius = eye.iris
        let bottom = min(eye.below(0.5).y, middle.y + radius)
        let large = min(radius * 0.33, (bottom - eye.above(0.5).y - 5) * 0.28)
        let x = middle.x - radius * 0.34
        let lid = eye.lidLevel(at: side == .right ? x - large * 0.4 : 512 - x + large * 0.4) + 5.5
        light(.popDot(x, max(middle.y - radius * 0.36, lid + large), large), opacity: 1)
        let small = large * 0.46
        light(
            .popDot(middle.x + radius * 0.4, min(middle.y + radius * 0.42, bottom - small - 2), small), opacity: 0.9)
    }

    private mutating func popFold(_ eye: PopEye, _ side: Side) {
        switch eye.fold {
        case .none: break
        case .crease(let rise):
            let points = [(0.14, 9.0, 1.4), (0.34, 13, 2.4), (0.56, 14, 2.7), (0.78, 13, 2.4), (0.97, 9.5, 1.4)]
            fill(side.placed(.popStroke(points.map { (eye.above($0.0, $0.1 + rise) + at(1, 0), $0.2) })), .skinShade)
        case .hood(let weight):
            let outer = eye.shape.outer
            let upper =
                [eye.above(0.05, 3), eye.above(0.26, 9 + weight), eye.above(0.56, 10 + 4 * weight)]
                + [
                    eye.above(0.84, 9 + 6 * weight), outer + at(8 + 2 * weight, -2),
                    outer + at(7 + 2 * weight, 5 + 3 * weight),
                ]
            let lower = [outer + at(1, 3), eye.above(0.75, -1), eye.above(0.5, -1), eye.above(0.25, -1)]
            fill(side.placed(.closed(upper + lower)), .skinShade)
        case .socket:
            let inner = eye.shape.inner
            let points = [
                (inner + at(-9, -3), 2), (inner + at(-5, -16), 5), (eye.above(0.2, 14), 6.2), (eye.above(0.4, 14), 5),
                (eye.above(0.6, 13), 3.4), (eye.above(0.8, 12), 1.4),
            ]
            fill(side.placed(.popStroke(points)), .skinShade)
        }
    }

    private mutating func popUnder(_ eye: PopEye, _ side: Side) {
        let points: [(Double, Double, Double)]
        switch eye.under {
        case .none: return
        case .soft: points = [(0.3, 6, 1.2), (0.55, 6.5, 2.2), (0.8, 6, 1.2)]
        case .cheek: points = [(0.02, 8, 1.4), (0.3, 9, 2.8), (0.6, 9, 3), (0.98, 8, 1.4)]
        case .cushion: points = [(0.1, 10, 1.4), (0.35, 12, 2.6), (0.65, 12, 2.6), (0.92, 10, 1.4)]
        case .bag: points = [(0.04, 8, 1.4), (0.28, 12, 3.4), (0.52, 13.5, 3.8), (0.78, 11, 2.4)]
        }
        fill(side.placed(.popStroke(points.map { (eye.below($0.0, $0.1), $0.2) })), .skinShade)
    }
}

extension PathBuilder {
    /// A line that swells and thins out: points of its middle and half its width there.
    static func popStroke(_ points: [(Point, Double)]) -> PathBuilder {
        .tapered(points.map { (x: $0.0.x, y: $0.0.y, half: $0.1) })
    }

    /// A circle that stays round when its numbers are written with one decimal: the two ends of an arc must lie a diameter apart.
    static func popDot(_ x: Double, _ y: Double, _ radius: Double) -> PathBuilder {
        func written(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        return .circle(written(x), written(y), written(radius))
    }

    /// An ellipse, turned by `angle`, of curves.
    static func popOval(_ center: Point, _ rx: Double, _ ry: Double, angle: Double = 0) -> PathBuilder {
        func on(_ dx: Double, _ dy: Double) -> Point { center + at(dx * rx, dy * ry).rotated(angle) }
        let bend = 0.5523
        let start = on(-1, 0)
        return PathBuilder().move(start.x, start.y).curve(on(-1, -bend), on(-bend, -1), on(0, -1))
            .curve(on(bend, -1), on(1, -bend), on(1, 0)).curve(on(1, bend), on(bend, 1), on(0, 1))
            .curve(on(-bend, 1), on(-1, bend), start).close()
    }
}
