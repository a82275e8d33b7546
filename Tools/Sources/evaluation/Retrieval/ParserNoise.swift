import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import PartLibrary

/// What a parser gets wrong about one part: how the places of its label map are displaced, and which bits are missing.
///
/// Amounts are given for severity 3, in units of the canonical frame (a label is 2 units wide); severities 1 to 5 take 1/3, 2/3, 1,
/// 5/3 and 8/3 of them. `docs/decisions/embedders.md` says why these.
struct ParserNoise {
    static let severities = 1...5

    /// Standard deviations of an alignment's errors: shift along each axis, turn (radians) and scale about the eyes' midpoint.
    private static let alignment = (shift: 1.0, turn: 0.8 * Double.pi / 180, scale: 0.01)
    /// Standard deviation of how much wider or higher the part itself comes out.
    private static let stretch = 0.02
    /// Standard deviation of an edge's displacement by each of two noise fields, and the sizes of their cells.
    private static let raggedness = (amount: 0.6, cells: [24.0, 8.0])
    /// Bits that are missing or taken from elsewhere: how many, and each one's share of the part's area.
    private static let bits = (count: 2, share: 0.015)

    /// An ellipse in which something else is seen: nothing, or what is at another place.
    struct Bit {
        let center: Point
        let radius: (x: Double, y: Double)
        /// `nil`: nothing is seen.
        let source: Point?

        func contains(_ point: Point) -> Bool {
            let (x, y) = ((point.x - center.x) / radius.x, (point.y - center.y) / radius.y)
            return x * x + y * y < 1
        }
    }

    private let fields: [SmoothField]
    private let shift: Point
    private let turn: Double
    private let scale: Double
    private let stretch: Point
    private let middle: Point
    let bits: [Bit]

    /// - Parameters:
    ///   - places: where the part is seen, in units of the canonical frame; one for each label.
    ///   - seed: names the part and the draw.
    init(severity: Int, places: [Point], seed: String) {
        let factor = [1.0 / 3, 2.0 / 3, 1, 5.0 / 3, 8.0 / 3][severity - 1]
        // The severities of one draw differ in nothing but size.
        var random = SeededGenerator(naming: seed)
        shift = Point(
            x: random.normal() * Self.alignment.shift * factor, y: random.normal() * Self.alignment.shift * factor)
        turn = random.normal() * Self.alignment.turn * factor
        scale = exp(random.normal() * Self.alignment.scale * factor)
        stretch = Point(
            x: exp(random.normal() * Self.stretch * factor), y: exp(random.normal() * Self.stretch * factor))
        fields = Self.raggedness.cells.flatMap { cell in
            (0..<2).map { _ in SmoothField(cell: cell, amount: Self.raggedness.amount * factor, using: &random) }
        }
        let (x, y) = (places.map(\.x), places.map(\.y))
        middle = Point(
            x: ((x.min() ?? 0) + (x.max() ?? 0)) / 2, y: ((y.min() ?? 0) + (y.max() ?? 0)) / 2)
        let area = 4 * Double(places.count) * Self.bits.share * factor
        bits = (0..<Self.bits.count).compactMap { _ in
            guard let center = places.randomElement(using: &random), let other = places.randomElement(using: &random)
            else { return nil }
            let proportion = exp(random.normal() * 0.4)
            let radius = (area / Double.pi).squareRoot()
            return Bit(
                center: center, radius: (radius * proportion, radius / proportion),
                source: Bool.random(using: &random) ? other : nil)
        }
    }

    /// Where the parser looks when it is asked for `point`; both in units of the canonical frame.
    func source(of point: Point) -> Point {
        let eyes = CanonicalFrame.eyeMidpoint
        let (u, v) = (point.x - eyes.x - shift.x, point.y - eyes.y - shift.y)
        let aligned = Point(
            x: eyes.x + (cos(turn) * u - sin(turn) * v) * scale, y: eyes.y + (sin(turn) * u + cos(turn) * v) * scale)
        return Point(
            x: middle.x + (aligned.x - middle.x) * stretch.x + fields[0][point] + fields[2][point],
            y: middle.y + (aligned.y - middle.y) * stretch.y + fields[1][point] + fields[3][point])
    }
}

/// Smooth noise over the canonical frame and its surroundings.
private struct SmoothField {
    private let cell: Double
    private let values: [Double]
    private let side: Int

    /// - Parameters:
    ///   - cell: distance of independent values, in units.
    ///   - amount: standard deviation.
    init(cell: Double, amount: Double, using random: inout SeededGenerator) {
        self.cell = cell
        let side = Int((CanonicalFrame.size * 1.5 / cell).rounded(.up)) + 4
        values = (0..<side * side).map { _ in random.normal() * amount }
        self.side = side
    }

    /// Between the values by the cubic B-spline, brought back to the standard deviation.
    subscript(point: Point) -> Double {
        let x = min(max(point.x / cell + Double(side) / 6, 1), Double(side - 3))
        let y = min(max(point.y / cell + Double(side) / 6, 1), Double(side - 3))
        let (column, row) = (Int(x), Int(y))
        let (across, down) = (Self.weights(x - Double(column)), Self.weights(y - Double(row)))
        var sum = 0.0
        var squares = 0.0
        for j in 0..<4 {
            for i in 0..<4 {
                let weight = across[i] * down[j]
                sum += weight * values[(row - 1 + j) * side + column - 1 + i]
                squares += weight * weight
            }
        }
        return sum / squares.squareRoot()
    }

    private static func weights(_ t: Double) -> SIMD4<Double> {
        let u = 1 - t
        return SIMD4(u * u * u, 3 * t * t * t - 6 * t * t + 4, 3 * t * (1 + t - t * t) + 1, t * t * t) / 6
    }
}
