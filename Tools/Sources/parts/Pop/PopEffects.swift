import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Effects of `pop`: tears, hearts, sweat and what else is seen around a face that feels something.
enum PopEffects {
    static let all = inBack + tears + eyes + around

    private static let inBack = [
        behind("rays") { drawing in
            for index in 0..<12 {
                let angle = Double(index) * .pi / 6
                let path = PathBuilder().move(256, 262)
                    .line(256 + cos(angle - 0.12) * 360, 262 + sin(angle - 0.12) * 360)
                    .line(256 + cos(angle + 0.12) * 360, 262 + sin(angle + 0.12) * 360).close()
                drawing.clipped(to: .circle(256, 262, 250)) { $0.light(path, opacity: 0.55, hex: "#ffd75e") }
            }
        },
        behind("gloom") { drawing in
            for x in stride(from: 150.0, through: 362, by: 30) {
                drawing.light(
                    .rectangle(x - 4, 20, 8, 80 + abs(256 - x) * 0.1, radius: 4), opacity: 0.8, hex: "#6d7ba6")
            }
        },
        behind("flames") { drawing in
            for (scale, hex) in [(1.0, "#f2653a"), (0.78, "#f9a63a"), (0.56, "#fdd75c")] {
                drawing.light(flame(at(256, 300), scale: scale), opacity: 1, hex: hex)
            }
        },
    ]

    private static let tears = [
        effect("tear") { $0.drop(at(352, 350), size: 20) },
        effect("tears") { drawing in
            for side in Side.allCases { drawing.drop(side.placed(at(352, 352)), size: 19) }
        },
        effect("tears-of-joy") { drawing in
            for side in Side.allCases {
                let path = PathBuilder().move(360, 290).curve(at(404, 292), at(438, 330), at(430, 362))
                    .curve(at(426, 384), at(398, 386), at(388, 364)).curve(at(380, 344), at(386, 316), at(360, 290))
                    .close()
                drawing.light(side.placed(path), opacity: 1, hex: water)
                drawing.light(side.placed(.ellipse(412, 352, 7, 14, angle: -14)), opacity: 0.75)
            }
        },
        effect("streams") { drawing in
            for side in Side.allCases {
                let path = PathBuilder().move(298, 300).line(344, 300).curve(at(350, 350), at(352, 400), at(346, 440))
                    .line(306, 440).curve(at(300, 400), at(300, 350), at(298, 300)).close()
                drawing.light(side.placed(path), opacity: 0.95, hex: water)
                drawing.light(side.placed(.rectangle(312, 312, 9, 112, radius: 4.5)), opacity: 0.6)
            }
        },
        effect("welling") { drawing in
            for side in Side.allCases {
                let pool = PathBuilder().move(288, 296).curve(at(300, 312), at(340, 312), at(352, 296))
                    .curve(at(340, 302), at(300, 302), at(288, 296)).close()
                drawing.light(side.placed(pool), opacity: 0.95, hex: water)
                drawing.light(side.placed(.circle(302, 290, 7)), opacity: 0.95)
                drawing.light(side.placed(.circle(337, 286, 4.5)), opacity: 0.9)
            }
        },
        effect("sweat") { $0.drop(at(404, 196), size: 27) },
        effect("sweat-drops") { drawing in
            drawing.drop(at(404, 190), size: 22)
            drawing.drop(at(434, 236), size: 15)
            drawing.drop(at(108, 196), size: 18)
        },
        effect("drool") { $0.drop(at(300, 418), size: 17) },
    ]

