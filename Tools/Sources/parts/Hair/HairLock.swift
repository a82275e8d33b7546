import Foundation
import Imaging

/// A lock: a shape along a spine that swells from a point and tapers to a point.
struct HairLock {
    var spine: [Point]
    var width: Double
    /// Where along the spine the lock is widest, 0 ... 1.
    var belly = 0.5
    /// How many points its sides are drawn through; few are enough for a short lock.
    var steps = 7
    /// Waves along the spine: their length and depth.
    var wave: (length: Double, depth: Double)?

    var path: PathBuilder {
        let count = wave == nil ? steps : max(steps, Int(HairCurve.length(HairCurve.sample(spine, count: 60)) / 9))
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
        var left: [Point] = [line[0]]
        var right: [Point] = [line[0]]
        for index in line.indices.dropFirst().dropLast() {
            let half = width / 2 * sin(.pi * pow(Double(index) / Double(count - 1), power))
            left.append(HairCurve.beside(line[index], from: line[index - 1], to: line[index + 1], offset: half))
            right.append(HairCurve.beside(line[index], from: line[index - 1], to: line[index + 1], offset: -half))
        }
        left.append(line[count - 1])
        right.append(line[count - 1])
        return PathBuilder().spline(left).spline(right.reversed(), joined: true).close()
    }
}
