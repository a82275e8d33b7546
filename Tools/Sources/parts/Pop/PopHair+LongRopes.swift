import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Locs, twists, box braids and cornrows.
extension PopHair {
    private static let thick = PopMane(
        crown: PopCrown(rise: 24, side: 162, base: 240), hairline: .parted(0, 140, fall: (1.8, 1.8)),
        right: .long(184, flare: 8, end: 452, inner: 118, slant: 0, round: (16, 16)))
    private static let fine = PopMane(
        crown: PopCrown(rise: 18, side: 156, base: 240), hairline: .parted(0, 132, fall: (2, 2)),
        right: .long(176, flare: 2, end: 462, inner: 112, slant: 0, round: (12, 12)))
    private static let hung = PopMane(
        crown: PopCrown(rise: 28, side: 166, base: 240), hairline: .parted(-34, 140, fall: (0.9, 1.6)),
        right: .bob(190, turn: -4, end: 374, inner: 122, slant: 0, round: (16, 16)))
    private static let swept = PopMane(
        crown: PopCrown(rise: 34, side: 164, lean: 6, base: 240), hairline: .parted(52, 142, fall: (1.5, 0.75)),
        right: .bob(182, turn: -6, end: 404, inner: 122, slant: 0, round: (16, 16)))

    static let ropes = ropesLoose + ropesFringed + ropesTied

    private static let ropesLoose: [PartDrawing] = [
        hair("locs-long", "long", "coily", up: "braid", back: "back-locs") { $0.popRopes(thick, .loc) },
        hair("locs-shoulder", "medium", "coily", back: "back-locs-short") { $0.popRopes(hung, .loc) },
        hair("twists-long", "long", "coily", up: "braid", back: "back-locs") { drawing in
            var mane = thick
            mane.hairline = .parted(46, 142, fall: (1.5, 0.8))
            drawing.popRopes(mane, .twist)
        },
        hair("twists-shoulder", "medium", "coily", back: "back-twists-short") { $0.popRopes(swept, .twist) },
        hair("box-braids", "long", "coily", up: "braid", back: "back-box-braids") { $0.popRopes(fine, .braid) },
        hair("box-braids-side-part", "long", "coily", up: "braid", back: "back-box-braids") { drawing in
            var mane = fine
            mane.hairline = .parted(-50, 136, fall: (0.75, 1.6))
            drawing.popRopes(mane, .braid, beads: true)
        },
    ]

    private static let ropesFringed: [PartDrawing] = [
        hair("locs-fringe", "medium", "coily", bangs: true, back: "back-locs-short") { drawing in
            var mane = hung
            mane.hairline = .locks([mid(0, 212), mid(32, 212), mid(64, 214), mid(96, 219), mid(122, 230)], drop: 25)
            drawing.popRopes(mane, .loc)
        },
        hair("twists-fringe-long", "long", "coily", bangs: true, up: "braid", back: "back-locs") { drawing in
            var mane = thick
            mane.hairline = .locks(
                [mid(-16, 212), mid(16, 212), mid(48, 213), mid(82, 218), mid(120, 230)],
                left: [mid(16, 212), mid(48, 213), mid(82, 218), mid(120, 230)], drop: 25)
            drawing.popRopes(mane, .twist)
        },
        hair("box-braids-fringe", "long", "coily", bangs: true, up: "braid", back: "back-box-braids") { drawing in
            var mane = fine
            mane.hairline = .fringe(234, bow: 18)
            drawing.popRopes(mane, .braid)
        },
    ]

