import FaceAtlas
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
}
