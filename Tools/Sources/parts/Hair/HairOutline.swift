import Foundation
import Imaging

/// How hair ends along a stretch of its outline. This is what tells straight, wavy, curly and coily hair apart at a glance.
enum HairEdge {
    case smooth
    /// A wave to and fro across the line.
    case waves(length: Double, depth: Double)
    /// Round bumps outwards of about this width: large for curls, small for coils.
    case bumps(Double)
    /// Corners at the points, and between them arcs that bulge outwards by a share of their chord: the tips of locks.
    case arcs(Double)
}

/// A closed outline, clockwise on the page, made of stretches; a smooth curve within one, a corner between two.
struct HairOutline {
    private var open = PathBuilder()
    private(set) var polygon: [Point] = []
    private var seed = 7

    init() {}

    init(_ points: [Point], _ edge: HairEdge = .smooth) { add(points, edge) }

    /// Continues the outline through `points`.
    mutating func add(_ points: [Point], _ edge: HairEdge = .smooth) {
        guard let first = points.first else { return }
        open = open.commands.isEmpty ? open.move(first.x, first.y) : open.line(first.x, first.y)
        switch edge {
        case .smooth:
            open = open.spline(points, joined: true)
            polygon += HairCurve.sample(points, count: points.count * 8)
        case .waves(let length, let depth):
            let line = waved(points, length: length, depth: depth)
            open = open.spline(line, joined: true)
            polygon += HairCurve.sample(line, count: line.count * 6)
        case .bumps(let size):
            bump(HairCurve.sample(points, count: 400), size: size)
        case .arcs(let bulge):
            for (a, b) in zip(points, points.dropFirst()) {
                let middle = HairCurve.beside(a.mix(b, 0.5), from: a, to: b, offset: bulge * (b - a).length)
                open = open.spline([a, middle, b], joined: true)
                polygon += HairCurve.sample([a, middle, b], count: 10)
            }
        }
    }

    var path: PathBuilder { open.close() }
    /// The stretches so far, not closed.
    var line: PathBuilder { open }

    private func waved(_ points: [Point], length: Double, depth: Double) -> [Point] {
        let total = HairCurve.length(HairCurve.sample(points, count: 100))
        let halves = max(2, Int((total / length * 2).rounded()))
        let line = HairCurve.sample(points, count: halves * 2 + 1)
        var result = [line[0]]
        for half in 0..<halves {
            let at = half * 2 + 1
            // Hair lies flatter on the crown than where it falls.
            let fall = 0.3 + 0.7 * min(1, max(0, (line[at].y - 80) / 110))
            let offset = (half.isMultiple(of: 2) ? depth : -depth) * fall
            result.append(HairCurve.beside(line[at], from: line[at - 1], to: line[at + 1], offset: offset))
        }
        return result + [line[line.count - 1]]
    }

    private mutating func bump(_ line: [Point], size: Double) {
        let total = HairCurve.length(line)
        let count = max(1, Int((total / size).rounded()))
        var ends = (0...count).map { Double($0) }
        for index in ends.indices.dropFirst().dropLast() {
            ends[index] += (HairCurve.noise(seed + index * 31) - 0.5) * 0.5
        }
        seed += count * 31
        for end in ends.dropFirst() {
            let place = min(line.count - 1, Int((end / Double(count) * Double(line.count - 1)).rounded()))
            let point = line[place]
            open = open.cap(to: point)
        }
        polygon += HairCurve.even(line, count: max(12, count * 2))
    }
}
