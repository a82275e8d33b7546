import Basics
package import Imaging

/// Outlines of glyphs, as lines and curves.
package struct GlyphOutline: Sendable, Hashable {
    /// A piece of an outline.
    package enum Command: Sendable, Hashable {
        case move(Point)
        case line(Point)
        /// A cubic Bézier curve: two handles, and where it ends.
        case curve(Point, Point, Point)
        case close
    }

    package var commands: [Command] = []

    /// Scaled, then moved.
    func placed(scale: Double, dx: Double, dy: Double) -> GlyphOutline {
        func map(_ point: Point) -> Point { Point(x: point.x * scale + dx, y: point.y * scale + dy) }
        return GlyphOutline(
            commands: commands.map { command in
                switch command {
                case .move(let point): .move(map(point))
                case .line(let point): .line(map(point))
                case .curve(let one, let two, let end): .curve(map(one), map(two), map(end))
                case .close: .close
                }
            })
    }

    /// As the attribute `d` of a path: absolute, to a hundredth.
    package var svgPath: String {
        var text = ""
        func add(_ letter: String, _ points: Point...) {
            text += letter
            for (index, point) in points.enumerated() {
                if index > 0 { text += " " }
                text += Self.hundredths(point.x) + " " + Self.hundredths(point.y)
            }
        }
        for command in commands {
            switch command {
            case .move(let point): add("M", point)
            case .line(let point): add("L", point)
            case .curve(let one, let two, let end): add("C", one, two, end)
            case .close: text += "Z"
            }
        }
        return text
    }

    private static func hundredths(_ value: Double) -> String { ((value * 100).rounded() / 100).svgText }
}
