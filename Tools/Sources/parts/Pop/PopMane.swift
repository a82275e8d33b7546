import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Swings of hair that hangs down.
struct PopWave: Sendable {
    /// The height of the first swing.
    var from = 226.0
    var length = 122.0
    var depth = 14.0
    /// 0 begins with a swing outwards, 0.5 with one inwards.
    var phase = 0.0

    func shift(_ y: Double) -> Double {
        let ramp = min(max((y - from) / 60, 0), 1)
        return depth * ramp * sin(2 * .pi * ((y - from) / length + phase))
    }
}

/// The hair of one side that hangs down from the crown, as on the right of the picture.
struct PopCurtain: Sendable {
    /// The outer edge below the crown; its last point is a corner of the end.
    var outer: [Point]
    /// The inner edge, from the other corner of the end up to the temple.
    var inner: [Point]
    /// How round the corners are.
    var round = (outer: 28.0, inner: 20.0)
    var wave: PopWave?

    private func waved(_ points: [Point]) -> [Point] {
        guard let wave, points.count > 1 else { return points }
        let count = Int(HairCurve.length(points) / wave.length * 6) + 3
        return HairCurve.sample(points, count: count).map { at($0.x + wave.shift($0.y), $0.y) }
    }

    var outerEdge: [Point] { waved(outer) }
    var innerEdge: [Point] { waved(inner) }
}

/// Where hair meets the face: from the parting, or the middle, outwards on either side.
struct PopHairline: Sendable {
    /// Pieces that meet at corners; the first begins at the parting.
    var right: [[Point]]
    /// As seen in a mirror; like the right side when it is left out.
    var left: [[Point]]?
    /// Whether there is a notch at the parting.
    var isParted = true
    /// Whether the edge meets the hair beside the face at a corner.
    var isCornered = false
    /// Lines among the strands that belong to it, from its notches towards the crown; those of a parting when empty.
    var strands: [[Point]] = []

    var leftPieces: [[Point]] { left ?? right }
    var part: Point { right[0][0] }

    /// From one temple to the other, from right to left; the inner edges of the hair beside the face go on from it.
    func pieces(from inner: [Point], to other: [Point]) -> [[Point]] {
        var right = Array(right.reversed()).map { Array($0.reversed()) }
        var left = leftPieces.map { mirrored(Array($0.reversed())) }
        if isCornered {
            right.insert(inner + right[0].prefix(1), at: 0)
            left.append(left[left.count - 1].suffix(1) + mirrored(other))
        } else {
            right[0] = inner + right[0]
            left[left.count - 1] += mirrored(other)
        }
        guard !isParted else { return right + left }
        let across = right[right.count - 1] + left[0].dropFirst()
        return right.dropLast() + [across] + left.dropFirst()
    }
}

/// Scallops of curls along the edges.
struct PopCurls: Sendable {
    /// Lobes from one end over the crown to the other one; on each side where the crown is smooth.
    var outer: Int
    /// Lobes of the ends, beside the face and of the hairline; on each side where the crown is smooth.
    var inner: Int
    var depth = 0.42
    /// Lobes of the lower edge of the back.
    var bottom = 5
    /// The height above which the outer edge is smooth; the inner one is smooth farther down.
    var below: Double?

    var innerBelow: Double { (below ?? 0) + 90 }
}

/// Hair that covers the ears or hangs down: one mass in front, and one behind that shares its outer edge.
struct PopMane: Sendable {
    var crown = PopCrown(rise: 26, side: 158, base: 244)
    var hairline: PopHairline
    var right: PopCurtain
    /// As seen in a mirror; like the right side when it is left out.
    var left: PopCurtain?
    var curls: PopCurls?

    private var other: PopCurtain { left ?? right }

    private var edge: [Point] { mirrored(other.outerEdge) + crown.points(from: 176, to: 4) + right.outerEdge }

