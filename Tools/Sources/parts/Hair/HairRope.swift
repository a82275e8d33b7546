import Foundation
import Imaging

/// Hair worked into ropes: locs, twists and braids.
extension PartDrawing {
    /// A round rope of even width along a spine, with bands across it every `band` units.
    mutating func rope(_ spine: [Point], width: Double, band: Double = 26, opacity: Double = 0.75) {
        let count = max(6, Int(HairCurve.length(HairCurve.sample(spine, count: 40)) / 14))
        let line = HairCurve.sample(spine, count: count)
        let half = width / 2
        func side(_ offset: Double) -> [Point] {
            line.indices.map { index in
                HairCurve.beside(
                    line[index], from: line[max(0, index - 1)], to: line[min(count - 1, index + 1)], offset: offset)
            }
        }
        let left = side(half), right = side(-half)
        let path = PathBuilder().spline(left).cap(to: right[count - 1]).spline(right.reversed(), joined: true).close()
        fill(path, .flat(.hair))
        clipped(to: path) { drawing in
            let inner = side(line[count - 1].y > line[0].y ? half * 0.78 : -half * 0.78)
            drawing.fill(HairLock(spine: inner, width: width * 0.6).path, .flat(.hairShade, opacity))
            let total = HairCurve.length(line)
            let steps = Int(total / band)
            guard steps > 1 else { return }
            for step in 1..<steps {
                let index = min(count - 2, max(1, Int(Double(step) / Double(steps) * Double(count - 1))))
                let a = HairCurve.beside(
                    line[index], from: line[index - 1], to: line[index + 1], offset: half)
                let b = HairCurve.beside(
                    line[index + 1], from: line[index - 1], to: line[index + 1], offset: -half)
                drawing.fill(HairLock(spine: [a, a.mix(b, 0.5), b], width: 5).path, .flat(.hairShade, opacity * 0.7))
            }
        }
    }

    /// A three-strand braid along a spine: plump lobes from both sides in turn.
    mutating func braid(_ spine: [Point], width: Double, taper: Double = 0.75) {
        let length = HairCurve.length(HairCurve.sample(spine, count: 40))
        let count = max(4, Int(length / (width * 0.42)))
        let line = HairCurve.sample(spine, count: count)
        for index in 0..<count {
            let size = width * (1 - (1 - taper) * Double(index) / Double(count - 1))
            let a = line[max(0, index - 1)], b = line[min(count - 1, index + 1)]
            let side = index.isMultiple(of: 2) ? 1.0 : -1.0
            let center = HairCurve.beside(line[index], from: a, to: b, offset: side * size * 0.2)
            let angle = atan2(b.y - a.y, b.x - a.x) * 180 / .pi + side * 38
            fill(.ellipse(center.x, center.y, size * 0.48, size * 0.31, angle: angle), .hairShade)
            let lit = center + at(-size * 0.035, -size * 0.05)
            fill(.ellipse(lit.x, lit.y, size * 0.4, size * 0.23, angle: angle), .hair)
        }
    }
}
