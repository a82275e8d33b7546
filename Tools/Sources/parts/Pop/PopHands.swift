import FaceAtlas
import Imaging
import PartLibrary

/// Hands of `pop`, in the skin's colour, with a cuff of the clothes. A finger is a stroke with a rim of shade, so that fingers that
/// touch are told apart.
enum PopHands {
    static let all = one + two + onFace

    private static let one = [
        hands("thumb-up") { $0.fist(at(398, 432), thumb: at(382, 346)) },
        hands("thumb-down") { $0.fist(at(398, 410), thumb: at(382, 490)) },
        hands("wave") { $0.openHand(at(412, 414), lean: 10) },
        hands("ok") { drawing in
            drawing.cuff(at(420, 505), at(404, 440))
            let fingers = [
                [at(426, 412), at(446, 368), at(456, 330)], [at(408, 404), at(420, 356), at(424, 312)],
                [at(390, 404), at(390, 356), at(390, 318)],
            ]
            drawing.hand(.ellipse(404, 432, 45, 43), fingers, width: 28, creases: 0.2...0.62)
            drawing.hand(
                nil,
                [
                    [at(384, 444), at(348, 432), at(338, 398), at(360, 374)],
                    [at(398, 414), at(392, 384), at(362, 372)],
                ], width: 28)
        },
        hands("peace") { drawing in
            drawing.cuff(at(418, 505), at(408, 450))
            drawing.hand(
                .rectangle(361, 394, 92, 84, radius: 38),
                [[at(392, 424), at(372, 318)], [at(420, 424), at(440, 320)]],
                width: 31)
            drawing.hand(nil, [[at(436, 426), at(432, 452)]], width: 27)
            drawing.hand(nil, [[at(378, 446), at(412, 434)]], width: 29)
        },
        hands("fist") { $0.fist(at(404, 410), thumb: nil) },
        hands("point-up") { drawing in
            drawing.cuff(at(416, 505), at(408, 450))
            drawing.hand(.rectangle(362, 396, 90, 82, radius: 36), [[at(390, 432), at(388, 314)]], width: 32)
            drawing.hand(nil, [[at(414, 416), at(414, 442)]], width: 26)
            drawing.hand(nil, [[at(438, 422), at(436, 444)]], width: 25)
            drawing.hand(nil, [[at(376, 452), at(406, 454)]], width: 28)
        },
    ]

