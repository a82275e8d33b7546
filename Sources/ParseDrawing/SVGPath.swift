import Imaging

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
