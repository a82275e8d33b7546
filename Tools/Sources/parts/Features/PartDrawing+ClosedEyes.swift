import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// The light and the shade of the eyeball under a closed lid.
    private mutating func closedLid(_ side: Side, bottom: Double) {
        let center = side.placed(at(318, bottom - 18))
        fill(
            .ellipse(center.x, center.y, 38, 24),
            .roles(
                .radial(center: center, rx: 38, ry: 24), (0, .skinShade, 0.55), (0.6, .skinShade, 0.5),
                (1, .skinShade, 0)))
        fill(
            .ellipse(center.x - 4, center.y - 3, 26, 14),
            .plain(.radial(center: at(center.x - 4, center.y - 3), rx: 26, ry: 14), .light, (0, 0.3), (1, 0)))
    }

    /// A closed eye that laughs: an arc open below.
    mutating func happyArc(_ side: Side, lashes: Bool = false) {
        closedLid(side, bottom: 276)
        fill(
            side.placed(
                .tapered([
                    (x: 287, y: 281, half: 3), (x: 298, y: 266, half: 4.4), (x: 318, y: 258, half: 5),
                    (x: 338, y: 266, half: 4.4), (x: 349, y: 281, half: 3),
                ])), .line)
        if lashes { self.lashes(side, [(346.0, 274.0, 13.0, -2.0), (339, 266, 12, -8), (329, 260, 8, -12)]) }
    }

    /// A closed eye at rest: an arc open above.
    mutating func relaxedArc(_ side: Side, lashes: Bool) {
        closedLid(side, bottom: 282)
        fill(
            side.placed(
                .tapered([
                    (x: 288, y: 268, half: 2.6), (x: 300, y: 278, half: 3.8), (x: 319, y: 282, half: 4.2),
                    (x: 338, y: 277, half: 3.8), (x: 350, y: 266, half: 2.6),
                ])), .line)
        if lashes { self.lashes(side, [(348.0, 268.0, 11.0, 4.0), (339, 277, 8, 10), (325, 282, 4, 12)]) }
    }

    /// A closed eye at peace: nearly a straight line.
    mutating func calmLine(_ side: Side) {
        closedLid(side, bottom: 280)
        fill(
            side.placed(
                .tapered([
                    (x: 287, y: 275, half: 2.6), (x: 303, y: 280, half: 3.8), (x: 320, y: 281, half: 4.4),
                    (x: 337, y: 279, half: 4), (x: 352, y: 273, half: 2.8),
                ])), .line)
        let crease = PathBuilder.tapered([
            (x: 300, y: 261, half: 2), (x: 321, y: 256, half: 2.6), (x: 342, y: 261, half: 2),
        ])
        fill(side.placed(crease), .skinShade, opacity: 0.8)
    }

    /// A closed eye pressed shut: lids that meet in a point at the nose.
    mutating func tightLids(_ side: Side) {
        closedLid(side, bottom: 282)
        for y in [-1.0, 1] {
            let lid = PathBuilder.tapered([
                (x: 291, y: 271, half: 4), (x: 312, y: 271 + y * 8, half: 4.8), (x: 344, y: 271 + y * 16, half: 3),
            ])
            fill(side.placed(lid), .line)
        }
    }

    /// Lashes, each from a root (x, y) by (dx, dy).
    private mutating func lashes(_ side: Side, _ lashes: [(Double, Double, Double, Double)]) {
        for (x, y, dx, dy) in lashes {
            fill(side.placed(.tapered([(x: x, y: y, half: 3), (x: x + dx, y: y + dy, half: 2)])), .line)
        }
    }
}
