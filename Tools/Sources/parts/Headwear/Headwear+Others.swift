import FaceAtlas
import Imaging
import PartLibrary

extension Headwear {
    static let others: [PartTemplate] = [
        headwear("hood", .hood, hairTop: 110) { drawing in
            let outer = both([
                mid(-120, 500), mid(-186, 440), mid(-196, 330), mid(-184, 200), mid(-140, 100), mid(-64, 46),
                mid(0, 32),
            ])
            let half = [
                mid(0, 112), mid(-70, 128), mid(-114, 184), mid(-124, 272), mid(-108, 350), mid(-62, 406), mid(0, 423),
            ]
            let opening = PathBuilder().spline(half + mirrored(Array(half.dropFirst().dropLast())) + [mid(0, 112)])
                .close()
            let cloth = shape(outer, [mid(120, 500), mid(0, 508), mid(-120, 500)]).adding(opening)
            drawing.clipped(to: .ellipse(256, 276, 142, 166)) { $0.shadow(cloth.translated(0, 12), opacity: 0.2) }
            drawing.cloth(cloth, reach: 450) { drawing in
                drawing.outline(opening, .fabricShade, width: 44, opacity: 0.8)
                drawing.fold([mid(-60, 470), mid(-20, 452), mid(-4, 440)], width: 18)
                drawing.fold([mid(-150, 130), mid(-174, 260), mid(-160, 400)], width: 20)
                drawing.fold([mid(150, 130), mid(176, 260), mid(160, 400)], width: 22)
                drawing.sheen([mid(-170, 240), mid(-140, 140), mid(-64, 76)], width: 26)
            }
            for sign in [-1.0, 1] {
                drawing.solid(
                    HairLock(spine: [mid(sign * 44, 446), mid(sign * 50, 472), mid(sign * 46, 500)], width: 11).path,
                    .metal)
            }
        },
        headwear("crown", .other, isMatched: false) { drawing in
            // The contour needs room above the points.
            let drop = drawing.pen == .ink ? 10.0 : 0
            let gold = shape(
                [mid(-112, 112), mid(-128, 34)], [mid(-128, 34), mid(-92, 64), mid(-66, 74)],
                [mid(-66, 74), mid(-60, 18)], [mid(-60, 18), mid(-28, 60), mid(0, 8)],
                [mid(0, 8), mid(28, 60), mid(60, 18)], [mid(60, 18), mid(66, 74)],
                [mid(66, 74), mid(92, 64), mid(128, 34)], [mid(128, 34), mid(112, 112)],
                [mid(112, 112), mid(60, 126), mid(0, 130), mid(-60, 126), mid(-112, 112)]
            ).translated(0, drop)
            drawing.solid(gold, .metal)
            drawing.clipped(to: gold) { drawing in
                drawing.fill(gold, .fade(.shadow, from: mid(-40, 40), to: mid(130, 120), [(0, 0), (1, 0.3)]))
                drawing.fill(gold, .fade(.light, from: mid(-130, 30), to: mid(0, 110), [(0, 0.5), (1, 0)]))
                drawing.fill(
                    shape([mid(-120, 96), mid(0, 114), mid(120, 96)], [mid(120, 106), mid(0, 124), mid(-120, 106)]),
                    .flat(.shadow, 0.16))
            }
            for (x, y, r) in [(-128.0, 34.0, 10.0), (-60, 18, 10), (0, 9, 12), (60, 18, 10), (128, 34, 10)] {
                drawing.solid(.circle(256 + x, y + 2 + drop, r), .metal)
            }
            for (x, y) in [(-66.0, 98.0), (0, 104), (66, 98)] {
                drawing.solid(.ellipse(256 + x, y + drop, 12, 12), .fabric)
                drawing.light(.circle(252 + x, y - 4 + drop, 4), opacity: 0.6)
            }
        },
        headwear("headphones", .band, isMatched: false) { drawing in
            let arch = shape(
                both([mid(-166, 262), mid(-170, 170), mid(-124, 94), mid(-64, 66), mid(0, 61)]),
                both([mid(-148, 262), mid(-150, 172), mid(-110, 110), mid(-58, 88), mid(0, 83)]).reversed())
            drawing.cloth(arch) { $0.sheen([mid(-158, 180), mid(-118, 106), mid(-50, 74)], width: 12, opacity: 0.5) }
            for sign in [-1.0, 1] {
                drawing.solid(.ellipse(256 + sign * 140, 292, 18, 52), .fabricShade)
                let cup = PathBuilder.rectangle(sign < 0 ? 84 : 384, 236, 44, 112, radius: 22)
                drawing.cloth(cup, light: at(sign < 0 ? 92 : 392, 244), reach: 120) { drawing in
                    drawing.sheen(
                        [
                            mid(sign < 0 ? -162 : 138, 320), mid(sign < 0 ? -166 : 134, 280),
                            mid(sign < 0 ? -158 : 142, 248),
                        ], width: 12, opacity: 0.5)
                }
            }
        },
        headwear("hairband", .band) { drawing in
            let band = shape(
                both([mid(-148, 236), mid(-143, 160), mid(-104, 104), mid(-52, 85), mid(0, 80)]),
                both([mid(-128, 236), mid(-120, 168), mid(-88, 124), mid(-46, 108), mid(0, 105)]).reversed())
            drawing.cloth(band) { $0.sheen([mid(-140, 170), mid(-104, 104), mid(-40, 82)], width: 12, opacity: 0.45) }
        },
        headwear("bow-band", .band, isMatched: false) { drawing in
            let band = shape(
                both([mid(-148, 216), mid(-140, 146), mid(-98, 104), mid(-50, 86), mid(0, 81)]),
                both([mid(-139, 216), mid(-128, 154), mid(-92, 122), mid(-48, 104), mid(0, 100)]).reversed())
            drawing.cloth(band)
            for sign in [-1.0, 1] {
                let wing = shape([
                    mid(64, 84), mid(64 + sign * 30, 44), mid(64 + sign * 62, 40), mid(64 + sign * 66, 80),
                    mid(64 + sign * 56, 114), mid(64, 92),
                ])
                drawing.cloth(wing, light: at(280, 40), reach: 160) {
                    $0.fold([mid(64 + sign * 50, 70), mid(64 + sign * 26, 80), mid(64, 88)], width: 12)
                }
            }
            drawing.cloth(.ellipse(320, 88, 16, 18), light: at(312, 78), reach: 40)
        },
        headwear("flower-crown", .other) { drawing in
            let places = [(-128.0, 168.0), (-96, 132), (-52, 110), (0, 102), (52, 110), (96, 132), (128, 168)]
            let stem = PathBuilder().spline(places.map { mid($0.0, $0.1 + 4) })
            drawing.outline(stem, .fabricShade, width: 12)
            for (index, place) in places.enumerated() {
                let size = index.isMultiple(of: 2) ? 22.0 : 26
                let petals = (0..<5).map { petal in
                    let angle = (Double(petal) / 5 + Double(index) * 0.07) * 2 * Double.pi
                    return mid(place.0, place.1) + Point.onCircle(angle, size * 0.62, size * 0.62)
                }
                if drawing.pen == .ink {
                    for petal in petals { drawing.fill(.circle(petal.x, petal.y, size * 0.5 + 5), .line) }
                }
                for petal in petals { drawing.fill(.circle(petal.x, petal.y, size * 0.5), .fabric) }
                guard drawing.pen == .soft else {
                    drawing.fill(.circle(256 + place.0, place.1, size * 0.6), .fabric)
                    drawing.solid(.circle(256 + place.0, place.1, size * 0.36), .metal)
                    continue
                }
                drawing.fill(
                    .ellipse(256 + place.0 + 3, place.1 + 4, size * 0.55, size * 0.55), .flat(.fabricShade, 0.55))
                drawing.fill(.circle(256 + place.0, place.1, size * 0.36), .metal)
            }
        },
        headwear("sweatband", .band) { drawing in
            let band = shape(
                both([mid(-142, 184), mid(-100, 146), mid(-50, 132), mid(0, 128)]), [mid(142, 184), mid(144, 214)],
                both([mid(-144, 214), mid(-104, 182), mid(-50, 168), mid(0, 164)]).reversed(),
                [mid(-144, 214), mid(-142, 184)])
            drawing.hatShadow(band, drop: 7)
            drawing.cloth(band) { $0.sheen([mid(-134, 184), mid(-92, 152), mid(-20, 138)], width: 16, opacity: 0.4) }
        },
    ]
}
