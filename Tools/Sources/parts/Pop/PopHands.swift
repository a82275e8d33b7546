import FaceAtlas
import Imaging
import PartLibrary

/// Hands of `pop`, in the skin's colour, with a cuff of the clothes. A finger is a stroke with a rim of shade, so that fingers that
/// touch are told apart.
enum PopHands {
    static let all = one + two + onFace

    private static let one = [
        hands("thumb-up") { $0.fist(at(398, 432), thumb: at(384, 350)) },
        hands("thumb-down") { $0.fist(at(398, 410), thumb: at(384, 488)) },
        hands("wave") { $0.openHand(at(414, 414), lean: 10) },
        hands("ok") { drawing in
            drawing.cuff(at(420, 505), at(404, 440))
            drawing.finger([at(424, 410), at(440, 366), at(446, 330)], width: 25)
            drawing.finger([at(408, 404), at(416, 356), at(418, 316)], width: 26)
            drawing.finger([at(392, 404), at(388, 356), at(386, 322)], width: 26)
            drawing.palm(.ellipse(404, 430, 42, 42))
            drawing.finger([at(378, 440), at(346, 428), at(340, 394), at(362, 374)], width: 26)
            drawing.finger([at(394, 412), at(388, 380), at(364, 370)], width: 26)
        },
        hands("peace") { drawing in
            drawing.cuff(at(418, 505), at(408, 450))
            drawing.finger([at(394, 410), at(376, 318)], width: 28)
            drawing.finger([at(418, 410), at(436, 320)], width: 28)
            drawing.palm(.rectangle(362, 394, 90, 82, radius: 34))
            drawing.finger([at(434, 424), at(430, 452)], width: 25)
            drawing.finger([at(376, 440), at(406, 430)], width: 27)
        },
        hands("fist") { $0.fist(at(404, 410), thumb: nil) },
        hands("point-up") { drawing in
            drawing.cuff(at(416, 505), at(408, 450))
            drawing.finger([at(392, 420), at(390, 316)], width: 29)
            drawing.palm(.rectangle(364, 396, 86, 78, radius: 34))
            drawing.finger([at(412, 414), at(412, 438)], width: 25)
            drawing.finger([at(434, 420), at(432, 442)], width: 24)
            drawing.finger([at(374, 446), at(404, 450)], width: 26)
        },
    ]

    private static let two = [
        hands("prayer") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(330, 505)), side.placed(at(292, 470)))
                drawing.finger([at(286, 478), at(274, 430), at(268, 376)].map(side.placed), width: 36)
                drawing.finger([at(290, 462), at(282, 424)].map(side.placed), width: 20)
            }
        },
        hands("clap") { drawing in
            drawing.cuff(at(150, 512), at(194, 462))
            drawing.cuff(at(362, 512), at(318, 462))
            for (dx, dy) in [(-26.0, -6.0), (-10, -14), (6, -18), (22, -14)] {
                drawing.finger([at(304 + dx * 0.4, 448 + dy * 0.4), at(262 + dx, 384 + dy)], width: 23)
            }
            drawing.palm(.ellipse(304, 454, 36, 44, angle: -32))
            drawing.finger([at(200, 462), at(252, 398)], width: 30)
            drawing.palm(.ellipse(208, 456, 34, 42, angle: 34))
            drawing.finger([at(214, 438), at(222, 396)], width: 24)
            for (start, end) in [
                (at(206, 352), at(192, 330)), (at(250, 340), at(250, 314)), (at(296, 350), at(310, 328)),
            ] {
                drawing.coloredLine(PathBuilder().spline([start, end]), "#f9b52d", width: 9)
            }
        },
        hands("heart-hands") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(352, 512)), side.placed(at(336, 480)))
                drawing.finger([at(338, 478), at(330, 430), at(300, 398), at(262, 420)].map(side.placed), width: 34)
                drawing.finger([at(334, 474), at(300, 486), at(264, 492)].map(side.placed), width: 32)
            }
            drawing.fill(PopEffects.heart(at(256, 452), size: 20), .tongue)
        },
        hands("shrug") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(424, 512)), side.placed(at(430, 470)))
                for (x, y) in [(490.0, 402.0), (498, 420), (498, 440), (488, 456)] {
                    drawing.finger(
                        [at(440, 448), at(466, 428 + (y - 428) * 0.5), at(x, y)].map(side.placed), width: 22)
                }
                drawing.palm(side.placed(.ellipse(438, 448, 36, 28)))
                drawing.finger([at(424, 440), at(412, 408)].map(side.placed), width: 24)
            }
        },
        hands("hands-up") { drawing in
            for side in Side.allCases { drawing.openHand(at(424, 420), lean: 16, side: side) }
        },
        hands("fists-cheeks") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(402, 508)), side.placed(at(386, 448)))
                drawing.palm(side.placed(.ellipse(376, 408, 40, 38)))
                for x in [352.0, 372, 392] { drawing.finger([at(x, 380), at(x + 2, 402)].map(side.placed), width: 20) }
            }
        },
    ]

    private static let onFace = [
        hands("facepalm") { drawing in
            drawing.cuff(at(432, 512), at(404, 430))
            drawing.palm(.ellipse(372, 376, 46, 54, angle: -32))
            for (end, width) in [(at(232, 292), 27.0), (at(222, 262), 28), (at(236, 232), 28), (at(266, 206), 26)] {
                drawing.finger([at(366, 356), at(366, 356).mix(end, 0.5) + at(4, -12), end], width: width)
            }
            drawing.finger([at(388, 362), at(396, 300)], width: 27)
        },
        hands("shush") { drawing in
            drawing.cuff(at(286, 516), at(276, 478))
            drawing.finger([at(258, 440), at(256, 346)], width: 30)
            drawing.palm(.rectangle(226, 424, 84, 72, radius: 32))
            drawing.finger([at(276, 440), at(278, 462)], width: 23)
            drawing.finger([at(297, 444), at(296, 464)], width: 22)
            drawing.finger([at(236, 466), at(262, 476)], width: 24)
        },
        hands("thinking") { drawing in
            drawing.cuff(at(350, 516), at(322, 472))
            drawing.palm(.rectangle(264, 424, 86, 72, radius: 32))
            drawing.finger([at(278, 440), at(330, 416), at(352, 384)], width: 26)
            drawing.finger([at(274, 462), at(232, 446), at(222, 424)], width: 27)
            for y in [456.0, 476] { drawing.finger([at(300, y), at(326, y - 2)], width: 21) }
        },
        hands("over-mouth") { drawing in
            drawing.cuff(at(346, 514), at(322, 452))
            for (dx, dy) in [(0.0, 0.0), (2, 19), (6, 37)] {
                drawing.finger([at(316, 404 + dy), at(220 + dx, 366 + dy * 0.9)], width: 24)
            }
            drawing.palm(.ellipse(316, 422, 40, 38))
        },
        hands("cheeks") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(430, 510)), side.placed(at(412, 430)))
                for (dx, dy) in [(0.0, 0.0), (18, 10), (34, 24)] {
                    drawing.finger([at(390, 396), at(360 + dx, 318 + dy)].map(side.placed), width: 23)
                }
                drawing.palm(side.placed(.ellipse(396, 398, 34, 40, angle: -18)))
            }
        },
        hands("salute") { drawing in
            drawing.cuff(at(470, 430), at(444, 330))
            for (dx, dy) in [(0.0, 0.0), (4, 17), (12, 32)] {
                drawing.finger([at(424, 268), at(330 + dx, 206 + dy)], width: 22)
            }
            drawing.palm(.ellipse(430, 282, 34, 40, angle: -40))
        },
    ]

    private static func hands(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.hands, id) { draw(&$0) }
    }
}

