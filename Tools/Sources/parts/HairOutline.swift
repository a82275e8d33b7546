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
    private(set) var path = ""
    private(set) var polygon: [Point] = []
    private var seed = 7

    init() {}

    init(_ points: [Point], _ edge: HairEdge = .smooth) { add(points, edge) }

    /// A closed smooth loop.
    init(loop points: [Point], _ edge: HairEdge = .smooth) {
        let line = HairCurve.sample(points + points.prefix(3), count: 60 * points.count)
        let start = line.indices.min { near(line[$0], points[1]) < near(line[$1], points[1]) } ?? 0
        let tail = line[start...]
        let end = tail.indices.last { near(line[$0], points[1]) < 2 && $0 > start + 30 } ?? tail.indices.last ?? 0
        let round = HairCurve.even(Array(line[start...end]), count: max(12, points.count * 3))
        add(round, edge)
    }

    /// Continues the outline through `points`.
    mutating func add(_ points: [Point], _ edge: HairEdge = .smooth) {
        guard let first = points.first else { return }
        path += (path.isEmpty ? "M" : "L") + HairCurve.text(first)
        switch edge {
        case .smooth:
            path += HairCurve.path(points)
            polygon += HairCurve.sample(points, count: points.count * 8)
        case .waves(let length, let depth):
            let line = waved(points, length: length, depth: depth)
            path += HairCurve.path(line)
            polygon += HairCurve.sample(line, count: line.count * 6)
        case .bumps(let size):
            bump(HairCurve.sample(points, count: 400), size: size)
        case .arcs(let bulge):
            for (a, b) in zip(points, points.dropFirst()) {
                let middle = HairCurve.beside(
                    HairCurve.lerp(a, b, 0.5), from: a, to: b, offset: bulge * HairCurve.distance(a, b))
                path += HairCurve.path([a, middle, b])
                polygon += HairCurve.sample([a, middle, b], count: 10)
            }
        }
    }

    var closed: String { path + "Z" }

    private func near(_ a: Point, _ b: Point) -> Double { HairCurve.distance(a, b) }

    private func waved(_ points: [Point], length: Double, depth: Double) -> [Point] {
        let total = HairCurve.length(HairCurve.sample(points, count: 100))
        let halves = max(2, Int((total / length * 2).rounded()))
        let line = HairCurve.sample(points, count: halves * 2 + 1)
        var result = [line[0]]
        for half in 0..<halves {
            let at = half * 2 + 1
            result.append(
                HairCurve.beside(
                    line[at], from: line[at - 1], to: line[at + 1], offset: half.isMultiple(of: 2) ? depth : -depth))
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
        var previous = line[0]
        for end in ends.dropFirst() {
            let place = min(line.count - 1, Int((end / Double(count) * Double(line.count - 1)).rounded()))
            let point = line[place]
            let radius = HairCurve.distance(previous, point) * 0.54
            path += "A\(HairCurve.text(radius)) \(HairCurve.text(radius)) 0 0 1 \(HairCurve.text(point))"
            previous = point
        }
        polygon += HairCurve.even(line, count: max(12, count * 2))
    }
}

/// A lock: a shape along a spine that swells from a point and tapers to a point.
struct HairLock {
    var spine: [Point]
    var width: Double
    /// Where along the spine the lock is widest, 0 ... 1.
    var belly = 0.5
    /// Waves along the spine: their length and depth.
    var wave: (length: Double, depth: Double)?

    var path: String {
        let count = wave == nil ? 9 : max(9, Int(HairCurve.length(HairCurve.sample(spine, count: 60)) / 9))
        var line = HairCurve.sample(spine, count: count)
        let total = HairCurve.length(line)
        if let wave {
            let straight = line
            for index in straight.indices.dropFirst().dropLast() {
                let along = total * Double(index) / Double(count - 1)
                let offset = wave.depth * sin(2 * .pi * along / wave.length)
                line[index] = HairCurve.beside(
                    straight[index], from: straight[index - 1], to: straight[index + 1], offset: offset)
            }
        }
        let power = log(0.5) / log(max(0.05, min(0.95, belly)))
        var left: [Point] = [line[0]], right: [Point] = [line[0]]
        for index in line.indices.dropFirst().dropLast() {
            let half = width / 2 * sin(.pi * pow(Double(index) / Double(count - 1), power))
            left.append(HairCurve.beside(line[index], from: line[index - 1], to: line[index + 1], offset: half))
            right.append(HairCurve.beside(line[index], from: line[index - 1], to: line[index + 1], offset: -half))
        }
        left.append(line[count - 1])
        right.append(line[count - 1])
        return "M" + HairCurve.text(line[0]) + HairCurve.path(left) + HairCurve.path(right.reversed()) + "Z"
    }
}