    private static let eyes = [
        effect("heart-eyes") { drawing in
            for side in Side.allCases {
                drawing.fill(heart(side.placed(at(320, 280)), size: 50), .tongue)
                drawing.light(.ellipse(side.placed(at(320, 280)).x - 20, 262, 9, 6, angle: -30), opacity: 0.75)
            }
        },
        effect("star-eyes") { drawing in
            for side in Side.allCases {
                let center = side.placed(at(320, 278))
                drawing.light(star(center, outer: 48, inner: 24, points: 5), opacity: 1, hex: "#f7b51f")
                drawing.light(star(center, outer: 33, inner: 17, points: 5), opacity: 1, hex: "#fdd867")
            }
        },
        effect("dizzy-eyes") { drawing in
            for side in Side.allCases {
                let center = side.placed(at(320, 278))
                drawing.fill(.circle(center.x, center.y, 37), .sclera)
                let spiral = (0..<27).map { step in
                    let angle = Double(step) * 0.62
                    return center + .onCircle(angle, 2 + angle * 1.9, 2 + angle * 1.9)
                }
                drawing.outline(PathBuilder().spline(spiral), .line, width: 7)
            }
        },
        effect("money-eyes") { drawing in
            for side in Side.allCases {
                let center = side.placed(at(320, 278))
                drawing.fill(.circle(center.x, center.y, 37), .metal)
                drawing.lightLine(
                    PathBuilder().spline([
                        center + at(13, -13), center + at(-2, -19), center + at(-14, -9), center + at(0, 0),
                        center + at(14, 9),
                        center + at(2, 19), center + at(-13, 13),
                    ]), width: 7, opacity: 0.95)
                drawing.lightLine(
                    PathBuilder().spline([center + at(0, -28), center + at(0, 28)]), width: 6, opacity: 0.95)
            }
        },
        effect("cross-eyes") { drawing in
            for side in Side.allCases {
                let center = side.placed(at(320, 278))
                drawing.fill(.circle(center.x, center.y, 36), .skin)
                for way in [at(20, 20), at(20, -20)] {
                    drawing.outline(PathBuilder().spline([center - way, center + way]), .line, width: 11)
                }
            }
        },
    ]