    private static let two = [
        hands("prayer") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(330, 505)), side.placed(at(292, 470)))
                drawing.hand(
                    nil,
                    [
                        [at(286, 490), at(275, 456), at(268, 420)].map(side.placed),
                        [at(298, 488), at(293, 470), at(288, 450)].map(side.placed),
                    ], width: 35)
            }
        },
        hands("clap") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(366, 540)), side.placed(at(326, 492)))
                let fingers = [
                    [at(308, 488), at(270, 442)], [at(320, 482), at(282, 430)],
                    [at(332, 476), at(298, 427)],
                ].map { $0.map(side.placed) }
                drawing.hand(
                    side.placed(.ellipse(324, 482, 28, 27)), fingers, width: 25, creases: 0.3...0.9)
                for (start, end) in [
                    (at(326, 424), at(344, 402)), (at(348, 444), at(374, 430)), (at(360, 468), at(388, 466)),
                ] {
                    drawing.coloredLine(PathBuilder().spline([start, end].map(side.placed)), "#f9b52d", width: 10)
                }
            }
        },
        hands("heart-hands") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(356, 516)), side.placed(at(338, 486)))
                drawing.hand(
                    nil,
                    [
                        [at(340, 484), at(336, 442), at(304, 408), at(264, 430)].map(side.placed),
                        [at(334, 480), at(302, 490), at(264, 494)].map(side.placed),
                    ], width: 33)
            }
            drawing.fill(PopEffects.heart(at(256, 462), size: 21), .tongue)
        },
        hands("shrug") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(424, 512)), side.placed(at(430, 470)))
                let fingers = [(474.0, 394.0), (487, 414), (489, 438), (479, 460)].map { x, y in
                    [at(440, 438 + (y - 428) * 0.2), at(461, 428 + (y - 428) * 0.6), at(x, y)].map(side.placed)
                }
                drawing.hand(side.placed(.ellipse(432, 448, 38, 31)), fingers, width: 25, creases: 0.5...0.85)
                drawing.hand(nil, [[at(424, 446), at(408, 404)].map(side.placed)], width: 27, isRooted: true)
            }
        },
        hands("hands-up") { drawing in
            for side in Side.allCases { drawing.openHand(at(424, 420), lean: 16, side: side) }
        },
        hands("fists-cheeks") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(402, 508)), side.placed(at(386, 448)))
                let fingers = [350.0, 373, 396].map { [at($0, 380), at($0 + 2, 404)].map(side.placed) }
                drawing.hand(side.placed(.ellipse(376, 408, 43, 40)), fingers, width: 24, creases: 0...0.9)
            }
        },
    ]

    private static let onFace = [
        hands("facepalm") { drawing in
            drawing.cuff(at(432, 512), at(404, 430))
            let fingers = [at(230, 298), at(218, 266), at(234, 234), at(268, 208)].map { end in
                [at(366, 358), at(366, 356).mix(end, 0.5) + at(4, -12), end]
            }
            drawing.hand(.ellipse(374, 378, 48, 56, angle: -32), fingers, width: 29, creases: 0.42...0.94)
            drawing.hand(nil, [[at(392, 372), at(398, 300)]], width: 30, isRooted: true)
        },
        hands("shush") { drawing in
            drawing.cuff(at(286, 516), at(276, 478))
            drawing.hand(.rectangle(225, 424, 88, 76, radius: 34), [[at(257, 456), at(256, 346)]], width: 32)
            drawing.hand(nil, [[at(279, 442), at(280, 464)]], width: 25)
            drawing.hand(nil, [[at(301, 446), at(299, 466)]], width: 24)
            drawing.hand(nil, [[at(238, 472), at(266, 480)]], width: 27)
        },
        hands("thinking") { drawing in
            drawing.cuff(at(350, 516), at(322, 472))
            drawing.hand(
                .rectangle(264, 424, 88, 76, radius: 34),
                [[at(288, 448), at(330, 420), at(354, 384)], [at(280, 464), at(236, 448), at(224, 422)]], width: 29)
            drawing.hand(nil, [[at(302, 456), at(330, 454)]], width: 23)
            drawing.hand(nil, [[at(302, 478), at(328, 476)]], width: 23)
        },
        hands("over-mouth") { drawing in
            drawing.cuff(at(356, 524), at(334, 462))
            let fingers = [
                [at(318, 424), at(268, 398), at(218, 384)], [at(316, 438), at(264, 416), at(210, 406)],
                [at(318, 454), at(266, 436), at(216, 430)], [at(322, 468), at(276, 454), at(234, 452)],
            ]
            drawing.hand(.ellipse(326, 446, 42, 44, angle: -20), fingers, width: 27, creases: 0.34...0.94)
            drawing.hand(nil, [[at(330, 432), at(314, 384)]], width: 29, isRooted: true)
        },
        hands("cheeks") { drawing in
            for side in Side.allCases {
                drawing.cuff(side.placed(at(430, 516)), side.placed(at(412, 440)))
                let fingers = [
                    [at(384, 404), at(348, 332)], [at(392, 402), at(374, 314)],
                    [at(404, 402), at(402, 314)], [at(416, 408), at(426, 332)],
                ].map { $0.map(side.placed) }
                drawing.hand(
                    side.placed(.ellipse(400, 414, 40, 44, angle: -10)), fingers, width: 27, creases: 0.36...0.94)
            }
        },
        hands("salute") { drawing in
            drawing.cuff(at(478, 522), at(444, 322), sleeve: 0.72)
            let fingers = [
                [at(428, 282), at(378, 238), at(328, 210)], [at(432, 292), at(384, 256), at(334, 230)],
                [at(436, 300), at(394, 272), at(348, 250)], [at(440, 308), at(406, 286), at(368, 268)],
            ]
            drawing.hand(.ellipse(434, 294, 37, 44, angle: -36), fingers, width: 25, creases: 0.3...0.94)
            drawing.hand(nil, [[at(434, 306), at(392, 304)]], width: 26, isRooted: true)
        },
    ]

    private static func hands(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.hands, id) { draw(&$0) }
    }
}

