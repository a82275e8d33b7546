import Foundation
import Imaging

/// Small crescents spread over a mass of curly or coily hair, light ones only on the lit side.
struct HairCurls {
    private(set) var dark = PathBuilder()
    private(set) var light = PathBuilder()

    /// - Parameters:
    ///   - size: the distance of the curls.
    ///   - margin: how far a curl's middle stays from the outline.
    ///   - isCarved: whether the light ones are as long and as broad as the dark ones.
    init(in polygon: [Point], size: Double, margin: Double, isCarved: Bool = false) {
        let xs = polygon.map(\.x)
        let ys = polygon.map(\.y)
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return }
        for (row, y) in stride(from: top + size * 0.6, to: bottom, by: size * 0.86).enumerated() {
            for (column, x) in stride(from: left, to: right, by: size).enumerated() {
                let seed = (row + 1) * 101 + column * 7
                let jitter = at(HairCurve.noise(seed) - 0.5, HairCurve.noise(seed + 1) - 0.5) * (size * 0.3)
                let center = at(x + (row.isMultiple(of: 2) ? 0 : size / 2), y) + jitter
                let isInside = (0..<8).allSatisfy { index in
                    let angle = Double(index) * .pi / 4
                    return HairCurve.contains(polygon, center + Point.onCircle(angle, margin, margin))
                }
                if isInside { add(center, size: size, seed: seed + 2, isCarved: isCarved) }
            }
        }
    }

    private mutating func add(_ center: Point, size: Double, seed: Int, isCarved: Bool) {
        let radius = size * 0.34
        // Curls open to one of four sides, so that they do not add up to a row of balls.
        let turn = Double(Int(HairCurve.noise(seed) * 4)) * 90 + HairCurve.noise(seed + 5) * 40
        let arc = [-100.0, -47.5, 5, 57.5, 110].map { center + Self.offset($0 + turn, radius) }
        dark = dark.adding(HairLock(spine: arc, width: max(4, size * 0.2), steps: 5).path)
        guard center.x + center.y * 0.8 < 330, HairCurve.noise(seed + 9) < 0.5 else { return }
        guard !isCarved else {
            let lit = [-170.0, -130, -90, -50].map { center + Self.offset($0, radius * 1.05) }
            light = light.adding(HairLock(spine: lit, width: max(7, size * 0.2), steps: 5).path)
            return
        }
        let lit = [-135.0, -115, -95].map { center + Self.offset($0, radius * 1.1) }
        light = light.adding(HairLock(spine: lit, width: max(4, size * 0.18), steps: 4).path)
    }

    private static func offset(_ degrees: Double, _ radius: Double) -> Point {
        .onCircle(degrees * .pi / 180, radius, radius)
    }
}
