import FaceAtlas
import Imaging
import PartLibrary

/// Things of `pop` that are held, worn for once, or stand by.
enum PopProps {
    static let all = [
        prop("mask") { drawing in
            let path = PathBuilder().move(256, 312).curve(at(320, 316), at(356, 330), at(376, 336))
                .curve(at(376, 396), at(330, 434), at(256, 438)).reflected()
            for side in Side.allCases {
                drawing.lightLine(
                    side.placed(PathBuilder().spline([at(372, 340), at(396, 312)])), width: 7, opacity: 1)
            }
            drawing.light(path, opacity: 1, hex: "#dcecf5")
            for y in [352.0, 376, 400] {
                drawing.coloredLine(
                    .bow(mid(-84 + (y - 352) * 0.5, y), mid(84 - (y - 352) * 0.5, y), sag: 9), "#a9cbe0", width: 6)
            }
        },
        prop("thermometer") { drawing in
            drawing.coloredLine(PathBuilder().spline([at(286, 386), at(372, 344)]), "#eef3f8", width: 22)
            drawing.coloredLine(PathBuilder().spline([at(286, 386), at(340, 360)]), "#e5383f", width: 9)
            drawing.light(.circle(284, 387, 13), opacity: 1, hex: "#e5383f")
        },
        prop("coffee") { drawing in
            drawing.lightLine(.circle(452, 452, 24), width: 13, opacity: 1)
            drawing.light(.rectangle(354, 402, 96, 104, radius: 18), opacity: 1, hex: "#f4f1ea")
            drawing.light(.ellipse(402, 408, 44, 12), opacity: 1, hex: "#6b3f25")
            drawing.light(PopEffects.heart(at(402, 456), size: 20), opacity: 1, hex: "#e5575f")
            for (x, wave) in [(386.0, 8.0), (414, -8)] {
                drawing.coloredLine(
                    PathBuilder().spline([at(x, 386), at(x + wave, 368), at(x - wave, 348), at(x, 328)]), "#c3ccd8",
                    width: 8)
            }
        },
        prop("cake") { drawing in
            drawing.light(.ellipse(256, 500, 140, 14), opacity: 1, hex: "#d9dde6")
            drawing.light(.rectangle(140, 436, 232, 66, radius: 16), opacity: 1, hex: "#f6c9d6")
            let icing = PathBuilder().move(140, 446).curve(at(140, 424), at(372, 424), at(372, 446)).line(372, 462)
                .curve(at(352, 482), at(334, 482), at(326, 464)).curve(at(308, 488), at(286, 484), at(280, 466))
                .curve(at(262, 486), at(244, 486), at(232, 466)).curve(at(214, 488), at(196, 484), at(186, 464)).curve(
                    at(174, 482), at(158, 480), at(140, 462)
                ).close()
            drawing.light(icing, opacity: 1, hex: "#fff4ee")
            for (x, hex) in [(196.0, "#4f9df0"), (256, "#52b96a"), (316, "#9a6be0")] {
                drawing.light(.rectangle(x - 7, 388, 14, 48, radius: 5), opacity: 1, hex: hex)
                drawing.light(.ellipse(x, 374, 8, 13), opacity: 1, hex: "#f9b233")
                drawing.light(.ellipse(x, 377, 4, 7), opacity: 1, hex: "#fde68a")
            }
        },
        prop("laptop") { drawing in
            drawing.light(.rectangle(128, 392, 256, 112, radius: 16), opacity: 1, hex: "#aeb6c3")
            drawing.light(.rectangle(96, 496, 320, 16, radius: 8), opacity: 1, hex: "#8a93a2")
            drawing.light(.circle(256, 448, 18), opacity: 1, hex: "#f4f6f9")
        },
        prop("moon") { drawing in
            let moon = PathBuilder().move(438, 40).curve(at(370, 52), at(358, 130), at(412, 160)).curve(
                at(440, 174), at(468, 168), at(484, 150)
            )
            .curve(at(432, 146), at(408, 92), at(438, 40)).close()
            drawing.light(moon, opacity: 1, hex: "#f9cf4a")
            for (x, y, size) in [(90.0, 76.0, 20.0), (140, 40, 13), (64, 150, 13)] {
                drawing.light(
                    PopEffects.star(at(x, y), outer: size, inner: size * 0.48, points: 5), opacity: 1, hex: "#f9cf4a")
            }
        },
        prop("sun") { drawing in
            for index in 0..<10 {
                let way = at(0, -1).rotated(Double(index) * 36)
                drawing.coloredLine(
                    PathBuilder().spline([at(426, 96) + way * 58, at(426, 96) + way * 76]), "#f9b52d", width: 12)
            }
            drawing.light(.circle(426, 96, 44), opacity: 1, hex: "#fccb45")
            drawing.light(.ellipse(410, 80, 12, 9, angle: -30), opacity: 0.6)
        },
        prop("party-horn") { drawing in
            drawing.coloredLine(PathBuilder().spline([at(276, 384), at(372, 414)]), "#f25f72", width: 24)
            drawing.coloredLine(
                PathBuilder().spline([at(372, 414), at(420, 426), at(450, 412), at(444, 388), at(424, 392)]), "#f7b51f",
                width: 22)
            drawing.coloredLine(PathBuilder().spline([at(310, 385), at(306, 404)]), "#fff4ee", width: 8)
            drawing.coloredLine(PathBuilder().spline([at(342, 395), at(338, 414)]), "#fff4ee", width: 8)
        },
        prop("phone") { drawing in
            drawing.light(.rectangle(374, 348, 84, 150, radius: 16), opacity: 1, hex: "#2d3140")
            drawing.light(.rectangle(382, 362, 68, 120, radius: 8), opacity: 1, hex: "#7fc4f5")
        },
        prop("book") { drawing in
            for side in Side.allCases {
                let page = PathBuilder().move(256, 430).curve(at(300, 408), at(360, 412), at(404, 424)).line(404, 508)
                    .line(256, 514).close()
                drawing.light(side.placed(page), opacity: 1, hex: side == .left ? "#e5574f" : "#cf4640")
            }
            drawing.coloredLine(PathBuilder().spline([at(256, 430), at(256, 512)]), "#9c2f2c", width: 6)
        },
        prop("flower") { drawing in
            drawing.coloredLine(PathBuilder().spline([at(420, 508), at(414, 440), at(420, 390)]), "#4ca95c", width: 10)
            for index in 0..<6 {
                let center = at(420, 372) + at(0, -26).rotated(Double(index) * 60)
                drawing.light(.circle(center.x, center.y, 19), opacity: 1, hex: "#f48fb1")
            }
            drawing.light(.circle(420, 372, 17), opacity: 1, hex: "#f9c031")
        },
        prop("gift") { drawing in
            drawing.light(.rectangle(350, 408, 116, 98, radius: 10), opacity: 1, hex: "#f25f72")
            drawing.light(.rectangle(398, 408, 22, 98), opacity: 1, hex: "#fdd867")
            drawing.light(.rectangle(342, 396, 132, 30, radius: 8), opacity: 1, hex: "#d94a5d")
            drawing.light(.rectangle(398, 396, 22, 30), opacity: 1, hex: "#f9c031")
            for dx in [-24.0, 24] {
                drawing.coloredLine(.ellipse(409 + dx, 382, 22, 14, angle: dx > 0 ? -20 : 20), "#f9c031", width: 10)
            }
        },
    ]

    private static func prop(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.props, id) { draw(&$0) }
    }
}