    private static let ropesTied: [PartDrawing] = [
        hair("locs-tied-up", "short", "coily", up: "bun", back: "back-locs-up") { drawing in
            drawing.popDrawn(.drawnBack(148), PopCrown(rise: 12, side: 149, base: 244), combs: [])
            for dx in [-92.0, -56, -19, 19, 56, 92] {
                drawing.popLine(
                    [mid(dx, 150 + abs(dx) * 0.26), mid(dx * 0.94, 124 + abs(dx) * 0.22), mid(dx * 0.66, 96)], width: 7)
            }
        },
        hair("locs-half-up", "long", "coily", up: "bun", back: "back-locs-half-up") { drawing in
            var mane = thick
            mane.hairline = .drawnBack(148)
            drawing.popRopes(mane, .loc)
        },
        hair("cornrows-tails", "long", "coily", up: "braid", back: "back-cornrow-tails") { $0.popCornrows() },
        hair("cornrows-bun", "short", "coily", up: "bun", back: "back-cornrow-bun") { $0.popCornrows() },
        hair("box-braids-bun", "short", "coily", up: "bun", back: "back-braid-bun") { drawing in
            drawing.popDrawn(.drawnBack(144), PopCrown(rise: 10, side: 148, base: 244), combs: [])
            for dx in [-96.0, -72, -48, -24, 0, 24, 48, 72, 96] {
                drawing.popLine(
                    [mid(dx, 146 + dx * dx * 0.0036), mid(dx * 0.94, 122 + dx * dx * 0.003), mid(dx * 0.7, 98)],
                    width: 5)
            }
        },
    ]

    static let ropeBacks: [PartDrawing] = [
        back("back-locs", "long", "coily") { $0.fill(thick.back(to: 480), .hairShade) },
        back("back-locs-short", "medium", "coily") { $0.fill(hung.back(to: 396), .hairShade) },
        back("back-twists-short", "medium", "coily") { $0.fill(swept.back(to: 424), .hairShade) },
        back("back-box-braids", "long", "coily") { $0.fill(fine.back(to: 490), .hairShade) },
        back("back-locs-up", "short", "coily") { drawing in
            let ends: [(x: Double, y: Double)] = [(-64.0, 66.0), (-40, 38), (-4, 30), (34, 36), (66, 62)]
            drawing.popTufts(ends.map { [mid($0.x * 0.1, 104), mid($0.x * 0.7, 74), mid($0.x, $0.y)] }, width: 28)
            drawing.popBall(mid(0, 84), 52, 34, swirl: false)
            for dx in [-24.0, 2, 28] { drawing.popLine([mid(dx - 12, 106), mid(dx, 82), mid(dx + 14, 60)]) }
        },
        back("back-locs-half-up", "long", "coily") { drawing in
            drawing.fill(thick.back(to: 480), .hairShade)
            let ends: [(x: Double, y: Double)] = [(-56.0, 60.0), (-24, 38), (16, 36), (52, 58)]
            drawing.popTufts(ends.map { [mid($0.x * 0.1, 100), mid($0.x * 0.7, 74), mid($0.x, $0.y)] }, width: 28)
        },
        back("back-cornrow-tails", "long", "coily") { drawing in
            for side in Side.allCases {
                for (x, end) in [(116.0, 500.0), (144, 500), (170, 470)] {
                    let spine = [mid(min(x, 132), 250), mid(x, 340), mid(x + 2, end)].map { side.placed($0) }
                    drawing.popRope(PopRope(spine: spine, width: 28, taper: 0.9, count: 9, mark: .braid), line: 4)
                }
            }
        },
        back("back-cornrow-bun", "short", "coily") { drawing in
            drawing.rounded(PopHair.lobes(center: mid(0, 76), rx: 54, ry: 36, count: 9, depth: 0.3), .hair, .hairShade)
            drawing.popLine([mid(-34, 84), mid(-20, 58), mid(20, 58), mid(32, 84)])
            drawing.popLine([mid(-12, 90), mid(2, 72), mid(16, 90)])
        },
        back("back-braid-bun", "short", "coily") { drawing in
            drawing.fill(.ellipse(256, 82, 56, 34), .hairShade)
            drawing.popRope(
                PopRope(
                    spine: [mid(-66, 96), mid(-56, 52), mid(0, 34), mid(56, 52), mid(66, 96)], width: 42, taper: 1,
                    count: 9))
            drawing.popRope(
                PopRope(spine: [mid(-34, 98), mid(-20, 74), mid(20, 74), mid(34, 98)], width: 36, taper: 1, count: 6))
        },
    ]
}

/// Hair that hangs in ropes.
enum PopRopeKind: Sendable {
    case loc, twist, braid

    var width: Double { self == .braid ? 16 : 23 }
    /// Where the ropes lie between the outer edge and the inner one.
    var shares: [Double] { self == .braid ? [0.12, 0.37, 0.63, 0.88] : [0.16, 0.5, 0.84] }
}

