import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Short hair as one closed mass: an edge over the skull, a hairline, and round ends beside the ears.
struct PopCut: Sendable {
    var crown = PopCrown(rise: 24, side: 149)
    /// Pieces of the outer edge, from left to right, which meet at corners; the crown's edge when empty.
    var outer: [[Point]] = []
    /// Pieces of the hairline, from right to left.
    var hairline: [[Point]]
    /// How far down the hair beside the ears reaches.
    var burn = 264.0
    /// How far the inner edge of that hair stands off the middle.
    var inner = 124.0
    /// Scallops of the outer edge; 0 for a smooth one.
    var curls = 0
    /// Scallops of the hairline; 0 for a smooth one.
    var fringe = 0
    /// How far scallops bulge, in shares of their width.
    var depth = 0.42

    /// Where the hair ends on the right: its outer and its inner edge.
    var ends: (outer: Point, inner: Point) { (mid(crown.side - 2, burn - 12), mid(inner, burn - 11)) }

    private var edge: [[Point]] {
        var edge = outer.isEmpty ? [crown.points(from: 171, to: 9)] : outer
        edge[0].insert(ends.outer.mirrored, at: 0)
        edge[edge.count - 1].append(ends.outer)
        return edge
    }

    private var line: [[Point]] {
        var line = hairline
        let temple = [ends.inner, mid(inner - 3, burn - 32), mid(inner - 11, 212)]
        line[0] = temple + line[0]
        line[line.count - 1] += mirrored(temple)
        return line
    }

    var path: PathBuilder {
        PathBuilder().pieces(edge, scallops: curls, depth: depth).cap(to: ends.inner)
            .pieces(line, scallops: fringe, depth: depth).cap(to: ends.outer.mirrored).close()
    }
}

/// Hairlines, each from the right temple to the left one.
extension PopCut {
    /// The points of a right half, which ends near the middle, and their mirror image.
    static func whole(_ half: [Point]) -> [Point] {
        half + mirrored(half.last.map { abs($0.x - 256) < 0.5 } == true ? half.dropLast() : half)
    }

    static func round(_ y: Double, width: Double = 98, dip: Double = 0) -> [[Point]] {
        [
            whole([
                mid(width, y + 22), mid(width - 22, y + 4), mid(width * 0.45, y - 3 + dip * 0.4), mid(0, y - 5 + dip),
            ])
        ]
    }

    /// A straight edge with corners, as clippers leave it.
    static func square(_ y: Double, width: Double = 98) -> [[Point]] {
        let across = whole([mid(width, y), mid(width * 0.5, y - 4), mid(0, y - 5)])
        return [[mid(width + 8, y + 26), across[0]], across, [across[across.count - 1], mid(-width - 8, y + 26)]]
    }

    /// A hairline with a point in the middle.
    static func widow(_ y: Double, peak: Double, recede: Double) -> [[Point]] {
        let half = [
            mid(105, 188), mid(92, y + 6), mid(62, y - recede), mid(26, y - recede * 0.4 + peak * 0.2),
            mid(0, y + peak),
        ]
        return [half, mirrored(half)]
    }

    /// A hairline that goes back above the temples.
    static func receding(_ y: Double, depth: Double, at x: Double = 66, tongue: Double = 26) -> [[Point]] {
        [
            whole([
                mid(112, 198), mid(106, 172), mid(x + 24, y - depth * 0.5), mid(x, y - depth),
                mid(x - 18, y - depth * 0.75),
                mid(tongue, y - 4), mid(0, y),
            ])
        ]
    }

    /// Locks between notches, on the left of the way: one side of each swells and the other is hollow, and the tip is round.
    ///
    /// - Parameters:
    ///   - height: how far the tips stand off.
    ///   - lean: how far they are pushed along the way, in shares of the lock's width.
    ///   - uneven: how much the heights differ, 0…1.
    static func locks(_ notches: [Point], height: Double, lean: Double = 0.3, uneven: Double = 0.25) -> [[Point]] {
        zip(notches, notches.dropFirst()).enumerated().map { index, ends in
            let (start, end) = ends
            let way = end - start
            let normal = at(way.y, -way.x) * (1 / max(way.length, 1))
            let tip =
                start.mix(end, 0.5 + lean) + normal
                * (height * (1 + uneven * (HairCurve.noise(index * 5 + 3) - 0.5) * 2))
            return lock(start, tip, end)
        }
    }

    static func lock(_ start: Point, _ tip: Point, _ end: Point) -> [Point] {
        let rise = tip - start
        let fall = tip - end
        let swell = start.mix(tip, 0.5) + at(rise.y, -rise.x) * 0.2
        let hollow = end.mix(tip, 0.45) + at(fall.y, -fall.x) * 0.12
        func along(_ a: Point, _ b: Point, _ c: Point, _ t: Double) -> Point { a.mix(b, t).mix(b.mix(c, t), t) }
        return [start] + [0.35, 0.7, 0.92].map { along(start, swell, tip, $0) }
            + [0.9, 0.55, 0.25].map { along(end, hollow, tip, $0) } + [end]
    }

    /// The hairline as it is seen in a mirror.
    static func flipped(_ pieces: [[Point]]) -> [[Point]] { pieces.reversed().map { mirrored($0) } }
}

extension PathBuilder {
    /// Goes on with smooth lines that meet at corners, or with one scalloped line through all of them.
    func pieces(_ pieces: [[Point]], scallops: Int = 0, depth: Double = 0.42) -> PathBuilder {
        if scallops > 0 { return scalloped(pieces.flatMap { $0 }, count: scallops, depth: depth) }
        var path = self
        for piece in pieces { path = path.spline(piece, joined: !path.commands.isEmpty) }
        return path
    }

    /// Goes on with round lobes along `points`, on the left of the way; they differ in width as curls do.
    func scalloped(_ points: [Point], count: Int, depth: Double) -> PathBuilder {
        let stations = Self.stations(points, count: count)
        var path = commands.isEmpty ? move(stations[0].x, stations[0].y) : line(stations[0].x, stations[0].y)
        for (start, end) in zip(stations, stations.dropFirst()) {
            let way = end - start
            let out = at(way.y, -way.x) * (depth * 1.33)
            path = path.curve(start + out - way * 0.1, end + out + way * 0.1, end)
        }
        return path
    }

    /// Where lobes along `points` meet.
    static func stations(_ points: [Point], count: Int) -> [Point] {
        var line: [Point] = []
        for point in points where line.last.map({ ($0 - point).length > 1 }) ?? true { line.append(point) }
        let fine = HairCurve.sample(line, count: 301)
        var shares = [0.0]
        for index in 0..<count { shares.append(shares[index] + 1 + 0.5 * (HairCurve.noise(index * 7 + count) - 0.5)) }
        return shares.map { fine[Int(($0 / shares[count] * 300).rounded())] }
    }

    /// Part of a circle, from one angle to another in degrees, clockwise from the right.
    static func arc(_ center: Point, _ radius: Double, from: Double, to: Double) -> PathBuilder {
        PathBuilder().spline(
            (0...3).map { center + .onCircle((from + (to - from) * Double($0) / 3) * .pi / 180, radius, radius) })
    }
}
