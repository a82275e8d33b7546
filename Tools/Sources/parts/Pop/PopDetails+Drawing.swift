import FaceAtlas
import Foundation
import Imaging
import PartLibrary

extension PartDrawing {
    /// Strokes on both sides; points of the right one and half the width there.
    mutating func popStrokes(_ strokes: [[(Point, Double)]], _ role: Role = .skinShade) {
        let path = strokes.reduce(PathBuilder()) { $0.adding(.popStroke($1)) }
        fill(path.withMirrorImage(), role)
    }

    /// What years of laughter leave.
    mutating func popLines(isOld: Bool) {
        if isOld {
            popStrokes([
                // From the nose to the mouth, under the eyes, and beside them.
                [(at(294, 332), 1.6), (at(316, 346), 3.2), (at(331, 366), 3), (at(333, 384), 1.4)],
                [(at(288, 306), 1.4), (at(306, 315), 3), (at(326, 316), 2.8), (at(346, 307), 1.4)],
                [(at(366, 264), 2.4), (at(376, 257), 2.6), (at(384, 253), 1.2)],
                [(at(368, 275), 2.4), (at(379, 274), 2.6), (at(388, 275), 1.2)],
                [(at(366, 286), 2.4), (at(376, 291), 2.6), (at(383, 297), 1.2)],
            ])
            for (y, half) in [(178.0, 56.0), (158, 44)] {
                fill(
                    .popStroke([
                        (mid(-half, y + 4), 1.3), (mid(-half * 0.5, y - 1), 2.8), (mid(0, y + 1), 2.6),
                        (mid(half * 0.5, y - 1), 2.8),
                        (mid(half, y + 4), 1.3),
                    ]), .skinShade)
            }
        } else {
            popStrokes([
                [(at(298, 338), 1.4), (at(315, 349), 2.7), (at(325, 366), 1.4)],
                [(at(296, 309), 1.3), (at(314, 314), 2.5), (at(334, 311), 1.3)],
                [(at(367, 268), 2), (at(377, 264), 2.2), (at(384, 263), 1.1)],
                [(at(367, 281), 2), (at(377, 283), 2.2), (at(383, 287), 1.1)],
            ])
        }
    }

    mutating func popFreckles(_ freckles: [(Point, Double)]) {
        let path = freckles.reduce(PathBuilder()) { path, freckle in
            path.adding(.popDot(freckle.0.x, freckle.0.y, freckle.1 * 0.94))
        }
        fill(path, .skinShade)
        shadow(path, opacity: 0.1)
    }

    mutating func popMole(_ center: Point, _ radius: Double) {
        fill(.circle(center.x, center.y, radius), .line, opacity: 0.75)
    }

    mutating func popScar(_ spine: [Point]) {
        let path = PathBuilder.popStroke([(spine[0], 1.6), (spine[1], 3.6), (spine[2], 1.6)])
        fill(path.translated(2.5, 1.5), .skinShade)
        light(path, opacity: 0.55, hex: "#ffdcc4")
    }

    /// Colour on the upper lids, widest above the outer corner.
    mutating func popEyeShadow(_ role: Role, opacity: Double) {
        let path = PathBuilder()
            .spline([at(286, 266), at(296, 248), at(318, 237), at(342, 239), at(358, 250), at(366, 261)])
            .spline([at(366, 261), at(352, 274), at(320, 276), at(294, 274), at(286, 266)], joined: true).close()
        fill(path.withMirrorImage(), role, opacity: opacity)
    }

    /// Behind the ear, with a tube into it.
    mutating func popHearingAid(_ side: Side) {
        let tube = PathBuilder().spline([at(402, 255), at(395, 266), at(395, 282), at(401, 294)])
        outline(side.placed(tube), .clothLight, width: 3.4)
        let body = PathBuilder.popStroke([
            (at(402, 255), 3), (at(411, 252), 5), (at(419, 260), 6), (at(420, 272), 6), (at(418, 282), 4.5),
        ])
        fill(side.placed(body), .cloth)
        light(side.placed(.circle(417.5, 260, 2.2)), opacity: 0.6)
        fill(side.placed(.circle(402, 296, 5)), .clothShade)
    }

    mutating func popPlaster(_ center: Point, angle: Double) {
        func placed(_ dx: Double, _ dy: Double) -> Point { center + at(dx, dy).rotated(angle) }
        let strip = PathBuilder.popStroke([(placed(-21, 0), 11), (placed(0, 0), 11), (placed(21, 0), 11)])
        fill(strip, .metal)
        light(strip, opacity: 0.36)
        let corners = [placed(-9, -9), placed(9, -9), placed(9, 9), placed(-9, 9)]
        let pad = PathBuilder().move(corners[0].x, corners[0].y).line(corners[1].x, corners[1].y)
            .line(corners[2].x, corners[2].y).line(corners[3].x, corners[3].y).close()
        light(pad, opacity: 0.55)
        let dots = [(-18.0, -3.0), (-18, 4), (18, -3), (18, 4), (-24, 0.5), (24, 0.5)].reduce(PathBuilder()) {
            path, dot in
            let point = placed(dot.0, dot.1)
            return path.adding(.circle(point.x, point.y, 1.5))
        }
        shadow(dots, opacity: 0.2)
    }
}

extension PathBuilder {
    /// A star of five points with soft corners.
    static func popStar(_ center: Point, _ radius: Double) -> PathBuilder {
        let points = (0..<10).map { index in
            let angle = Double(index) * .pi / 5 - .pi / 2
            let reach = index.isMultiple(of: 2) ? radius : radius * 0.48
            return center + .onCircle(angle, reach, reach)
        }
        var path = PathBuilder()
        for index in points.indices {
            let (corner, before, after) = (points[index], points[(index + 9) % 10], points[(index + 1) % 10])
            let (start, end) = (corner.mix(before, 0.18), corner.mix(after, 0.18))
            path = index == 0 ? path.move(start.x, start.y) : path.line(start.x, start.y)
            path = path.curve(start.mix(corner, 0.7), end.mix(corner, 0.7), end)
        }
        return path.close()
    }
}

extension PathBuilder {
    static func popHeart(_ center: Point, _ half: Double) -> PathBuilder {
        func on(_ dx: Double, _ dy: Double) -> Point { center + at(dx * half, dy * half) }
        let (top, tip) = (on(0, -0.5), on(0, 0.92))
        return PathBuilder().move(top.x, top.y)
            .curve(on(0.2, -1), on(1, -1), on(1, -0.22)).curve(on(1, 0.26), on(0.3, 0.62), tip)
            .curve(on(-0.3, 0.62), on(-1, 0.26), on(-1, -0.22)).curve(on(-1, -1), on(-0.2, -1), top).close()
    }
}
