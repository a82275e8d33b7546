package import FaceAtlas
package import FaceParsing
package import Imaging

/// Traces the borders of the regions of a label map by marching squares.
package struct LabelContours {
    private let weights: LabelWeights
    /// For each label the squares between pixels through which its borders can run, by their first pixels.
    private let cells: [[Int]]

    package init(_ map: LabelMap) {
        let weights = LabelWeights(map)
        self.weights = weights
        var cells = [[Int]](repeating: [], count: FaceLabel.allCases.count)
        for y in 0..<weights.height - 1 {
            for x in 0..<weights.width - 1 where weights.isMixed(x, y) {
                var near = weights.labels(around: x, y)
                while near != 0 {
                    cells[near.trailingZeroBitCount].append(y * weights.width + x)
                    near &= near - 1
                }
            }
        }
        self.cells = cells
    }

    /// The closed borders of the regions of `label`, holes too; in pixels of the map.
    package func rings(of label: FaceLabel) -> [[Point]] {
        var borders = Borders(count: 2 * weights.mixedCount)
        for cell in cells[Int(label.rawValue)] { march(through: cell, label: label.rawValue, into: &borders) }
        return borders.rings().filter { $0.count >= 4 }.map(Self.smoothed)
    }

    /// Evens out what is left of the stairs of slanting borders: every point moves towards the middle of its neighbours, a
    /// few times. A border comes out the same for the regions on both its sides.
    private static func smoothed(_ ring: [Point]) -> [Point] {
        var ring = ring
        for _ in 0..<4 {
            guard let first = ring.first, var before = ring.last else { return ring }
            for index in ring.indices {
                let own = ring[index]
                let after = index + 1 == ring.count ? first : ring[index + 1]
                ring[index] = Point(x: (before.x + after.x) / 4 + own.x / 2, y: (before.y + after.y) / 4 + own.y / 2)
                before = own
            }
        }
        return ring
    }

    /// Joins the sides of one square between which the border of `label` runs, the region on one and the same hand.
    private func march(through cell: Int, label: UInt8, into borders: inout Borders) {
        let width = weights.width
        // Clockwise, as the sides between them: top, right, bottom, left.
        let corners = SIMD4(cell, cell &+ 1, cell &+ width &+ 1, cell &+ width)
        let margins = SIMD4(
            weights.margin(of: label, at: corners[0]), weights.margin(of: label, at: corners[1]),
            weights.margin(of: label, at: corners[2]), weights.margin(of: label, at: corners[3]))
        let isInside = margins .> 0
        if isInside == SIMDMask(repeating: isInside[0]) { return }
        var sides = SIMD4(repeating: -1)
        var (entries, exits) = (0, 0)
        var (entry, exit) = (0, 0)
        for side in 0..<4 {
            let next = (side &+ 1) & 3
            guard isInside[side] != isInside[next] else { continue }
            if isInside[side] {
                if exits == 0 { exit = side }
                exits += 1
            } else {
                if entries == 0 { entry = side }
                entries += 1
            }
            let (from, to) = (corners[side], corners[next])
            // A border runs only where both its pixels have other labels around them.
            guard let place = weights.place(min(from, to)) else { return }
            sides[side] = place &* 2 &+ side & 1
            let share = Double(margins[side]) / Double(margins[side] - margins[next])
            let (start, end) = (point(from), point(to))
            borders.points[sides[side]] = Point(
                x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
        }
        if exits == 1 {
            borders.join(sides[exit], to: sides[entry])
        } else {
            // A saddle: the middle says whether the two corners of the region hang together.
            let turn = margins.wrappedSum() > 0 ? 1 : 3
            for exit in [exit, exit &+ 2] { borders.join(sides[exit], to: sides[(exit &+ turn) & 3]) }
        }
    }

    /// The middle of a pixel, in pixels of the map: that of its first pixel is (0.5, 0.5).
    private func point(_ pixel: Int) -> Point {
        let offset = 0.5 - Double(LabelWeights.border)
        return Point(x: Double(pixel % weights.width) + offset, y: Double(pixel / weights.width) + offset)
    }
}

/// Sides of squares through which borders run, each with the one that follows. Two belong to a pixel: to its right and below it.
private struct Borders {
    var points: [Point]
    private var next: [Int32]

    init(count: Int) {
        points = [Point](repeating: Point(x: 0, y: 0), count: count)
        next = [Int32](repeating: -1, count: count)
    }

    mutating func join(_ side: Int, to following: Int) { next[side] = Int32(following) }

    /// Closed lines, each from its first side on; takes them away.
    mutating func rings() -> [[Point]] {
        var rings: [[Point]] = []
        for start in next.indices where next[start] >= 0 {
            var ring: [Point] = []
            var side = start
            while next[side] >= 0 {
                ring.append(points[side])
                (side, next[side]) = (Int(next[side]), -1)
            }
            rings.append(ring)
        }
        return rings
    }
}

/// Path data for SVG.
enum SVGPath {
    /// A closed line from corner to corner.
    static func closed(_ corners: [Point]) -> String {
        "M" + corners.map(pair).joined(separator: "L") + "Z"
    }

    /// A closed curve through the middles of the sides of a ring, with its corners as control points.
    static func smooth(_ ring: [Point]) -> String {
        guard let last = ring.last, let first = ring.first else { return "" }
        var text = "M" + pair(middle(last, first))
        for (index, corner) in ring.enumerated() {
            text += "Q\(pair(corner)) \(pair(middle(corner, ring[(index + 1) % ring.count])))"
        }
        return text + "Z"
    }

    /// With one decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    }

    private static func pair(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

    private static func middle(_ a: Point, _ b: Point) -> Point { Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2) }
}
