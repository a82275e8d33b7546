import Foundation
import Imaging

/// A path in the art frame, built piece by piece: every method returns a longer or a changed copy.
struct PathBuilder: Sendable, Hashable {
    enum Command: Sendable, Hashable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        /// A whole ellipse, a subpath of its own; the angle is in degrees, clockwise.
        case ellipse(center: Point, rx: Double, ry: Double, angle: Double)
        case close
    }

    private(set) var commands: [Command] = []

    /// The end of the last piece.
    var current: Point {
        for command in commands.reversed() {
            switch command {
            case .move(let point), .line(let point), .curve(_, _, let point): return point
            case .ellipse(let center, _, _, _): return center
            case .close: continue
            }
        }
        return at(0, 0)
    }

    func appending(_ more: Command...) -> PathBuilder {
        var copy = self
        copy.commands += more
        return copy
    }

    func move(_ x: Double, _ y: Double) -> PathBuilder { appending(.move(at(x, y))) }

    func line(_ x: Double, _ y: Double) -> PathBuilder { appending(.line(at(x, y))) }

    /// A cubic curve to `end` with its two control points.
    func curve(_ control1: Point, _ control2: Point, _ end: Point) -> PathBuilder {
        appending(.curve(control1, control2, end))
    }

    func close() -> PathBuilder { appending(.close) }

    /// Both paths as one.
    func adding(_ other: PathBuilder) -> PathBuilder {
        var copy = self
        copy.commands += other.commands
        return copy
    }
}

/// A short way to write a point of the art frame.
func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }

extension Point {
    static func + (left: Point, right: Point) -> Point { at(left.x + right.x, left.y + right.y) }
    static func - (left: Point, right: Point) -> Point { at(left.x - right.x, left.y - right.y) }
    static func * (left: Point, factor: Double) -> Point { at(left.x * factor, left.y * factor) }

    /// The point `share` of the way to `other`.
    func mix(_ other: Point, _ share: Double) -> Point { self + (other - self) * share }

    var length: Double { (x * x + y * y).squareRoot() }

    /// The vector turned clockwise (as seen with y down) by `degrees`.
    func rotated(_ degrees: Double) -> Point {
        let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
        return at(cosine * x - sine * y, sine * x + cosine * y)
    }

    /// The point mirrored at the face's axis.
    var mirrored: Point { at(512 - x, y) }
}