    private static let around = [
        effect("hearts") { drawing in
            for (x, y, size) in [(426.0, 96.0, 44.0), (470, 182, 28), (74, 150, 34)] {
                drawing.fill(heart(at(x, y), size: size), .tongue)
                drawing.light(
                    .ellipse(x - size * 0.4, y - size * 0.32, size * 0.16, size * 0.11, angle: -30), opacity: 0.7)
            }
        },
        effect("kiss-heart") { drawing in
            drawing.fill(heart(at(388, 392), size: 38), .tongue)
            drawing.light(.ellipse(373, 380, 7, 4.5, angle: -30), opacity: 0.7)
        },
        effect("love-cheeks") { drawing in
            for (x, y, size) in [(150.0, 348.0, 24.0), (364, 348, 24), (420, 104, 30)] {
                drawing.fill(heart(at(x, y), size: size), .tongue)
            }
        },
        effect("zzz") { drawing in
            for (x, y, size) in [(378.0, 146.0, 42.0), (424, 94, 31), (458, 52, 22)] {
                let path = PathBuilder().move(x - size * 0.5, y - size * 0.5).line(x + size * 0.5, y - size * 0.5)
                    .line(x - size * 0.5, y + size * 0.5).line(x + size * 0.5, y + size * 0.5)
                drawing.coloredLine(path, "#4f6df0", width: size * 0.26)
            }
        },
        effect("snooze") { drawing in
            let path = PathBuilder().move(386, 100).line(426, 100).line(386, 142).line(426, 142)
            drawing.coloredLine(path, "#4f6df0", width: 12)
            drawing.light(.circle(292, 354, 25), opacity: 0.9, hex: "#8fd0fa")
            drawing.light(.circle(289, 351, 20), opacity: 0.75, hex: "#d3ecfd")
            drawing.light(.ellipse(283, 343, 5, 8, angle: 40), opacity: 0.95)
        },
        effect("steam") { drawing in
            for side in Side.allCases {
                drawing.light(side.placed(cloud(at(438, 236), size: 34)), opacity: 0.95, hex: "#dfe6ee")
                drawing.light(side.placed(cloud(at(472, 214), size: 21)), opacity: 0.95, hex: "#eef2f6")
            }
        },
        effect("confetti") { drawing in
            let hexes = ["#f25f72", "#f7b51f", "#4f9df0", "#52b96a", "#9a6be0"]
            for index in 0..<26 {
                let (x, y) = (24 + 464 * HairCurve.noise(index * 7 + 3), 18 + 400 * HairCurve.noise(index * 13 + 5))
                if abs(x - 256) < 150, y > 96 { continue }
                let hex = hexes[index % hexes.count]
                if index.isMultiple(of: 3) {
                    drawing.light(.circle(x, y, 8), opacity: 1, hex: hex)
                } else {
                    let way = at(11, 0).rotated(360 * HairCurve.noise(index * 31))
                    drawing.coloredLine(PathBuilder().spline([at(x, y) - way, at(x, y) + way]), hex, width: 10)
                }
            }
        },
        effect("sparkles") { drawing in
            for (x, y, size) in [(426.0, 110.0, 40.0), (470, 186, 24), (84, 120, 32), (58, 220, 20)] {
                drawing.light(sparkle(at(x, y), size: size), opacity: 1, hex: "#f9c031")
            }
        },
        effect("anger") { drawing in
            let center = at(410, 122)
            for quarter in 0..<4 {
                let turn = Double(quarter) * 90
                let points = [at(9, 36), at(11, 12), at(36, 9)].map { center + $0.rotated(turn) }
                drawing.coloredLine(PathBuilder().spline(points), "#e5383f", width: 11)
            }
        },
        effect("blush") { drawing in
            for side in Side.allCases {
                drawing.light(side.placed(.ellipse(348, 342, 40, 26)), opacity: 0.55, hex: "#f0566e")
                for dx in [-16.0, 0, 16] {
                    drawing.lightLine(
                        side.placed(PathBuilder().spline([at(352 + dx, 330), at(343 + dx, 353)])), width: 5,
                        opacity: 0.6)
                }
            }
        },
        effect("sick") { drawing in
            for side in Side.allCases {
                drawing.tinge(side.placed(at(332, 350)), rx: 54, ry: 48, "#7db83a", opacity: 0.62)
            }
            drawing.tinge(at(256, 396), rx: 104, ry: 46, "#7db83a", opacity: 0.36)
        },
        effect("cold") { drawing in
            drawing.tinge(at(256, 332), rx: 30, ry: 26, "#4fa8fa", opacity: 0.6)
            for side in Side.allCases {
                drawing.tinge(side.placed(at(334, 346)), rx: 48, ry: 38, "#4fa8fa", opacity: 0.74)
            }
            for (x, y, size) in [(424.0, 96.0, 38.0), (472, 178, 24), (84, 112, 30)] {
                drawing.snowflake(at(x, y), size: size)
            }
            for side in Side.allCases {
                for (x, y) in [(446.0, 300.0), (474, 316)] {
                    let line = [at(x, y), at(x + 9, y + 15), at(x - 9, y + 35), at(x + 9, y + 55), at(x, y + 70)]
                    drawing.coloredLine(PathBuilder().spline(line.map(side.placed)), ice, width: 8)
                }
            }
            for (x, length) in [(206.0, 22.0), (230, 38), (256, 26), (284, 42), (308, 24)] {
                let icicle = PathBuilder().move(x - 9, 408).curve(
                    at(x - 7, 408 + length * 0.4), at(x - 2, 408 + length), at(x, 408 + length)
                ).curve(at(x + 2, 408 + length), at(x + 7, 408 + length * 0.4), at(x + 9, 408)).close()
                drawing.light(icicle, opacity: 1, hex: "#9ad4fb")
            }
        },
        effect("question") { drawing in
            let hook = [at(394, 84), at(410, 56), at(444, 56), at(456, 86), at(434, 110), at(424, 134)]
            drawing.coloredLine(PathBuilder().spline(hook), "#4f6df0", width: 18)
            drawing.light(.circle(424, 166, 11.5), opacity: 1, hex: "#4f6df0")
        },
        effect("exclamation") { drawing in
            for (x, tilt) in [(414.0, 6.0), (452, 12)] {
                drawing.coloredLine(PathBuilder().spline([at(x + tilt, 48), at(x, 118)]), "#e5383f", width: 18)
                drawing.light(.circle(x - 4, 150, 11), opacity: 1, hex: "#e5383f")
            }
        },
        effect("dots") { drawing in
            for x in [376.0, 418, 460] { drawing.light(.circle(x, 92, 14), opacity: 1, hex: "#8791a3") }
        },
        effect("mind-blown") { $0.mushroomCloud() },
        effect("stars") { drawing in
            for (x, y, size) in [(128.0, 92.0, 30.0), (256, 46, 34), (386, 92, 30)] {
                drawing.light(star(at(x, y), outer: size, inner: size * 0.5, points: 5), opacity: 1, hex: "#f9c031")
            }
        },
        effect("bulb") { drawing in
            drawing.light(.circle(418, 92, 42), opacity: 1, hex: "#fdd24a")
            drawing.light(.rectangle(398, 126, 40, 32, radius: 10), opacity: 1, hex: "#9aa3b2")
            drawing.light(.ellipse(403, 78, 9, 14, angle: 24), opacity: 0.8)
        },
    ]