extension PartDrawing {
    /// A palm and what grows out of it, within one rim.
    ///
    /// - Parameters:
    ///   - fingers: their middle lines, in the order in which they lie beside each other.
    ///   - creases: the part of their length along which neighbours are parted by a line.
    ///   - isRooted: whether they grow out of the palm that is drawn already.
    fileprivate mutating func hand(
        _ palm: PathBuilder?, _ fingers: [[Point]], width: Double, creases: ClosedRange<Double>? = nil,
        isRooted: Bool = false
    ) {
        let lines = fingers.reduce(PathBuilder()) { $0.adding(PathBuilder().spline($1)) }
        rim(lines, width: width + 9)
        if let palm { rim(palm, width: 9) }
        outline(lines, .skin, width: width)
        if let palm { fill(palm, .skin) }
        if isRooted {
            for finger in fingers { fill(.circle(finger[0].x, finger[0].y, width / 2 + 4.5), .skin) }
        }
        guard let creases else { return }
        var path = PathBuilder()
        for (one, other) in zip(fingers, fingers.dropFirst()) {
            let (one, other) = (HairCurve.sample(one, count: 21), HairCurve.sample(other, count: 21))
            let points = [creases.lowerBound, (creases.lowerBound + creases.upperBound) / 2, creases.upperBound].map {
                let index = Int(($0 * 20).rounded())
                return one[index].mix(other[index], 0.5)
            }
            path = path.adding(PathBuilder().spline(points))
        }
        rim(path, width: 4.5)
    }

    /// Darker than the shade of the face, on which hands lie.
    private mutating func rim(_ path: PathBuilder, width: Double) {
        outline(path, .skinShade, width: width)
        shadowLine(path, width: width, opacity: 0.26)
    }

    /// The end of a sleeve, towards the wrist; it covers `sleeve` of the way.
    fileprivate mutating func cuff(_ start: Point, _ wrist: Point, sleeve share: Double = 0.55) {
        let sleeve = start.mix(wrist, share)
        let end = start + (start - wrist) * 0.4
        let hem = (start - wrist) * (9 / max((start - wrist).length, 1))
        clipped(to: .rectangle(0, 0, 512, 512)) { drawing in
            drawing.outline(PathBuilder().spline([start, wrist]), .skin, width: 50)
            drawing.outline(PathBuilder().spline([end, sleeve]), .clothShade, width: 66)
            drawing.outline(PathBuilder().spline([end, sleeve + hem]), .cloth, width: 66)
        }
    }

    /// A fist seen from the front; the thumb points to `thumb`, or lies across the fingers.
    fileprivate mutating func fist(_ center: Point, thumb: Point?) {
        cuff(at(center.x + 14, 512), center + at(6, 34))
        let palm = PathBuilder.rectangle(center.x - 46, center.y - 43, 90, 90, radius: 36)
        if let thumb { hand(palm, [[center + at(-22, 2), thumb]], width: 35) } else { hand(palm, [], width: 30) }
        let rows = (0..<4).map { row in
            let y = center.y - 31 + Double(row) * 21.5
            return [at(center.x + 6, y), at(center.x + (row == 0 || row == 3 ? 34 : 38), y)]
        }
        hand(nil, rows, width: 24, creases: 0...1)
        if thumb == nil { hand(nil, [[center + at(-30, 8), center + at(14, 22)]], width: 29) }
    }

    /// An open hand, its palm to the front.
    fileprivate mutating func openHand(_ center: Point, lean: Double, side: Side = .right) {
        cuff(side.placed(at(center.x - 2, 512)), side.placed(center + at(0, 30)))
        let fingers = [(-31.0, 82.0), (-10, 97), (11, 95), (32, 80)].map { angle, reach in
            let way = at(0, -1).rotated(angle + lean)
            return [center + way * 16, center + way * reach].map(side.placed)
        }
        let thumb = at(0, -1).rotated(lean - 74)
        hand(side.placed(.ellipse(center.x, center.y + 4, 44, 44)), fingers, width: 28, creases: 0.4...0.78)
        let base = center + thumb * 16 + at(0, 18)
        hand(
            nil, [[base, base + thumb * 28, center + thumb * 68 + at(0, -6)].map(side.placed)], width: 29,
            isRooted: true)
    }
}
