package import FaceAtlas
package import FaceParsing
package import Imaging

/// Traces the borders of the regions of a label map by marching squares.
package struct LabelContours {
    private let weights: LabelWeights
    /// For each label the squares between pixels through which its borders can run.
    private let cells: [[(x: Int, y: Int)]]

    package init(_ map: LabelMap) {
        let weights = LabelWeights(map)
        self.weights = weights
        var cells = [[(x: Int, y: Int)]](repeating: [], count: FaceLabel.allCases.count)
        for y in 0..<weights.height - 1 {
            for x in 0..<weights.width - 1 where weights.isMixed(x, y) {
                var near = weights.labels(around: x, y)
                while near != 0 {
                    cells[near.trailingZeroBitCount].append((x, y))
                    near &= near - 1
                }
            }
        }
        self.cells = cells
    }

    /// The closed borders of the regions of `label`, holes too; in pixels of the map.
    package func rings(of label: FaceLabel) -> [[Point]] {
        var points: [Int: Point] = [:]
        var next: [Int: Int] = [:]
        for cell in cells[Int(label.rawValue)] {
            march(through: cell, label: label.rawValue, points: &points, next: &next)
        }
        var rings: [[Point]] = []
        for start in next.keys.sorted() {
            var ring: [Point] = []
            var edge = start
            while let following = next.removeValue(forKey: edge) {
                if let point = points[edge] { ring.append(point) }
                edge = following
            }
            if ring.count >= 4 { rings.append(Self.smoothed(ring)) }
        }
        return rings
    }

    /// Evens out what is left of the stairs of slanting borders: every point moves towards the middle of its neighbours, a
    /// few times. A border comes out the same for the regions on both its sides.
    private static func smoothed(_ ring: [Point]) -> [Point] {
        (0..<4).reduce(ring) { ring, _ in
            ring.indices.map { index in
                let before = ring[index == 0 ? ring.count - 1 : index - 1]
                let after = ring[index + 1 == ring.count ? 0 : index + 1]
                return Point(
                    x: (before.x + after.x) / 4 + ring[index].x / 2, y: (before.y + after.y) / 4 + ring[index].y / 2)
            }
        }
    }

    /// Joins the sides of one square between which the border of `label` runs, the region on one and the same hand.
    private func march(
        through cell: (x: Int, y: Int), label: UInt8, points: inout [Int: Point], next: inout [Int: Int]
    ) {
        let (x, y) = cell
        // Clockwise, as the sides between them: top, right, bottom, left.
        let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
        let margins = corners.map { weights.margin(of: label, $0.0, $0.1) }
        let sides = [
            (y * weights.width + x) * 2, (y * weights.width + x + 1) * 2 + 1,
            ((y + 1) * weights.width + x) * 2, (y * weights.width + x) * 2 + 1,
        ]
        let exits = (0..<4).filter { margins[$0] > 0 && margins[($0 + 1) % 4] <= 0 }
        guard let only = exits.first else { return }
        let entries = (0..<4).filter { margins[$0] <= 0 && margins[($0 + 1) % 4] > 0 }
        for side in exits + entries {
            let (from, to) = (corners[side], corners[(side + 1) % 4])
            let share = margins[side] / (margins[side] - margins[(side + 1) % 4])
            // The centre of the map's first pixel is (0.5, 0.5).
            let offset = 0.5 - Double(LabelWeights.border)
            points[sides[side]] = Point(
                x: Double(from.0) + offset + share * Double(to.0 - from.0),
                y: Double(from.1) + offset + share * Double(to.1 - from.1))
        }
        if exits.count == 1 {
            next[sides[only]] = sides[entries[0]]
        } else {
            // A saddle: the middle says whether the two corners of the region hang together.
            let turn = margins.reduce(0, +) > 0 ? 1 : 3
            for exit in exits { next[sides[exit]] = sides[(exit + turn) % 4] }
        }
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
