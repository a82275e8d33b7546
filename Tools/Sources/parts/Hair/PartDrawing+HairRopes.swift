import FaceAtlas
import Foundation
import Imaging

/// Hair worked into ropes: locs, twists and braids.
extension PartDrawing {
    /// A round rope of even width along a spine, with bands across it every `band` units.
    mutating func rope(_ spine: [Point], width: Double, band: Double = 26, opacity: Double = 0.75) {
        let count = max(6, Int(HairCurve.length(HairCurve.sample(spine, count: 40)) / 22))
        let line = HairCurve.sample(spine, count: count)
        let half = width / 2
        func side(_ offset: Double) -> [Point] {
            line.indices.map { index in
                HairCurve.beside(
                    line[index], from: line[max(0, index - 1)], to: line[min(count - 1, index + 1)], offset: offset)
            }
        }
        let tube = HairRope.tube(side(half), side(-half))
        switch pen {
        case .soft:
            fill(tube, .hairShade)
            // Lit from above left: the bright part lies a little towards the light.
            let lit = HairRope.tube(side(half * 0.66), side(-half * 0.66)).translated(-half * 0.14, -half * 0.06)
            fill(lit, .hair)
        case .ink:
            inked(tube, .hair, width: InkWidth.detail)
            let lit = side(half * 0.2)
            carve(Array(lit[(count / 8)...(count / 2)]), width: 6)
        }
        let steps = Int(HairCurve.length(line) / (pen == .ink ? max(band, 24) * 1.8 : band))
        guard steps > 1 else { return }
        var bands = PathBuilder()
        for step in 1..<steps {
            let index = min(count - 2, max(1, Int(Double(step) / Double(steps) * Double(count - 1))))
            let a = HairCurve.beside(line[index], from: line[index - 1], to: line[index + 1], offset: half)
            let b = HairCurve.beside(line[index + 1], from: line[index - 1], to: line[index + 1], offset: -half)
            bands = bands.adding(HairLock(spine: [a, a.mix(b, 0.5) + at(0, 3), b], width: 6, steps: 4).path)
        }
        mark(bands, .hairShade, opacity: opacity)
    }

    /// A three-strand braid along a spine: plump lobes from both sides in turn.
    mutating func braid(_ spine: [Point], width: Double, taper: Double = 0.75, pitch: Double = 0.5) {
        let length = HairCurve.length(HairCurve.sample(spine, count: 40))
        let count = max(4, Int(length / (width * (pen == .ink ? pitch * 1.4 : pitch))))
        let line = HairCurve.sample(spine, count: count)
        fill(HairLock(spine: spine, width: width * 0.6).path, .hairShade)
        for index in 0..<count {
            let size = width * (1 - (1 - taper) * Double(index) / Double(count - 1))
            let a = line[max(0, index - 1)]
            let b = line[min(count - 1, index + 1)]
            let side = index.isMultiple(of: 2) ? 1.0 : -1.0
            let center = HairCurve.beside(line[index], from: a, to: b, offset: side * size * 0.2)
            let angle = atan2(b.y - a.y, b.x - a.x) * 180 / .pi + side * 38
            if pen == .ink {
                let lobe = PathBuilder.ellipse(center.x, center.y, size * 0.56, size * 0.38, angle: angle)
                inked(lobe, .hair, width: InkWidth.detail)
                continue
            }
            fill(.ellipse(center.x, center.y, size * 0.54, size * 0.34, angle: angle), .hairShade)
            let lit = center + at(-size * 0.035, -size * 0.05)
            fill(.ellipse(lit.x, lit.y, size * 0.46, size * 0.26, angle: angle), .hair)
        }
    }
}

enum HairRope {
    /// A band between two lines of the same number of points, with a round end.
    static func tube(_ left: [Point], _ right: [Point]) -> PathBuilder {
        guard let end = right.last else { return PathBuilder() }
        return PathBuilder().spline(left).cap(to: end).spline(right.reversed(), joined: true).close()
    }
}
