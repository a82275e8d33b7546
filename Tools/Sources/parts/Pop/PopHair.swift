import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// The outer edge of hair over the skull, and what every construction of `pop`'s hair shares.
struct PopCrown: Sendable {
    /// How high the hair stands above the skull, y = 104.
    var rise = 24.0
    /// How far the outer edge stands off the middle at the temples.
    var side = 152.0
    /// How far the top is pushed to the right.
    var lean = 0.0
    /// 2 an ellipse, more a box.
    var square = 2.3
    /// The height at which the edge is widest.
    var base = 262.0

    /// Points of the edge from the left (180°) over the top to the right (0°).
    func points(from: Double = 180, to: Double = 0, count: Int = 13, inset: Double = 0) -> [Point] {
        (0..<count).map { index in
            let angle = (from + (to - from) * Double(index) / Double(count - 1)) * .pi / 180
            let (c, s) = (cos(angle), max(0, sin(angle)))
            let x = (side - inset) * (c < 0 ? -1 : 1) * pow(abs(c), 2 / square)
            let y = base - (base - 104 + rise - inset) * pow(s, 2 / square)
            return mid(x + lean * s * s, y)
        }
    }
}

extension PartDrawing {
    /// Short hair: a crown closed by a hairline, with round ends beside the ears.
    ///
    /// - Parameters:
    ///   - hairline: from the right temple to the left one.
    ///   - burn: where the hair beside the ears ends.
    mutating func popCap(
        _ crown: PopCrown = PopCrown(), burn: Double = 268, hairline: [Point], isShaded: Bool = true
    ) {
        let path = Self.popCapPath(crown, burn: burn, hairline: hairline)
        rounded(path, .hair, .hairShade, depth: isShaded ? 0.9 : 0)
        popShine(crown)
    }

    static func popCapPath(_ crown: PopCrown, burn: Double, hairline: [Point]) -> PathBuilder {
        let inner = 122.0
        let outer = crown.points()
        return PathBuilder()
            .spline([mid(-crown.side + 2, burn - 14)] + outer + [mid(crown.side - 2, burn - 14)])
            .cap(to: mid(inner - 2, burn - 12))
            .spline(
                [mid(inner - 2, burn - 12), mid(inner - 4, 236), mid(inner - 12, 210)] + hairline
                    + [mid(-(inner - 12), 210), mid(-(inner - 4), 236), mid(-(inner - 2), burn - 12)], joined: true
            )
            .cap(to: mid(-crown.side + 2, burn - 14)).close()
    }

    /// The one highlight, upper left.
    mutating func popShine(
        _ crown: PopCrown, inset: Double = 26, from: Double = 158, to: Double = 112, width: Double = 13
    ) {
        outline(
            PathBuilder().spline(crown.points(from: from, to: to, count: 5, inset: inset)), .hairLight, width: width)
    }
}

/// Hairstyles of `pop`.
enum PopHair {
    static let fronts = short + long
    static let backs = shortBacks + longBacks

    static func hair(
        _ id: String, _ length: String, _ texture: String, bangs: Bool = false, up: String? = nil, back: String? = nil,
        isMatched: Bool = true, draw: (inout PartDrawing) -> Void
    ) -> PartDrawing {
        var tags: [(name: String, value: String)] = []
        if let up { tags.append(("hair-up", up)) }
        tags += [("hair-length", length), ("bangs", bangs ? "y" : "n"), ("hair-texture", texture)]
        if let back { tags.append(("back", back)) }
        if !isMatched { tags.append(("matched", "no")) }
        var drawing = PartDrawing(.hairFront, id, tags: tags, pen: .soft)
        draw(&drawing)
        return drawing
    }

    static func back(_ id: String, _ length: String, _ texture: String, draw: (inout PartDrawing) -> Void)
        -> PartDrawing
    {
        var drawing = PartDrawing(
            .hairBack, id, tags: [("hair-length", length), ("hair-texture", texture)], pen: .soft)
        draw(&drawing)
        return drawing
    }

    /// An ellipse with a scalloped edge.
    static func lobes(center: Point, rx: Double, ry: Double, count: Int, depth: Double) -> PathBuilder {
        let ring = (0..<count).map { index in
            let angle = 2 * .pi * Double(index) / Double(count)
            return center + .onCircle(angle, rx, ry)
        }
        var path = PathBuilder().move(ring[0].x, ring[0].y)
        for index in ring.indices {
            let (a, b) = (ring[index], ring[(index + 1) % count])
            let way = b - a
            let out = at(way.y, -way.x) * (depth * 1.33)
            path = path.curve(a + out, b + out, b)
        }
        return path.close()
    }
}
