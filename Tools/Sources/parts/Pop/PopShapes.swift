import FaceAtlas
import Imaging
import PartLibrary

/// Shapes that much of what is worn is made of.
extension PathBuilder {
    /// A closed polygon with round corners.
    static func polygon(_ corners: [Point], radius: Double = 6) -> PathBuilder {
        var path = PathBuilder()
        for index in corners.indices {
            let corner = corners[index]
            let before = corners[(index + corners.count - 1) % corners.count] - corner
            let after = corners[(index + 1) % corners.count] - corner
            let reach = min(radius, before.length / 2, after.length / 2)
            let start = corner + before * (reach / max(before.length, 1e-6))
            let end = corner + after * (reach / max(after.length, 1e-6))
            path = path.commands.isEmpty ? path.move(start.x, start.y) : path.line(start.x, start.y)
            path = path.curve(start.mix(corner, 0.6), end.mix(corner, 0.6), end)
        }
        return path.close()
    }

    /// A polygon that is its own mirror image; `half` runs down its right side.
    static func bilateral(_ half: [Point], radius: Double = 6) -> PathBuilder {
        polygon(half + half.reversed().map(\.mirrored), radius: radius)
    }

    /// A smooth open line.
    static func through(_ points: Point...) -> PathBuilder { PathBuilder().spline(points) }

    /// A dome over the head, closed below by a bow.
    ///
    /// - Parameters:
    ///   - half: its half width at the lower edge, `base`.
    ///   - dip: how much higher the lower edge is at the middle; below 0 where it hangs.
    ///   - bulge: how far the sides swell, in half widths.
    ///   - crown: how broad the top is, 0…1.
    static func dome(
        half: Double, base: Double, top: Double, dip: Double = 16, bulge: Double = 1.04, crown: Double = 0.6
    ) -> PathBuilder {
        PathBuilder().move(256 - half, base)
            .curve(mid(-half * bulge, base - (base - top) * 0.64), mid(-half * crown, top), mid(0, top)).reflected()
            .curve(mid(half * 0.56, base - dip / 0.75), mid(-half * 0.56, base - dip / 0.75), mid(-half, base)).close()
    }

    /// A band around the head, between two bows.
    static func headband(half: Double, top: Double, base: Double, dip: Double = 16, radius: Double = 8) -> PathBuilder {
        let (rise, lean) = (dip / 0.75, 2.0)
        return PathBuilder()
            .move(256 - half, top + radius).curve(
                mid(-half, top + 2), mid(-half + lean, top), mid(-half + radius, top - 1)
            )
            .curve(mid(-half * 0.5, top - rise), mid(half * 0.5, top - rise), mid(half - radius, top - 1))
            .curve(mid(half - lean, top), mid(half, top + 2), mid(half, top + radius))
            .line(256 + half, base - radius)
            .curve(mid(half, base - 2), mid(half - lean, base), mid(half - radius, base - 1))
            .curve(mid(half * 0.5, base - rise), mid(-half * 0.5, base - rise), mid(-half + radius, base - 1))
            .curve(mid(-half + lean, base), mid(-half, base - 2), mid(-half, base - radius)).close()
    }

    /// A star or a gear: `count` points at `outer` from the middle and as many at `inner` between them.
    static func star(_ center: Point, outer: Double, inner: Double, count: Int, radius: Double, turn: Double = -90)
        -> PathBuilder
    {
        let corners = (0..<(2 * count)).map { index in
            center + at(index.isMultiple(of: 2) ? outer : inner, 0).rotated(turn + 180 / Double(count) * Double(index))
        }
        return polygon(corners, radius: radius)
    }

    /// A heart with its tip below.
    static func heart(_ x: Double, _ y: Double, _ half: Double, _ height: Double) -> PathBuilder {
        let top = y - height * 0.34
        return PathBuilder().move(x, top + height * 0.1)
            .curve(
                at(x + half * 0.14, top - height * 0.26), at(x + half, top - height * 0.3),
                at(x + half, top + height * 0.16)
            )
            .curve(at(x + half, top + height * 0.5), at(x + half * 0.34, y + height * 0.5), at(x, y + height * 0.56))
            .curve(
                at(x - half * 0.34, y + height * 0.5), at(x - half, top + height * 0.5),
                at(x - half, top + height * 0.16)
            )
            .curve(
                at(x - half, top - height * 0.3), at(x - half * 0.14, top - height * 0.26), at(x, top + height * 0.1)
            ).close()
    }

    /// A drop with its point above.
    static func drop(_ x: Double, _ top: Double, _ half: Double, _ height: Double) -> PathBuilder {
        let wide = top + height - half * 1.1
        return PathBuilder().move(x, top)
            .curve(at(x + half * 0.3, top + height * 0.3), at(x + half, wide - half * 0.8), at(x + half, wide))
            .curve(at(x + half, wide + half * 1.46), at(x - half, wide + half * 1.46), at(x - half, wide))
            .curve(at(x - half, wide - half * 0.8), at(x - half * 0.3, top + height * 0.3), at(x, top)).close()
    }
}
