import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// A braid, a twist or a ringlet: a row of round segments.
struct PopRope: Sendable {
    /// What is seen between two segments.
    enum Mark { case braid, twist, none }

    var spine: [Point]
    var width = 44.0
    /// The width at the end, in shares of that at the beginning.
    var taper = 0.72
    var count: Int
    var mark = Mark.braid
    var depth = 0.34

    private var joints: [(center: Point, left: Point, right: Point, way: Point)] {
        let line = HairCurve.sample(spine, count: count + 1)
        return line.indices.map { index in
            let way = line[min(index + 1, count)] - line[max(index - 1, 0)]
            let unit = way * (1 / max(way.length, 1))
            let half = width / 2 * (1 + (taper - 1) * Double(index) / Double(count)) * 0.86
            return (
                line[index], line[index] + at(unit.y, -unit.x) * half, line[index] - at(unit.y, -unit.x) * half, unit
            )
        }
    }

    /// The end of the spine.
    var end: Point { spine[spine.count - 1] }

    var path: PathBuilder {
        let joints = joints
        var path = PathBuilder().move(joints[0].left.x, joints[0].left.y)
        for joint in joints.dropFirst() { path = path.lobe(to: joint.left, depth: depth) }
        path = path.cap(to: joints[count].right)
        for joint in joints.reversed().dropFirst() { path = path.lobe(to: joint.right, depth: depth) }
        return path.cap(to: joints[0].left).close()
    }

    var marks: PathBuilder {
        let joints = joints
        var path = PathBuilder()
        for index in 1..<count {
            let joint = joints[index]
            switch mark {
            case .braid:
                let tip = joint.center + joint.way * (width * 0.26)
                path = path.move(joint.left.x, joint.left.y).curve(joint.left.mix(tip, 0.5), tip, tip)
                    .curve(tip, joint.right.mix(tip, 0.5), joint.right)
            case .twist:
                let drop = joint.way * (width * 0.2)
                let (from, to) = (joint.right - drop, joint.left + drop)
                path = path.move(from.x, from.y).curve(from + drop, to - drop * 0.2, to)
            case .none: break
            }
        }
        return path
    }
}

extension PathBuilder {
    /// One round lobe, on the left of the way.
    func lobe(to end: Point, depth: Double) -> PathBuilder {
        let start = current
        let way = end - start
        let out = at(way.y, -way.x) * (depth * 1.33)
        return curve(start + out + way * 0.04, end + out - way * 0.04, end)
    }
}

extension PartDrawing {
    mutating func popRope(_ rope: PopRope, line: Double = 5, depth: Double = 0.5) {
        rounded(rope.path, .hair, .hairShade, depth: depth)
        outline(rope.marks, .hairShade, width: line)
    }

    /// A braid with a tie and the loose end of the hair.
    mutating func popBraid(_ rope: PopRope, tie: Role = .hairShade, tuft: Double = 34) {
        let line = HairCurve.sample(rope.spine, count: 9)
        let way = (line[8] - line[7]) * (1 / max((line[8] - line[7]).length, 1))
        let half = rope.width * rope.taper * 0.36
        let end = rope.end + way * 4
        func spot(_ share: Double, _ half: Double) -> (x: Double, y: Double, half: Double) {
            let point = end + way * (tuft * share)
            return (point.x, point.y, half)
        }
        fill(
            .tapered([spot(0, half * 0.7), spot(0.4, half * 1.15), spot(0.75, half * 0.8), spot(1, half * 0.3)]), .hair)
        popRope(rope)
        let across = at(way.y, -way.x) * (half * 0.86)
        outline(PathBuilder().spline([end - across, end + across]), tie, width: 11)
    }

    /// A ball of wound hair.
    mutating func popBall(_ center: Point, _ rx: Double, _ ry: Double, swirl: Bool = true, shine: Bool = true) {
        rounded(.ellipse(center.x, center.y, rx, ry), .hair, .hairShade, depth: 0.9)
        if swirl {
            let turn = [
                at(-0.62, 0.3), at(-0.3, -0.34), at(0.3, -0.36), at(0.5, 0.12), at(0.12, 0.42), at(-0.16, 0.14),
            ]
            popLine(turn.map { center + at($0.x * rx, $0.y * ry) }, width: 7)
        }
        if shine {
            outline(
                PathBuilder().spline(
                    [200.0, 225, 250].map { center + .onCircle($0 * .pi / 180, rx * 0.72, ry * 0.72) }),
                .hairLight, width: 9)
        }
    }

    /// A round puff of curls or coils.
    mutating func popPuff(_ center: Point, _ rx: Double, _ ry: Double, count: Int, depth: Double = 0.44) {
        rounded(
            PopHair.lobes(center: center, rx: rx, ry: ry, count: count, depth: depth), .hair, .hairShade, depth: 0.9)
        let lights = [190.0, 232, 272].map { center + .onCircle($0 * .pi / 180, rx * 0.7, ry * 0.7) }
        popCurlLines(lights, radius: 9, .hairLight, width: 6)
        let darks = [at(-0.3, 0.1), at(0.32, -0.16), at(0.2, 0.44)].map { center + at($0.x * rx, $0.y * ry) }
        popCurlLines(darks, radius: 11, width: 6)
    }

    /// A tail of loose hair: its middle line and half its width along it.
    mutating func popTail(
        _ spine: [(x: Double, y: Double, half: Double)], lines: [Double] = [0.25], depth: Double = 0.8
    ) {
        let path = PathBuilder.tapered(spine.map { (256 + $0.x, $0.y, $0.half) })
        rounded(path, .hair, .hairShade, depth: depth)
        for share in lines {
            let inner = spine.dropFirst().dropLast()
            popLine(inner.map { mid($0.x + $0.half * share * 2, $0.y) }, width: 7)
        }
    }

    /// Hair that is drawn back to `goal`, with the lines of the comb.
    mutating func popDrawn(
        _ hairline: PopHairline, _ crown: PopCrown = PopCrown(rise: 14, side: 148, base: 244), to goal: Point? = nil,
        combs: [Double] = [-78, -26, 26, 78],
        reach: ClosedRange<Double> = 0.08...0.66, curtain: PopCurtain = .tucked(), shine: Bool = true
    ) {
        let mane = PopMane(crown: crown, hairline: hairline, right: curtain)
        rounded(mane.path, .hair, .hairShade, depth: 0.8)
        popLines(hairline.strands)
        if let goal {
            let line = HairCurve.sample(
                hairline.pieces(from: curtain.innerEdge, to: curtain.innerEdge).flatMap { $0 }.distinct, count: 81)
            for dx in combs {
                guard let start = line.min(by: { abs($0.x - 256 - dx) < abs($1.x - 256 - dx) }) else { continue }
                let points = [reach.lowerBound, (reach.lowerBound + reach.upperBound) / 2, reach.upperBound].map {
                    share in
                    start.mix(goal, share) + at(dx * 0.42 * sin(.pi * share), 0)
                }
                popLine(points, width: 6)
            }
        }
        if shine { popShine(crown, inset: 24, from: 154, to: 120, width: 13) }
    }

    /// Hair behind neck and shoulders of which much is seen: in the middle tone, dark where the neck hides the light.
    mutating func popBehind(_ path: PathBuilder) {
        fill(path, .hair)
        clipped(to: path) { drawing in
            let shade = PathBuilder().spline([mid(0, 180), mid(112, 220), mid(142, 330), mid(118, 430), mid(96, 530)])
                .line(
                    256, 530
                )
                .reflected().close()
            drawing.fill(shade, .hairShade)
        }
    }
}
