import FaceAtlas
import Imaging
import PartLibrary

/// A closed eye of `pop`: one bow.
struct PopLid: Sendable {
    var width = 66.0
    /// How far it hangs, as in sleep; below 0 how far it rises, as in laughter.
    var bow = 17.0
    /// How much higher the outer end is than the inner one.
    var tilt = 0.0
    /// Flicks at the outer end, up to 3.
    var lashes = 0
    /// A cheek pushes from below.
    var hasCheek = false
    /// Pressed together: an angle that points to the nose.
    var isTight = false
}

extension PopEyes {
    static let closed = [
        closed("asleep", PopLid()),
        closed("asleep-lashes", PopLid(bow: 18, tilt: 2, lashes: 2)),
        closed("asleep-calm", PopLid(width: 70, bow: 9)),
        closed("asleep-calm-lash", PopLid(width: 68, bow: 10, tilt: 3, lashes: 1)),
        closed("laughing", PopLid(width: 68, bow: -22)),
        closed("laughing-lashes", PopLid(width: 70, bow: -22, lashes: 2)),
        closed("laughing-cheeks", PopLid(width: 72, bow: -15, hasCheek: true)),
        closed("squeezed", PopLid(isTight: true)),
    ]

    static let winks = [
        wink("wink-left", .left, PopEye(), PopLid(width: 68, bow: -20)),
        wink("wink-right", .right, PopEye(), PopLid(width: 68, bow: -20)),
        wink(
            "wink-left-lashes", .left, PopEye(width: 70, height: 50, tilt: 4, roundness: 0.65, lashes: 2),
            PopLid(bow: 15, lashes: 2)),
        wink(
            "wink-right-lashes", .right, PopEye(width: 70, height: 50, tilt: 4, roundness: 0.65, lashes: 2),
            PopLid(bow: 15, lashes: 2)),
        wink("wink-left-tight", .left, PopEye(width: 68, height: 44, roundness: 0.6, iris: 21), PopLid(isTight: true)),
        wink(
            "wink-right-tight", .right, PopEye(width: 68, height: 44, roundness: 0.6, iris: 21), PopLid(isTight: true)),
    ]

    private static func closed(_ id: String, _ lid: PopLid) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: EyesState.closed.rawValue]) { drawing in
            for side in Side.allCases { drawing.popLid(lid, side) }
        }
    }

    /// - Parameter side: of the closed eye, as one sees it.
    private static func wink(_ id: String, _ side: Side, _ eye: PopEye, _ lid: PopLid) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: EyesState.wink.rawValue]) { drawing in
            drawing.popEye(eye, side == .left ? .right : .left)
            drawing.popLid(lid, side)
        }
    }
}

extension PartDrawing {
    mutating func popLid(_ lid: PopLid, _ side: Side) {
        let center = PopEye.center + at(0, lid.bow > 0 ? 2 : 4)
        let half = lid.width / 2
        guard !lid.isTight else { return popTightLid(center, side) }
        let middle = center.y - lid.bow * 0.34
        func on(_ share: Double) -> Point {
            let across = share * 2 - 1
            let level = 1 - across * across * (0.82 + 0.18 * across * across)
            return at(center.x + half * across, middle + lid.bow * level - lid.tilt * (share - 0.5))
        }
        let widths = [(0.0, 3.2), (0.16, 4.2), (0.34, 4.7), (0.5, 4.9), (0.66, 4.9), (0.84, 4.6), (1, 3.6)]
        let path = PathBuilder.popStroke(widths.map { (on($0.0), $0.1) })
        // Of sleepers they hang, of those who laugh they rise.
        let turn = lid.bow > 0 ? 1.0 : -1
        let flicks: [(share: Double, angle: Double, length: Double)] = [(0.95, 24, 17), (0.78, 52, 15), (0.64, 66, 13)]
        let lashes = flicks.prefix(lid.lashes).reduce(PathBuilder()) { path, flick in
            let (start, end) = (on(flick.share - 0.14), on(flick.share + 0.03))
            return path.adding(.popLash(from: start, to: end, flick.length, flick.angle * turn, bend: -turn))
        }
        if lid.lashes > 0 { fill(side.placed(lashes), .line) }
        fill(side.placed(path), .line)
        guard lid.hasCheek else { return }
        let cheek = [(-0.9, 17.0, 1.4), (-0.4, 10, 2.8), (0.2, 9, 3), (0.95, 17, 1.4)]
        fill(side.placed(.popStroke(cheek.map { (at(center.x + half * $0.0, center.y + $0.1), $0.2) })), .skinShade)
    }

    private mutating func popTightLid(_ center: Point, _ side: Side) {
        let tip = center + at(-28, 0)
        let path = PathBuilder().move(center.x + 28, center.y - 19)
            .curve(center + at(10, -14), center + at(-12, -6), tip)
            .curve(center + at(-12, 6), center + at(10, 14), center + at(28, 19))
        outline(side.placed(path), .line, width: 9)
    }
}
