import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// What stands behind everything of `pop`.
enum PopBackdrops {
    static let all = plain + patterned

    private static let circle = PathBuilder.circle(256, 262, 250)

    private static let plain = [
        PartDrawing(.backdrop, "circle") { $0.fill(circle, .backdrop) },
        PartDrawing(.backdrop, "square") { $0.fill(.rectangle(6, 12, 500, 500, radius: 72), .backdrop) },
        PartDrawing(.backdrop, "halo-ring") { drawing in
            drawing.fill(.circle(256, 262, 208), .backdrop)
            drawing.outline(.circle(256, 262, 238), .backdrop, width: 22)
        },
        PartDrawing(.backdrop, "blob") { drawing in
            drawing.fill(
                .closed([
                    at(232, 18), at(350, 26), at(446, 96), at(492, 206), at(500, 340), at(450, 462), at(330, 506),
                    at(190, 506),
                    at(70, 468), at(14, 370), at(22, 236), at(64, 122), at(136, 48),
                ]), .backdrop)
        },
        PartDrawing(.backdrop, "badge") { drawing in
            drawing.fill(PopHair.lobes(center: at(256, 262), rx: 224, ry: 224, count: 18, depth: 0.4), .backdrop)
        },
        PartDrawing(.backdrop, "arch") { drawing in
            drawing.fill(
                PathBuilder().move(28, 512).line(28, 240).curve(at(28, 114), at(130, 12), at(256, 12))
                    .curve(at(382, 12), at(484, 114), at(484, 240)).line(484, 512).close(), .backdrop)
        },
    ]

    private static let patterned = [
        onCircle("sunburst") { drawing in
            for index in 0..<12 {
                let (a, b) = (Double(index) * 30 - 7.5, Double(index) * 30 + 7.5)
                let (start, end) = (at(256, 262) + at(280, 0).rotated(a), at(256, 262) + at(280, 0).rotated(b))
                drawing.light(
                    PathBuilder().move(256, 262).line(start.x, start.y).line(end.x, end.y).close(), opacity: 0.55)
            }
        },
        onCircle("dots") { drawing in
            var dots = PathBuilder()
            for row in 0..<9 {
                for column in 0..<8 {
                    let x = 16 + Double(column) * 68 + (row.isMultiple(of: 2) ? 0 : 34)
                    dots = dots.adding(.circle(x, 26 + Double(row) * 58, 11))
                }
            }
            drawing.light(dots, opacity: 0.6)
        },
        onCircle("stripes") { drawing in
            for index in 0..<9 {
                let x = -240 + Double(index) * 92
                drawing.light(
                    PathBuilder().move(x, 540).line(x + 46, 540).line(x + 366, 0).line(x + 320, 0).close(), opacity: 0.5
                )
            }
        },
        onCircle("rings") { drawing in
            for radius in [222.0, 154] { drawing.lightLine(.circle(256, 262, radius), width: 34, opacity: 0.5) }
        },
        onCircle("hills") { drawing in
            drawing.light(.circle(400, 120, 44), opacity: 0.8)
            drawing.light(
                PathBuilder().move(0, 350).curve(at(90, 270), at(170, 290), at(256, 340)).curve(
                    at(340, 388), at(420, 330), at(520, 300)
                )
                .line(520, 520).line(0, 520).close(), opacity: 0.45)
            drawing.light(
                PathBuilder().move(0, 430).curve(at(120, 400), at(330, 420), at(520, 380)).line(520, 520).line(0, 520)
                    .close(),
                opacity: 0.5)
        },
        onCircle("confetti") { drawing in
            for index in 0..<26 {
                let angle = Double(index) * 137.5
                let place = at(256, 262) + at(64 + 36 * Double(index).squareRoot(), 0).rotated(angle)
                let (half, turn) = (at(13, 0).rotated(angle * 1.7), index.isMultiple(of: 3))
                if turn {
                    drawing.light(.circle(place.x, place.y, 9), opacity: 0.75)
                } else {
                    let (a, b) = (place - half, place + half)
                    drawing.lightLine(PathBuilder().move(a.x, a.y).line(b.x, b.y), width: 11, opacity: 0.75)
                }
            }
        },
    ]

    private static func onCircle(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.backdrop, id) { drawing in
            drawing.fill(circle, .backdrop)
            drawing.clipped(to: circle, draw: draw)
        }
    }
}