    var path: PathBuilder {
        let pieces = hairline.pieces(from: right.innerEdge, to: other.innerEdge)
        if let curls {
            let path = over(edge, curls)
            let low = curls.innerBelow
            if curls.below == nil {
                return path.lobed(pieces.flatMap { $0 } + [edge[0]], count: curls.inner, depth: curls.depth).close()
            }
            let lower = [right, other].map { HairCurve.sample($0.innerEdge, count: 31).filter { $0.y >= low } }
            return path.lobed(lower[0], count: curls.inner, depth: curls.depth * 0.8)
                .smoothed(pieces.map { $0.filter { $0.y < low } })
                .lobed(mirrored(lower[1]) + [edge[0]], count: curls.inner, depth: curls.depth * 0.8).close()
        }
        let (first, last) = (pieces[0], pieces[pieces.count - 1])
        let start = PathBuilder.trimmed(edge, by: other.round.outer, atStart: true)
        let outer = PathBuilder.trimmed(start, by: right.round.outer)
        var path = PathBuilder().spline(outer)
            .rounded(edge[edge.count - 1], first[0], right.round)
        for (index, piece) in pieces.enumerated() {
            var piece = piece
            if index == 0 { piece = PathBuilder.trimmed(piece, by: right.round.inner, atStart: true) }
            if index == pieces.count - 1 { piece = PathBuilder.trimmed(piece, by: other.round.inner) }
            path = path.spline(piece, joined: true)
        }
        return path.rounded(last[last.count - 1], edge[0], (other.round.inner, other.round.outer), closing: outer[0])
            .close()
    }

    /// The scalloped outer edge.
    private func over(_ edge: [Point], _ curls: PopCurls) -> PathBuilder {
        guard let below = curls.below else { return PathBuilder().lobed(edge, count: curls.outer, depth: curls.depth) }
        let half = edge.count / 2
        return PathBuilder().lobed(edge[..<half].filter { $0.y >= below }, count: curls.outer, depth: curls.depth)
            .smoothed([edge.filter { $0.y < below }])
            .lobed(edge[half...].filter { $0.y >= below }, count: curls.outer, depth: curls.depth)
    }

    /// What is seen of it behind neck and shoulders, down to `bottom`.
    ///
    /// - Parameters:
    ///   - round: how round the lower corners are.
    ///   - tuck: how much narrower it is at the lower edge.
    func back(to bottom: Double, round: Double = 44, tuck: Double = 0) -> PathBuilder {
        func side(_ curtain: PopCurtain) -> [Point] {
            var line = curtain.outerEdge.filter { $0.y < bottom - 4 }
            let low = curtain.outerEdge.first { $0.y >= bottom - 4 } ?? curtain.outerEdge[curtain.outerEdge.count - 1]
            line.append(at(low.x - tuck, bottom))
            return line
        }
        let top = crown.points(from: 176, to: 4, inset: 3)
        if let curls {
            return over(edge, curls).lobed(
                [edge[edge.count - 1], at(256, bottom), edge[0]], count: curls.bottom, depth: curls.depth
            ).close()
        }
        let edge = mirrored(side(other)) + top + side(right)
        let outer = PathBuilder.trimmed(PathBuilder.trimmed(edge, by: round, atStart: true), by: round)
        return PathBuilder().spline(outer).rounded(edge[edge.count - 1], edge[0], (round, round), closing: outer[0])
            .close()
    }

    /// A line within the hair of one side, from the parting to the end.
    ///
    /// - Parameters:
    ///   - share: 0 the outer edge, 1 the inner one.
    ///   - span: which part of the way.
    func strand(_ side: Side, _ share: Double, _ span: ClosedRange<Double> = 0...1, count: Int = 7) -> [Point] {
        let curtain = side == .right ? right : other
        let part = side == .right ? hairline.part : hairline.part.mirrored
        let lines = side == .right ? hairline.right : hairline.leftPieces
        var points = crown.points(from: 176, to: 4, count: 31)
        if side == .left { points = mirrored(points) }
        let outer = HairCurve.sample(points.filter { $0.x > part.x + 2 } + curtain.outerEdge, count: 61)
        let inner = HairCurve.sample(lines.flatMap { $0 }.distinct + curtain.innerEdge.reversed(), count: 61)
        return (0..<count).map { index in
            let way = span.lowerBound + (span.upperBound - span.lowerBound) * Double(index) / Double(count - 1)
            let place = Int((way * 60).rounded())
            return side.placed(outer[place].mix(inner[place], share))
        }
    }
}

