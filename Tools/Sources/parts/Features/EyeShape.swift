import Imaging

/// A side of the face as one sees it.
enum Side: CaseIterable {
    case left, right

    func placed(_ path: PathBuilder) -> PathBuilder { self == .right ? path : path.mirrored() }
    func placed(_ point: Point) -> Point { self == .right ? point : point.mirrored }
}

/// The opening of an open eye, in units of the art frame.
struct EyeShape {
    enum Lashes { case none, wing, full }

    var width = 65.0
    var height = 36.0
    /// How much higher the outer corner is than the inner one.
    var tilt = 4.0
    /// Where the upper lid is highest, from the inner corner (0) to the outer one (1).
    var peak = 0.5
    /// 0 almond, 1 an ellipse.
    var roundness = 0.25
    /// The share of the height that lies under the line of the corners.
    var lower = 0.4
    /// The iris's radius.
    var iris = 16.5
    /// How heavily the fold of the lid hangs over, 0…1.
    var hood = 0.0
    /// Whether a fold shows above the eye.
    var crease = true
    var lashes = Lashes.none

    /// The centre of the right eye's opening.
    var center = Point(x: 318, y: 270)
    private var middle: Point { at(center.x, center.y + height * (0.5 - lower)) }
    var inner: Point { at(middle.x - width / 2, middle.y + tilt / 2) }
    var outer: Point { at(middle.x + width / 2, middle.y - tilt / 2) }

    /// Control points of the upper lid, from the inner corner to the outer one.
    var upperLid: (Point, Point) { controls(height: -height * (1 - lower), peak: peak) }
    /// Control points of the lower lid, from the inner corner to the outer one.
    var lowerLid: (Point, Point) { controls(height: height * lower, peak: 0.5 + (0.5 - peak) * 0.6) }

    /// A cubic curve reaches ¾ of its control points' height.
    private func controls(height: Double, peak: Double) -> (Point, Point) {
        let spread = 0.26 - 0.22 * roundness
        let shift = (peak - 0.5) * 0.8
        let lift = height / 0.75
        return (
            at(inner.x + width * (spread + shift), inner.y + lift),
            at(outer.x - width * (spread - shift), outer.y + lift)
        )
    }

    /// Larger by `factor`.
    func scaled(_ factor: Double) -> EyeShape {
        var copy = self
        copy.width *= factor
        copy.height *= factor
        copy.tilt *= factor
        copy.iris *= factor
        return copy
    }

    /// The opening of the right eye.
    var opening: PathBuilder {
        PathBuilder().move(inner.x, inner.y).curve(upperLid.0, upperLid.1, outer)
            .curve(lowerLid.1, lowerLid.0, inner).close()
    }

    /// A point on the upper lid: share 0 at the inner corner, 1 at the outer one.
    func onUpperLid(_ share: Double) -> Point { cubic(inner, upperLid.0, upperLid.1, outer, share) }

    func onLowerLid(_ share: Double) -> Point { cubic(inner, lowerLid.0, lowerLid.1, outer, share) }

    private func cubic(_ a: Point, _ b: Point, _ c: Point, _ d: Point, _ t: Double) -> Point {
        let s = 1 - t
        return a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t)
    }
}
