import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Where a line within a mane runs.
struct PopLock: Sendable {
    var side: Side
    /// 0 the outer edge, 1 the inner one.
    var share: Double
    /// Which part of the way from the parting to the end.
    var span: ClosedRange<Double>

    static func right(_ share: Double, _ span: ClosedRange<Double> = 0.5...0.95) -> PopLock {
        PopLock(side: .right, share: share, span: span)
    }

    static func left(_ share: Double, _ span: ClosedRange<Double> = 0.5...0.95) -> PopLock {
        PopLock(side: .left, share: share, span: span)
    }

    /// The same on either side.
    static func both(_ share: Double, _ span: ClosedRange<Double> = 0.5...0.95) -> [PopLock] {
        [left(share, span), right(share, span)]
    }
}

extension PartDrawing {
    /// Hair of one mass, its highlight, and a few lines of its strands.
    ///
    /// - Parameter flicks: tips that stand off it, on the right: points of their middle lines and half their widths.
    mutating func popMane(
        _ mane: PopMane, _ locks: [PopLock] = [], flicks: [[(Double, Double, Double)]] = [], shine: Bool = true,
        depth: Double = 0.8
    ) {
        var path = mane.path
        for flick in flicks {
            for sign in [-1.0, 1] {
                path = path.adding(.tapered(flick.map { (256 + sign * $0.0, $0.1, $0.2) }))
            }
        }
        rounded(path, .hair, .hairShade, depth: depth)
        popLines(mane.hairline.strands)
        if mane.hairline.isParted, !mane.hairline.isCornered, mane.hairline.strands.isEmpty {
            popParting(mane.hairline.part, top: 104 - mane.crown.rise)
        }
        for lock in locks { popLine(mane.strand(lock.side, lock.share, lock.span), width: 7) }
        if shine { popShine(mane.crown, inset: 30, from: 154, to: 116, width: 14) }
    }

    /// The line where hair parts, from the hairline over the crown.
    mutating func popParting(_ start: Point, top: Double, width: Double = 6) {
        let way = at((256 - start.x) * 0.12, top + 8 - start.y)
        popLine([start + at(0, -2), start + way * 0.5 + at(way.x * 0.2, 0), start + way], width: width)
    }

    /// Lines among the strands as one shape, each thin at both ends.
    mutating func popLines(_ lines: [[Point]], width: Double = 7.5) {
        guard !lines.isEmpty else { return }
        var path = PathBuilder()
        for line in lines {
            let halves = [0.16, 0.5, 0.46, 0.14].map { $0 * width }
            path = path.adding(.tapered(zip(HairCurve.sample(line, count: 4), halves).map { ($0.x, $0.y, $1) }))
        }
        fill(path, .hairShade)
    }

    /// A line among the strands, thin at both ends.
    mutating func popLine(_ points: [Point], width: Double = 7, _ role: Role = .hairShade) {
        let count = max(6, points.count)
        let line = HairCurve.sample(points, count: count)
        let tapered = line.indices.map { index -> (x: Double, y: Double, half: Double) in
            let share = Double(index) / Double(count - 1)
            return (line[index].x, line[index].y, width * (0.2 + 0.3 * sin(.pi * pow(share, 0.8))))
        }
        fill(.tapered(tapered), role)
    }

    /// A slide that holds the hair above the left temple.
    mutating func popSlide(_ center: Point, angle: Double) {
        let way = at(24, 0).rotated(angle)
        outline(PathBuilder().spline([center - way, center + way]), .metal, width: 16)
        lightLine(
            PathBuilder().spline([center - way * 0.5 + at(-2, -2), center + way * 0.4 + at(-2, -2)]), width: 4,
            opacity: 0.6)
    }

    /// Arcs that tell curls, as one shape: each a part of a circle, from one angle to another in degrees.
    mutating func popCurlLines(
        _ centers: [Point], radius: Double, from: Double = 180, to: Double = 310, _ role: Role = .hairShade,
        width: Double = 7
    ) {
        var path = PathBuilder()
        for center in centers {
            let count = max(3, Int((to - from) / 48))
            path = path.spline(
                (0...count).map { index in
                    center + .onCircle((from + (to - from) * Double(index) / Double(count)) * .pi / 180, radius, radius)
                })
        }
        outline(path, role, width: width)
    }

    /// Lights on the curls of the upper left.
    mutating func popCurlShine(
        _ mane: PopMane, inset: Double = 24, radius: Double = 14, count: Int = 3, from: Double = 152, to: Double = 108
    ) {
        popCurlLines(
            mane.crown.points(from: from, to: to, count: count, inset: inset), radius: radius, from: 180, to: 300,
            .hairLight,
            width: 8)
    }
}
