import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// An eye with its white: a heavy upper lid, and a pupil of ink that hangs from it.
    mutating func inkEye(_ shape: EyeShape, _ side: Side) {
        let eye = shape.scaled(1.14)
        let opening = side.placed(eye.opening)
        let center = side.placed(at(eye.center.x - 1, eye.center.y - eye.height * 0.06))
        if eye.hood > 0 { inkCrease(eye, side) }
        fill(opening, .sclera)
        clipped(to: opening) { drawing in
            drawing.fill(.ellipse(center.x, center.y, eye.iris, eye.iris * 1.08), .iris)
        }
        let spark = eye.iris * 0.36
        light(.circle(center.x - spark, center.y - spark, spark), opacity: 1)
        inkLid(eye, side)
    }

    /// An eye that is a dot; the opening around it is there for the label canvas only.
    mutating func inkDot(_ eye: EyeShape, _ side: Side, rx: Double, ry: Double, lid: Bool) {
        let opening = side.placed(eye.opening)
        let center = side.placed(at(eye.center.x - 1, eye.center.y))
        unseen(opening, .sclera)
        clipped(to: opening) { $0.unseen(.circle(center.x, center.y, eye.iris), .iris) }
        fill(.ellipse(center.x, center.y + (lid ? 3 : 0), rx, ry), .pupil)
        light(.circle(center.x - rx * 0.35, center.y - ry * 0.32, rx * 0.36), opacity: 1)
        if lid { inkLid(eye, side) }
        if eye.lashes == .full { inkDotLashes(at(center.x, center.y), rx: rx, ry: ry, side) }
    }

    /// A shape of a role that only the label canvas shows, as an opaque one.
    mutating func unseen(_ path: PathBuilder, _ role: Role) { fill(path, role, opacity: 0) }

    private mutating func inkLid(_ eye: EyeShape, _ side: Side) {
        var line = [0.0, 0.2, 0.45, 0.7, 0.9].map { share in
            let point = eye.onUpperLid(share)
            return (x: point.x, y: point.y, half: 2.6 + 2.4 * min(1, share * 2))
        }
        if eye.lashes == .none {
            line.append((x: eye.outer.x + 2, y: eye.outer.y, half: 3.4))
        } else {
            line.append((x: eye.outer.x + 4, y: eye.outer.y - 3, half: 4.6))
            line.append((x: eye.outer.x + 15, y: eye.outer.y - 13, half: 2.2))
        }
        fill(side.placed(.tapered(line)), .line)
        if eye.lashes == .full { inkLashes(eye, side) }
    }

    /// Two lashes that grow from the upper outer rim of a dot.
    private mutating func inkDotLashes(_ center: Point, rx: Double, ry: Double, _ side: Side) {
        let out = side == .right ? 1.0 : -1
        for (turn, reach) in [(-58.0, 13.0), (-22, 14)] {
            let way = at(1, 0).rotated(turn)
            let root = center + at(way.x * rx * 0.85 * out, way.y * ry * 0.85)
            let tip = root + at(way.x * reach * out, way.y * reach - 3)
            fill(.tapered([(x: root.x, y: root.y, half: 3.8), (x: tip.x, y: tip.y, half: 2.4)]), .line)
        }
    }

    private mutating func inkLashes(_ eye: EyeShape, _ side: Side) {
        for (share, dx, dy) in [(0.55, 5.0, -15.0), (0.78, 12, -14)] {
            let root = eye.onUpperLid(share)
            let lash = PathBuilder.tapered([
                (x: root.x, y: root.y, half: 4), (x: root.x + dx, y: root.y + dy, half: 2.6),
            ])
            fill(side.placed(lash), .line)
        }
    }

    private mutating func inkCrease(_ eye: EyeShape, _ side: Side) {
        let spine = [0.12, 0.4, 0.68, 0.95].map { eye.onUpperLid($0) + at(2, -11 + 4 * eye.hood) }
        stroke(spine.map(side.placed), width: 6 + 2 * eye.hood)
    }

    /// A closed eye that laughs: an arc open below.
    mutating func inkHappyArc(_ side: Side) {
        inkArc(side, [(286, 284, 3), (299, 266, 4.6), (318, 258, 5.4), (337, 266, 4.6), (350, 284, 3)])
    }

    /// A closed eye at rest: an arc open above.
    mutating func inkRestingArc(_ side: Side, lashes: Bool) {
        inkArc(side, [(286, 268, 3), (300, 279, 4.6), (319, 284, 5), (338, 278, 4.6), (351, 265, 3)])
        guard lashes else { return }
        for (x, y, dx, dy) in [(348.0, 269.0, 15.0, 5.0), (334, 280, 11, 14)] {
            inkArc(side, [(x, y, 4), (x + dx, y + dy, 2.8)])
        }
    }

    private mutating func inkArc(_ side: Side, _ points: [(Double, Double, Double)]) {
        fill(side.placed(.tapered(points.map { (x: $0.0, y: $0.1, half: $0.2) })), .line)
    }
}