    private static let ice = "#5fb3f4"
    private static let water = "#5cb8f5"

    private static func effect(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.effectFront, id) { draw(&$0) }
    }

    private static func behind(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.effectBack, id) { draw(&$0) }
    }

    static func heart(_ center: Point, size: Double) -> PathBuilder {
        let (x, y, s) = (center.x, center.y, size)
        return PathBuilder().move(x, y + s * 0.85)
            .curve(at(x - s * 0.55, y + s * 0.42), at(x - s, y + s * 0.08), at(x - s * 0.92, y - s * 0.34))
            .curve(at(x - s * 0.84, y - s * 0.82), at(x - s * 0.22, y - s * 0.86), at(x, y - s * 0.36))
            .curve(at(x + s * 0.22, y - s * 0.86), at(x + s * 0.84, y - s * 0.82), at(x + s * 0.92, y - s * 0.34))
            .curve(at(x + s, y + s * 0.08), at(x + s * 0.55, y + s * 0.42), at(x, y + s * 0.85)).close()
    }

    static func star(_ center: Point, outer: Double, inner: Double, points: Int) -> PathBuilder {
        var path = PathBuilder()
        for index in 0..<points * 2 {
            let point =
                center + at(0, -(index.isMultiple(of: 2) ? outer : inner)).rotated(180 / Double(points) * Double(index))
            path = index == 0 ? path.move(point.x, point.y) : path.line(point.x, point.y)
        }
        return path.close()
    }

    private static func sparkle(_ c: Point, size: Double) -> PathBuilder {
        var path = PathBuilder().move(c.x, c.y - size)
        for quarter in 0..<4 {
            let end = c + at(0, -size).rotated(Double(quarter + 1) * 90)
            let near = c + at(0, -size * 0.12).rotated(Double(quarter) * 90 + 45)
            path = path.curve(near, near, end)
        }
        return path.close()
    }

    private static func cloud(_ c: Point, size: Double) -> PathBuilder {
        PathBuilder.circle(c.x, c.y, size * 0.7).adding(.circle(c.x + size * 0.62, c.y + size * 0.1, size * 0.5))
            .adding(.circle(c.x - size * 0.55, c.y + size * 0.18, size * 0.46))
    }

    private static func flame(_ c: Point, scale: Double) -> PathBuilder {
        let tips: [(Double, Double)] = [
            (-206, 120), (-196, -60), (-150, -20), (-120, -210), (-60, -130), (0, -282), (64, -130), (124, -214),
            (152, -20),
            (200, -66), (206, 120),
        ]
        return .closed((tips + [(120, 190), (-120, 190)]).map { c + at($0.0, $0.1) * scale })
    }
}

