import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// A full beard: from the hair beside the ears along the jaw, with the lips left free.
struct PopBeard: Sendable {
    /// Where it ends on the cheek, from the ear towards the mouth: points right of the middle.
    var cheek: [(x: Double, y: Double)] = [(122, 300), (107, 334), (80, 351)]
    /// How far it stands off the middle beside the ear.
    var side = 140.0
    /// How far it stands off the middle at the jaw, y = 384.
    var jaw: Double
    var bottom: Double
    /// How far the curve of the lower end reaches: small for a pointed one.
    var chin = 62.0
    /// The upper edge of the moustache.
    var lip = 343.0
    /// Where it begins beside the ear.
    var top = 262.0
    /// Scallops of the outer edge; 0 for a smooth one.
    var lobes = 0

    /// The outer edge on the right, from the ear down to the middle.
    private var outer: [Point] {
        let low = bottom - 384
        let (start, one, two, end) = (
            mid(jaw, 384), mid(jaw * 0.95, 384 + low * 0.6), mid(chin, bottom), mid(0, bottom)
        )
        let curve = [0.25, 0.5, 0.72, 0.9].map { t in
            let (a, b, c) = (start.mix(one, t), one.mix(two, t), two.mix(end, t))
            return a.mix(b, t).mix(b.mix(c, t), t)
        }
        return [mid(side - 1, top + 4), mid(side, 308), mid(side * 0.5 + jaw * 0.52, 350), start] + curve + [end]
    }

    /// What is left free around the lips, against the way of the outer edge. Its upper edge hangs like a smile.
    static let lips = PathBuilder().spline([mid(0, 405), mid(26, 402), mid(46, 390), mid(54, 370)])
        .spline([mid(54, 370), mid(40, 368), mid(18, 373), mid(0, 375)], joined: true).reflected()

    var path: PathBuilder {
        let upper =
            [mid(0, lip + 4), mid(20, lip - 1), mid(50, lip + 5)] + cheek.reversed().map { mid($0.x, $0.y) } + [
                mid(side - 14, top + 6)
            ]
        let start = PathBuilder().spline(upper).cap(to: outer[0])
        guard lobes > 0 else { return start.spline(outer, joined: true).reflected().adding(Self.lips) }
        let edge = outer + mirrored(outer).dropFirst()
        return start.scalloped(edge, count: lobes, depth: 0.32).cap(to: upper[upper.count - 1].mirrored)
            .spline(mirrored(upper), joined: true).close().adding(Self.lips)
    }

    /// Along the jaw only, `width` wide.
    func strap(_ width: Double) -> PathBuilder {
        let inner = outer.dropFirst().dropLast().map { point in
            mid(point.x - 256 - width * (point.y < 384 ? 0.95 : 0.7), point.y - width * (point.y > 384 ? 0.75 : 0))
        }.filter { $0.x > 280 }
        let edge = [mid(0, bottom - width)] + inner.reversed() + [mid(side - 14, top + 6)]
        return PathBuilder().spline(edge).cap(to: outer[0]).spline(outer, joined: true).reflected()
    }

    /// Hair on the chin, up to the lower lip.
    static func chin(half: Double, top: Double, bottom: Double, point: Double = 0) -> PathBuilder {
        let height = bottom - top
        return PathBuilder().spline([
            mid(0, top), mid(11, top + 1), mid(17, top + height * 0.16), mid(half * 0.8, top + height * 0.3),
            mid(half, top + height * 0.54),
            mid(half * (0.8 - point * 0.28), bottom - height * 0.17), mid(half * 0.42 * (1 - point * 0.45), bottom - 2),
            mid(0, bottom),
        ]).reflected()
    }

    /// Moustache and chin in one, round the mouth.
    static func circle(reach: Double, bottom: Double) -> PathBuilder {
        let half = [
            mid(0, 348), mid(20, 342), mid(50, 347), mid(reach, 370), mid(reach + 2, 396), mid(reach * 0.84, 424),
            mid(reach * 0.5, bottom - 5), mid(0, bottom),
        ]
        return PathBuilder().spline(half).reflected().adding(lips)
    }

    /// Whiskers on the cheeks, with a bare chin.
    static let chops: PathBuilder = PathBuilder().spline([
        mid(126, 268), mid(120, 300), mid(100, 336), mid(80, 364), mid(74, 390), mid(86, 411), mid(110, 402),
        mid(130, 364),
        mid(141, 310),
        mid(139, 266),
    ]).cap(to: mid(126, 268)).close().withMirrorImage()
}

/// Hair between nose and upper lip. Its lower edge hangs in the middle, or it would make one mouth with a smile.
struct PopMoustache: Sendable {
    /// How far the ends stand off the middle.
    var reach: Double
    var top = 343.0
    var bottom: Double
    /// The height of the ends.
    var end: Double
    /// Half their thickness.
    var half = 4.0
    /// How far the lower edge is cut in the middle.
    var notch = 4.0
    /// Half of what is bare below the nose.
    var gap = 0.0

    var path: PathBuilder {
        let upper = [
            mid(gap, top + (gap > 0 ? 2 : 4)), mid(gap + reach * 0.24, top - 1),
            mid(reach * 0.62, top + (end - half - top) * 0.4),
            mid(reach, end - half),
        ]
        let lower = [
            mid(reach - half * 0.4, end + half), mid(reach * 0.62, end + half + (bottom - end - half) * 0.7),
            mid(gap + reach * 0.26, bottom),
            mid(gap, bottom - notch),
        ]
        let right = PathBuilder().spline(upper).cap(to: lower[0]).spline(lower, joined: true)
        return gap > 0 ? right.close().withMirrorImage() : right.reflected()
    }
}

extension PartDrawing {
    /// A mass of beard with a crescent of shade at the lower right.
    mutating func popBeard(_ path: PathBuilder, opacity: Double = 1) {
        fill(path, .beard, opacity: opacity)
        guard opacity == 1 else { return }
        shadow(path, opacity: 0.2)
        clipped(to: path) { $0.fill(path.translated(-7, -5), .beard) }
    }

    mutating func popBeardStrand(_ points: [Point]) {
        shadowLine(PathBuilder().spline(points), width: 6, opacity: 0.16)
    }

    /// Stubble: the warm shade of the skin with a thin layer of the beard's colour, and a few hairs along the jaw.
    mutating func popStubble(_ path: PathBuilder, opacity: Double, bottom: Double, reach: Double = 84, rows: Int = 2) {
        fill(path, .skinShade, opacity: 0.66)
        fill(path, .beard, opacity: opacity)
        var dots = PathBuilder()
        for row in 0..<rows {
            let count = row.isMultiple(of: 2) ? 9 : 8
            for index in 0..<count {
                let share = (Double(index) - Double(count - 1) / 2) / 4
                let x = 256 + reach * share * (1 - 0.06 * Double(row))
                let y = bottom - 10 - 11 * Double(row) - 30 * pow(abs(share), 2.2) * reach / 84
                dots = dots.move(x, y).line(x + 0.1, y)
            }
        }
        outline(dots, .beard, width: 4.5, opacity: min(0.5, opacity * 1.6))
    }
}
