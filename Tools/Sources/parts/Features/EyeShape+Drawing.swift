import Imaging
import PartLibrary

extension PartDrawing {
    /// An open eye with lids and lashes.
    mutating func openEye(_ shape: EyeShape, _ side: Side) {
        // Drawings want larger eyes than faces have.
        let eye = shape.scaled(1.1)
        let opening = side.placed(eye.opening)
        let center = side.placed(at(eye.center.x - 1, eye.center.y - eye.height * 0.04))
        if eye.crease { crease(eye, side) }
        fill(opening, .sclera)
        clipped(to: opening) { drawing in
            drawing.fill(.circle(center.x, center.y, eye.iris), .iris)
            drawing.fill(.circle(center.x, center.y, eye.iris * 0.56), .pupil)
            drawing.light(
                .ellipse(center.x, center.y + eye.iris * 0.62, eye.iris * 0.52, eye.iris * 0.26), opacity: 0.22)
            // The lid's shadow on the eyeball.
            let lid = PathBuilder().spline([0, 0.25, 0.5, 0.75, 1].map { eye.onUpperLid($0) + at(0, -1) })
            drawing.shadowLine(side.placed(lid), width: 13, opacity: 0.14)
        }
        light(.circle(center.x - eye.iris * 0.36, center.y - eye.iris * 0.36, eye.iris * 0.3), opacity: 0.95)
        lids(eye, side)
    }

    private mutating func crease(_ eye: EyeShape, _ side: Side) {
        let rise = 10 - 4 * eye.hood
        let points: [(Double, Double)] = [(0.06, 1.6), (0.3, 2.2), (0.6, 2.6), (0.96, 2)]
        let line = points.map { share, half in
            let point = eye.onUpperLid(share)
            return (x: point.x + 1, y: point.y - rise - (share < 0.1 ? -3 : 0), half: half + eye.hood * 2.2)
        }
        fill(side.placed(.tapered(line)), .skinShade, opacity: 0.8)
    }

    private mutating func lids(_ eye: EyeShape, _ side: Side) {
        let full = eye.lashes == .none ? 3.2 : 4.2
        var line = [0.0, 0.2, 0.45, 0.7, 0.9].map { share in
            let point = eye.onUpperLid(share)
            return (x: point.x, y: point.y, half: 2 + (full - 2) * min(1, share * 1.5))
        }
        if eye.lashes == .none {
            line.append((x: eye.outer.x + 1, y: eye.outer.y, half: full * 0.8))
        } else {
            line.append((x: eye.outer.x + 3, y: eye.outer.y - 3, half: full * 0.9))
            line.append((x: eye.outer.x + 13, y: eye.outer.y - 12, half: 2))
        }
        fill(side.placed(.tapered(line)), .line)
        if eye.lashes == .full {
            for (share, reach) in [(0.62, 10.0), (0.8, 12)] {
                let root = eye.onUpperLid(share)
                let lash = PathBuilder.tapered([
                    (x: root.x, y: root.y, half: 3), (x: root.x + reach * 0.5, y: root.y - reach * 0.6, half: 2.4),
                    (x: root.x + reach * 0.8, y: root.y - reach * 1.2, half: 1.8),
                ])
                fill(side.placed(lash), .line)
            }
        }
        let lower = [0.35, 0.65, 0.95].map { eye.onLowerLid($0) + at(0, 1) }
        outline(side.placed(PathBuilder().spline(lower)), .line, width: 4, opacity: 0.22)
    }

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
    mutating func happyArc(_ side: Side) {
        closedLid(side, bottom: 276)
        fill(
            side.placed(
                .tapered([
                    (x: 287, y: 281, half: 3), (x: 298, y: 266, half: 4.4), (x: 318, y: 258, half: 5),
                    (x: 338, y: 266, half: 4.4), (x: 349, y: 281, half: 3),
                ])), .line)
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
        guard lashes else { return }
        for (x, y, dx, dy) in [(348.0, 268.0, 11.0, 4.0), (339, 277, 8, 10), (325, 282, 4, 12)] {
            fill(
                side.placed(.tapered([(x: x, y: y, half: 3), (x: x + dx, y: y + dy, half: 2)])), .line)
        }
    }
}
