import Imaging

/// One eye of `pop`: the form of its opening, and what skin and lashes around it do.
struct PopEye: Sendable {
    /// The skin above the upper lid.
    enum Fold: Sendable {
        /// Smooth, as on a monolid.
        case none
        /// A soft line along the lid, higher than usual by its rise.
        case crease(Double)
        /// A fold that lies on the lid, heavier by its weight (0…1), most at the outer corner.
        case hood(Double)
        /// Shade in the hollow between brow and nose.
        case socket
    }

    /// The skin below the lower lid.
    enum Under: Sendable {
        case none
        /// A short line close to the lid.
        case soft
        /// A cheek that pushes the lid up.
        case cheek
        /// A soft cushion all along the lid.
        case cushion
        /// Shade of short nights.
        case bag
    }

    var width = 66.0
    var height = 52.0
    /// How much higher the outer corner is than the inner one.
    var tilt = 1.0
    /// Where the upper lid is highest, from the inner corner (0) to the outer one (1).
    var peak = 0.5
    /// 0 almond, 1 an ellipse.
    var roundness = 0.8
    /// The share of the height that lies under the line of the corners; below 0 for a lower lid that is pushed up.
    var lower = 0.42
    /// The iris's radius.
    var iris = 22.5
    /// How much of the iris the upper lid hides at least.
    var cut = 4.0
    var fold = Fold.none
    var under = Under.none
    /// Flicks at the outer corner, up to 3.
    var lashes = 0
    /// The lid's line is drawn out to a wing, in make-up.
    var isLined = false
    /// The upper lid runs on over the inner corner.
    var hasInnerFold = false

    /// The middle of the opening, on the right.
    static let center = at(320, 276)

    var shape: EyeShape {
        var shape = EyeShape(width: width, height: height, tilt: tilt, peak: peak, roundness: roundness, lower: lower)
        shape.center = Self.center
        return shape
    }

    /// A point `up` units above the upper lid: share 0 at the inner corner, 1 at the outer one.
    func above(_ share: Double, _ up: Double = 0) -> Point { shape.onUpperLid(share) - at(0, up) }

    func below(_ share: Double, _ down: Double = 0) -> Point { shape.onLowerLid(share) + at(0, down) }

    /// The middle of the iris: the upper lid hides some of it, and of an eye that is not open wide the lower one too.
    var irisCenter: Point {
        let (top, bottom) = (above(0.5).y, below(0.5).y)
        let hidden = max(cut, (2 * iris - (bottom - top)) * 0.56)
        // Much white below would look up at something.
        let white = max(0, bottom - top - 2 * iris + hidden - 6)
        return at(Self.center.x - 2, top + iris - hidden + white * 0.5)
    }

    /// How high the upper lid is above `x`.
    func lidLevel(at x: Double) -> Double {
        let points = stride(from: 0.0, through: 1, by: 0.04).map { above($0) }
        return points.min { abs($0.x - x) < abs($1.x - x) }?.y ?? Self.center.y
    }

    /// The line of the upper lid, thin at the inner corner.
    var lidLine: PathBuilder {
        let heavy = isLined ? 0.9 : 0.0
        var points = [
            (0.03, 2.6), (0.14, 3.5), (0.3, 4.3), (0.5, 4.6), (0.7, 4.7 + heavy), (0.86, 4.6 + heavy), (1, 4 + heavy),
        ]
        .map { (above($0.0), $0.1) }
        if hasInnerFold { points[0] = (shape.inner + at(-4, 3), 2.4) }
        return .popStroke(points)
    }

    /// Flicks that leave the lid as a brush would, the lowest first.
    var lashLines: PathBuilder {
        let flicks: [(share: Double, angle: Double, length: Double)] =
            isLined ? [(0.88, -30, 24)] : [(0.87, -22, 20), (0.71, -46, 17), (0.56, -64, 14)]
        return flicks.prefix(isLined ? 1 : lashes).reduce(PathBuilder()) { path, flick in
            let turn = flick.angle - tilt * 0.5
            return path.adding(
                .popLash(from: above(flick.share - 0.16), to: above(flick.share + 0.05), flick.length, turn))
        }
    }
}

extension PathBuilder {
    /// A lash that grows out of a lid between two points of it, `length` long in the direction of `angle`; it bends up.
    static func popLash(from start: Point, to end: Point, _ length: Double, _ angle: Double, bend: Double = 1)
        -> PathBuilder
    {
        let way = at(length, 0).rotated(angle)
        let across = at(0, length * 0.2 * bend).rotated(angle)
        let root = start.mix(end, 0.7)
        let tip = root + way
        return PathBuilder().move(start.x, start.y)
            .curve(root + way * 0.1 - across * 0.2, root + way * 0.6 + across * 0.5, tip - across * 0.25)
            .curve(tip + way * 0.14 - across * 0.2, tip + way * 0.1 + across * 0.4, tip + across * 0.45)
            .curve(root + way * 0.7 + across * 1.4, root + way * 0.3 + across * 1.9, end + across).line(end.x, end.y)
            .close()
    }
}