extension PartDrawing {
    /// Hair in ropes: one mass, lines between the ropes, and their ends.
    mutating func popRopes(_ mane: PopMane, _ kind: PopRopeKind, beads: Bool = false) {
        var ends = PathBuilder()
        var tips = PathBuilder()
        var between = PathBuilder()
        var marks = PathBuilder()
        for side in Side.allCases {
            for (index, share) in kind.shares.enumerated() {
                let line = mane.strand(side, share, 0.2...1, count: 9)
                let drop = 20 + 22 * HairCurve.noise(index * 3 + (side == .left ? 5 : 2))
                let end = line[8] + at(0, drop)
                ends = ends.spline([line[7], line[8], end])
                tips = tips.spline([end + at(-kind.width * 0.3, -10), end + at(kind.width * 0.3, -10)])
                marks = marks.adding(Self.marks(line, kind))
            }
            for (one, two) in zip(kind.shares, kind.shares.dropFirst()) {
                between = between.spline(mane.strand(side, (one + two) / 2, 0.1...1, count: 6))
            }
        }
        rounded(mane.path, .hair, .hairShade, depth: 0.6)
        outline(ends.translated(3, 2), .hairShade, width: kind.width)
        outline(ends, .hair, width: kind.width)
        if mane.hairline.isParted, !mane.hairline.isCornered {
            popParting(mane.hairline.part, top: 104 - mane.crown.rise)
        }
        outline(between, .hairShade, width: kind == .braid ? 5 : 6)
        outline(marks, .hairShade, width: 4)
        if beads { outline(tips, .metal, width: 8) }
        popShine(mane.crown, inset: 30, from: 152, to: 122, width: 12)
    }

    /// What tells the ropes' turns.
    private static func marks(_ line: [Point], _ kind: PopRopeKind) -> PathBuilder {
        let count = kind == .braid ? 13 : 11
        let fine = HairCurve.sample(line, count: count)
        var path = PathBuilder()
        for joint in stride(from: 4, to: count - 1, by: 1) {
            let way = (fine[joint + 1] - fine[joint - 1]) * (1 / max((fine[joint + 1] - fine[joint - 1]).length, 1))
            let across = at(way.y, -way.x) * (kind.width * 0.3)
            let center = fine[joint]
            let points: [Point] =
                switch kind {
                case .loc:
                    joint.isMultiple(of: 2)
                        ? [center - across, center + across * 0.1] : [center - across * 0.1, center + across]
                case .twist: [center - across - way * 7, center + across + way * 7]
                case .braid: [center - across - way * 4, center + way * 4, center + across - way * 4]
                }
            path = path.move(points[0].x, points[0].y)
            for point in points.dropFirst() { path = path.line(point.x, point.y) }
        }
        return path
    }

    /// Round ends of ropes.
    mutating func popTufts(_ lines: [[Point]], width: Double) {
        var path = PathBuilder()
        for line in lines { path = path.spline(line) }
        outline(path.translated(4, 3), .hairShade, width: width)
        outline(path, .hair, width: width)
    }

    /// Rows of braids that lie close to the head, with the skin seen between them.
    mutating func popCornrows(count: Int = 9) {
        let crown = PopCrown(rise: 6, side: 147, base: 244)
        let hairline = PopHairline.drawnBack(148)
        popDrawn(hairline, crown, combs: [], shine: false)
        let edge = PopCurtain.tucked().innerEdge
        let low = HairCurve.sample(
            hairline.pieces(from: edge, to: edge).flatMap { $0 }.distinct.filter { $0.y < 216 }, count: 2 * count + 1)
        let high = Array(HairCurve.sample(crown.points(from: 168, to: 12, count: 21), count: 2 * count + 1).reversed())
        var rows = PathBuilder()
        var marks = PathBuilder()
        for index in low.indices {
            let way = high[index] - low[index]
            let unit = way * (1 / max(way.length, 1))
            let across = at(-unit.y, unit.x) * 7
            if index.isMultiple(of: 2) {
                rows = rows.spline([low[index] + unit * 2, low[index].mix(high[index], 0.92)])
            } else {
                for share in [0.24, 0.52, 0.8] {
                    let center = low[index].mix(high[index], share)
                    marks = marks.spline([center + across + unit * 4, center - unit * 3, center - across + unit * 4])
                }
            }
        }
        outline(marks, .hairShade, width: 4)
        outline(rows, .skin, width: 5)
    }
}