extension PartDrawing {
    /// A drop of water, its tip up.
    fileprivate mutating func drop(_ center: Point, size: Double) {
        let (x, y, s) = (center.x, center.y, size)
        let path = PathBuilder().move(x, y - s * 1.3).curve(
            at(x + s * 0.3, y - s * 0.7), at(x + s * 0.86, y - s * 0.2), at(x + s * 0.86, y + s * 0.28)
        )
        .curve(at(x + s * 0.86, y + s * 0.82), at(x + s * 0.46, y + s), at(x, y + s)).curve(
            at(x - s * 0.46, y + s), at(x - s * 0.86, y + s * 0.82), at(x - s * 0.86, y + s * 0.28)
        )
        .curve(at(x - s * 0.86, y - s * 0.2), at(x - s * 0.3, y - s * 0.7), at(x, y - s * 1.3)).close()
        light(path, opacity: 1, hex: "#5cb8f5")
        light(.ellipse(x - s * 0.34, y + s * 0.3, s * 0.17, s * 0.34, angle: 16), opacity: 0.8)
    }

    fileprivate mutating func tinge(_ center: Point, rx: Double, ry: Double, _ hex: String, opacity: Double) {
        fill(.ellipse(center.x, center.y, rx, ry), .tinge(center, rx: rx, ry: ry, hex, opacity: opacity))
    }

    fileprivate mutating func snowflake(_ center: Point, size: Double) {
        var path = PathBuilder()
        for arm in 0..<6 {
            let way = at(0, -size).rotated(Double(arm) * 60)
            path = path.move(center.x, center.y).line(center.x + way.x, center.y + way.y)
            let fork = center + way * 0.58
            for angle in [-42.0, 42] {
                let twig = fork + (way * 0.36).rotated(angle)
                path = path.move(fork.x, fork.y).line(twig.x, twig.y)
            }
        }
        coloredLine(path, "#5fb3f4", width: size * 0.17)
    }

    /// A cloud that breaks out of the top of the head.
    fileprivate mutating func mushroomCloud() {
        for (scale, hex) in [(1.0, "#e8503a"), (0.76, "#f9a63a")] {
            let corners = (0..<26).map { index in
                let long = index.isMultiple(of: 2)
                return at(256, 118)
                    + Point.onCircle(Double(index) * .pi / 13, (long ? 132 : 100) * scale, (long ? 46 : 27) * scale)
            }
            light(.polygon(corners, radius: 5), opacity: 1, hex: hex)
        }
        let stem = PathBuilder().move(256, 132).line(300, 128).curve(at(282, 108), at(280, 92), at(304, 64)).line(
            256, 64
        )
        .reflected()
        light(stem, opacity: 1, hex: "#f9a63a")
        let lobes = [(-122.0, 58.0, 30.0), (-76, 44, 40), (0, 44, 42), (72, 46, 38), (120, 60, 28)]
        func cap(_ dx: Double, _ dy: Double, _ less: Double) -> PathBuilder {
            lobes.reduce(PathBuilder()) { $0.adding(.circle(256 + $1.0 + dx, $1.1 + dy, $1.2 - less)) }
                .adding(.ellipse(256 + dx, 62 + dy, 122 - less, 24 - less * 0.5))
        }
        light(cap(0, 6, 0), opacity: 1, hex: "#e8503a")
        light(cap(0, 0, 3), opacity: 1, hex: "#f9a63a")
        light(cap(-4, -4, 15), opacity: 1, hex: "#fdd75c")
        light(
            PathBuilder().move(256, 128).line(276, 126).curve(at(266, 106), at(266, 92), at(278, 70)).line(256, 70)
                .reflected(), opacity: 1, hex: "#fdd75c")
    }
}