extension PopMane {
    /// A line within the hair of one side that swings.
    func wavyStrand(_ side: Side, _ share: Double, _ span: ClosedRange<Double>, depth: Double = 6, count: Int = 12)
        -> [Point]
    {
        let line = strand(side, share, span, count: count)
        return line.indices.map { index in
            let way = line[min(index + 1, count - 1)] - line[max(index - 1, 0)]
            let across = at(way.y, -way.x) * (depth / max(way.length, 1))
            return line[index] + across * sin(Double(index) * .pi * 0.5)
        }
    }
}

extension [Point] {
    /// Without points that repeat the one before.
    var distinct: [Point] {
        reduce(into: []) { line, point in
            if line.last.map({ ($0 - point).length > 1 }) ?? true { line.append(point) }
        }
    }
}

extension PathBuilder {
    /// `points` with one end drawn back by `radius`, where a round corner begins.
    static func trimmed(_ points: [Point], by radius: Double, atStart: Bool = false) -> [Point] {
        var line = atStart ? Array(points.reversed()) : points
        guard radius > 0, let corner = line.popLast() else { return points }
        while line.count > 2, (line[line.count - 1] - corner).length < radius * 1.3 { line.removeLast() }
        let way = line[line.count - 1] - corner
        line.append(corner + way * min(1, radius / max(way.length, 1)))
        return atStart ? line.reversed() : line
    }

    /// Goes on round the corner `first` to the corner `second` and round that.
    ///
    /// - Parameter end: where the path then is; the way from there is trimmed as `second` asks when it is left out.
    func rounded(_ first: Point, _ second: Point, _ round: (Double, Double), closing end: Point? = nil) -> PathBuilder {
        let way = second - first
        let share = min(1, way.length / max(round.0 + round.1, 1))
        let unit = way * (1 / max(way.length, 1))
        let one = first + unit * (round.0 * share)
        let two = second - unit * (round.1 * share)
        var path = curve(current.mix(first, 0.6), one.mix(first, 0.6), one)
        if (two - one).length > 2 { path = path.line(two.x, two.y) }
        let goal = end ?? at(second.x, second.y - round.1)
        return path.curve(path.current.mix(second, 0.6), goal.mix(second, 0.6), goal)
    }

    /// Goes on with smooth lines that meet at corners.
    func smoothed(_ pieces: [[Point]]) -> PathBuilder {
        pieces.reduce(self) { $1.isEmpty ? $0 : $0.spline($1, joined: true) }
    }

    /// Goes on with round lobes along `points`, on the left of the way; they differ in width as curls do.
    func lobed(_ points: [Point], count: Int, depth: Double) -> PathBuilder {
        let stations = Self.lobes(commands.isEmpty ? points : [current] + points, count: count)
        var path = commands.isEmpty ? move(stations[0].x, stations[0].y) : line(stations[0].x, stations[0].y)
        for (start, end) in zip(stations, stations.dropFirst()) {
            let way = end - start
            let out = at(way.y, -way.x) * (depth * 1.33)
            path = path.curve(start + out - way * 0.12, end + out + way * 0.12, end)
        }
        return path
    }

    /// Where lobes along `points` meet.
    static func lobes(_ points: [Point], count: Int) -> [Point] {
        let fine = HairCurve.sample(points.distinct, count: 301)
        var shares = [0.0]
        for index in 0..<count { shares.append(shares[index] + 1 + 0.44 * (HairCurve.noise(index * 5 + count) - 0.5)) }
        return shares.map { fine[Int(($0 / shares[count] * 300).rounded())] }
    }
}