extension PartDrawing {
    /// A finger, or a thumb.
    fileprivate mutating func finger(_ spine: [Point], width: Double) {
        let path = PathBuilder().spline(spine)
        rim(path, width: width + 8)
        outline(path, .skin, width: width)
    }

    fileprivate mutating func palm(_ path: PathBuilder) {
        rim(path, width: 8)
        fill(path, .skin)
    }

    /// Darker than the shade of the face, on which hands lie.
    private mutating func rim(_ path: PathBuilder, width: Double) {
        outline(path, .skinShade, width: width)
        shadowLine(path, width: width, opacity: 0.2)
    }

    /// The end of a sleeve, towards the wrist.
    fileprivate mutating func cuff(_ start: Point, _ wrist: Point) {
        let sleeve = start.mix(wrist, 0.55)
        let end = start + (start - wrist) * 0.4
        clipped(to: .rectangle(0, 0, 512, 512)) { drawing in
            drawing.outline(PathBuilder().spline([start, wrist]), .skin, width: 50)
            drawing.outline(PathBuilder().spline([end, sleeve]), .clothShade, width: 66)
            drawing.outline(PathBuilder().spline([end, sleeve + (start - wrist) * 0.14]), .cloth, width: 66)
        }
    }

    /// A fist seen from the front; the thumb points to `thumb`, or lies across the fingers.
    fileprivate mutating func fist(_ center: Point, thumb: Point?) {
        cuff(at(center.x + 14, 512), center + at(6, 34))
        if let thumb { finger([center + at(-24, -4), thumb], width: 33) }
        palm(.rectangle(center.x - 46, center.y - 42, 94, 88, radius: 34))
        for row in 0..<4 {
            let y = center.y - 29 + Double(row) * 21
            finger([at(center.x + 2, y), at(center.x + 34, y)], width: 20)
        }
        if thumb == nil { finger([center + at(-30, 8), center + at(12, 20)], width: 26) }
    }

    /// An open hand, its palm to the front.
    fileprivate mutating func openHand(_ center: Point, lean: Double, side: Side = .right) {
        cuff(side.placed(at(center.x - 2, 512)), side.placed(center + at(0, 30)))
        for (angle, reach) in [(-26.0, 88.0), (-8, 100), (9, 98), (26, 84)] {
            let way = at(0, -1).rotated(angle + lean)
            finger([center + way * 20, center + way * reach].map(side.placed), width: 25)
        }
        palm(side.placed(.ellipse(center.x, center.y, 42, 42)))
        let thumb = at(0, -1).rotated(lean - 68)
        finger([center + thumb * 18 + at(0, 12), center + thumb * 66].map(side.placed), width: 26)
    }
}
