import FaceParsing
import Imaging

/// A fringe: a mass of its own over the forehead, its lower edge made of locks.
struct Fringe: Sendable {
    /// Its lower edge, right to left; corners at the points.
    var edge: [Point]
    var bulge = 0.12
    var crown = Crown(rise: 14, side: -8)
    var texture = HairTexture.straight
    /// Angles of the crown between which the fringe is rooted.
    var root = (from: 168.0, to: 12.0)

    var outline: HairOutline {
        var outline = HairOutline()
        guard let first = edge.first, let last = edge.last else { return outline }
        outline.add([last] + crown.points(root.from, root.to, count: 7) + [first])
        outline.add(edge, edgeKind)
        return outline
    }

    /// Where it ends over the forehead.
    private var lowerLine: PathBuilder { HairOutline(edge, edgeKind).line }

    private var edgeKind: HairEdge {
        switch texture {
        case .straight, .wavy: .arcs(bulge)
        case .curly, .coily: texture.edge(0.8)
        }
    }

    func draw(_ drawing: inout PartDrawing, dark: Double = 0.6, strands: Bool = true) {
        let outline = outline
        drawing.castShadow(outline)
        drawing.mass(outline, contour: lowerLine, dark: dark) { drawing in
            if let size = texture.curl {
                drawing.curls(outline, size: size, margin: size * 0.3)
            } else if strands {
                let roots = crown.points(root.from - 22, root.to + 22, count: edge.count, inset: 34).reversed()
                for (index, pair) in zip(roots, edge).enumerated()
                where index > 0 && index < edge.count - 1 && index % 2 == 0 {
                    let middle = pair.0.mix(pair.1, 0.55)
                    let bent = Point(x: middle.x + (pair.1.x - 256) * 0.05, y: middle.y)
                    drawing.lock([pair.0, bent, pair.1], width: 12, belly: 0.8, opacity: 0.6)
                }
                drawing.sheen(crown: crown, inset: 22, from: 158, to: 84, width: 24)
            }
        }
    }

    /// An edge of `locks` tips between two points, with notches `depth` high between the tips; `sag` bends the whole.
    static func tips(
        from right: Point, to left: Point, locks: Int, depth: Double = 9, sag: Double = 0, lean: Double = 0.5
    ) -> [Point] {
        var points = [right]
        for lock in 0..<locks {
            let tip = (Double(lock) + 1 - lean * 0.5) / Double(locks)
            let notch = (Double(lock) + 1) / Double(locks)
            func at(_ t: Double, _ lift: Double) -> Point {
                let p = right.mix(left, t)
                return Point(x: p.x, y: p.y + sag * sin3(t) - lift)
            }
            let vary = (HairCurve.noise(lock * 17 + locks) - 0.5) * 8
            points.append(at(tip, -vary))
            if lock < locks - 1 { points.append(at(notch, depth)) }
        }
        return points + [left]
    }

    private static func sin3(_ t: Double) -> Double { 4 * t * (1 - t) }
}

extension Fringe {
    /// A fringe that parts in the middle and falls outwards on both sides.
    static func curtain(_ drawing: inout PartDrawing) {
        let right = [mid(122, 276), mid(96, 222), mid(54, 188), mid(0, 150)]
        var outline = HairOutline()
        let crown = Crown(rise: 12, side: -6)
        outline.add([mid(-122, 276)] + crown.points(170, 10, count: 7) + [mid(122, 276)])
        outline.add(right)
        outline.add(mirrored(right))
        drawing.castShadow(outline)
        var lower = HairOutline(right)
        lower.add(mirrored(right))
        drawing.mass(outline, contour: lower.line, dark: 0.55) { drawing in
            for sign in [-1.0, 1] {
                drawing.lock(
                    [mid(sign * 6, 96), mid(sign * 52, 136), mid(sign * 96, 190), mid(sign * 122, 262)], width: 17,
                    opacity: 0.55)
                drawing.lock([mid(sign * 4, 126), mid(sign * 44, 160), mid(sign * 84, 198)], width: 12, opacity: 0.6)
            }
            drawing.parting(mid(0, 152), to: mid(0, 84))
            drawing.sheen([mid(-110, 180), mid(-92, 136), mid(-48, 108)], width: 26)
        }
    }
}
