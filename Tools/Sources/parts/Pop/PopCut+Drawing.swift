import FaceAtlas
import Foundation
import Imaging
import PartLibrary

extension PartDrawing {
    /// Hair of one mass, with its highlight.
    mutating func popCut(_ cut: PopCut, shine: Bool = true, depth: Double = 0.9) {
        rounded(cut.path, .hair, .hairShade, depth: depth)
        if shine { popShine(cut.crown) }
    }

    /// Hair so short that the skin shows through it.
    mutating func popCropped(_ cut: PopCut, opacity: Double, shine: Bool = true) {
        let path = cut.path
        fill(path, .skinShade)
        fill(path, .hair, opacity: opacity)
        guard shine else { return }
        clipped(to: path) { $0.popShine(cut.crown, inset: 20, width: 10) }
    }

    /// Hair that gets thinner towards the ears.
    ///
    /// - Parameters:
    ///   - line: the height above which it is full.
    ///   - strength: how much is left right below it and at the lower end.
    ///   - isFringed: whether hair hangs down below it in the middle.
    mutating func popFade(
        _ cut: PopCut, line: Double = 198, strength: (upper: Double, lower: Double) = (0.8, 0.16),
        isFringed: Bool = false,
        shine: Bool = true
    ) {
        popFadedSides(line: line, burn: cut.burn, strength: strength)
        let path = cut.path
        clipped(to: Self.above(line, middle: isFringed ? 330 : line)) { drawing in
            drawing.fill(path, .hairShade)
            drawing.clipped(to: path) { $0.fill(path.translated(-10, -7), .hair) }
        }
        if shine { popShine(cut.crown) }
    }

    /// Sides that lie close to the head and get thinner in small steps below `line`.
    mutating func popFadedSides(
        line: Double = 198, burn: Double = 262, strength: (upper: Double, lower: Double) = (0.8, 0.16)
    ) {
        let sides = PopCut(crown: PopCrown(rise: 0, side: 146, square: 2.15), hairline: PopCut.round(146), burn: burn)
            .path
        fill(sides, .skinShade)
        clipped(to: sides) { drawing in
            let steps = 5
            var covered = 0.0
            for index in (0..<steps).reversed() {
                let share = strength.upper + (strength.lower - strength.upper) * Double(index) / Double(steps - 1)
                // What a layer adds to those that lie under it.
                let layer = 1 - (1 - share) / (1 - covered)
                drawing.fill(
                    Self.above(line + (burn + 4 - line) * Double(index + 1) / Double(steps)), .hair, opacity: layer)
                covered = share
            }
        }
    }

    /// A mass on top of faded sides, which it meets at `line`.
    mutating func popFadedTop(
        _ upper: [[Point]], hairline: [[Point]], scallops: (upper: Int, lower: Int) = (0, 0), depth: Double = 0.42,
        line: Double = 202
    ) {
        popFadedSides(line: line - 6)
        var lower = hairline
        let corner = mid(111, line + 2)
        guard let start = upper.last?.last else { return }
        lower[0].insert(corner, at: 0)
        lower[lower.count - 1].append(corner.mirrored)
        popTop(upper, [[start, corner]] + lower + [[corner.mirrored, upper[0][0]]], scallops: scallops, depth: depth)
    }

    /// What lies above a height at the sides, and above another one in the middle.
    private static func above(_ y: Double, middle: Double = 330) -> PathBuilder {
        PathBuilder().move(20, 0).line(492, 0).line(492, y - 18).line(360, y).line(360, middle).line(152, middle).line(
            152, y
        )
        .line(20, y - 18).close()
    }

    /// The mass on top where the sides are short: pieces of its upper edge from left to right, then of its lower one.
    mutating func popTop(
        _ upper: [[Point]], _ lower: [[Point]], scallops: (upper: Int, lower: Int) = (0, 0), depth: Double = 0.42
    ) {
        let path = PathBuilder().pieces(upper, scallops: scallops.upper, depth: depth)
            .pieces(lower, scallops: scallops.lower, depth: depth).close()
        rounded(path, .hair, .hairShade, depth: 0.9)
    }

    /// Short sides under a longer top: in the tone of shade, or shaved.
    mutating func popSides(shaved: Double? = nil, side: Double = 146) {
        let cut = PopCut(
            crown: PopCrown(rise: 0, side: side, square: 2.15), hairline: PopCut.round(140, width: 96), burn: 260)
        if let shaved { popCropped(cut, opacity: shaved, shine: false) } else { fill(cut.path, .hairShade) }
    }

    /// A line among the strands, thin at both ends.
    mutating func popStrand(_ points: [Point], width: Double = 9, _ role: Role = .hairShade) {
        let line = HairCurve.sample(points, count: 6)
        let halves = [0.16, 0.42, 0.5, 0.46, 0.34, 0.14]
        fill(.tapered(zip(line, halves).map { ($0.x, $0.y, $1 * width) }), role)
    }

    /// The highlight along any line.
    mutating func popGleam(_ points: [Point], width: Double = 13) {
        outline(PathBuilder().spline(points), .hairLight, width: width)
    }

    /// Arcs that tell curls: each a part of a circle, from one angle to another, as one shape.
    mutating func popArcs(
        _ centers: [Point], radius: Double, from: Double = 180, to: Double = 310, _ role: Role = .hairShade,
        width: Double = 7
    ) {
        var path = PathBuilder()
        for center in centers { path = path.adding(.arc(center, radius, from: from, to: to)) }
        outline(path, role, width: width)
    }

    /// A row of curls within a mass, from left to right.
    mutating func popCurlRow(_ points: [Point], count: Int, width: Double = 7, depth: Double = 0.4) {
        outline(PathBuilder().scalloped(points, count: count, depth: depth), .hairShade, width: width)
    }

    /// Lights on the curls of the upper left of a crown.
    mutating func popCurlLights(
        _ crown: PopCrown, inset: Double = 17, radius: Double = 11, count: Int = 4, from: Double = 158, to: Double = 108
    ) {
        let centers = crown.points(from: from, to: to, count: count, inset: inset)
        popArcs(centers, radius: radius, from: 170, to: 300, .hairLight, width: 7)
    }
}
