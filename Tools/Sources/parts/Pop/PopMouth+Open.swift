import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// A laughing mouth of `pop`.
struct PopMouth: Sendable {
    var width = 110.0
    var height = 48.0
    /// The middle of the upper edge.
    var y = 362.0
    /// How much higher the corners are.
    var lift = 9.0
    /// How broad the lower part is: 0.4 pointed, 0.8 a box.
    var belly = 0.56
    /// Thickness of full lips; 0 for a thin rim.
    var upper = 0.0
    var lower = 0.0
    /// The share of the height that the upper teeth fill; above 1 all of it.
    var teeth = 0.42
    /// The share of the height that the tongue fills.
    var tongue = 0.34
    /// Both rows of teeth are seen, and where they meet.
    var isClenched = false

    var half: Double { width / 2 }
    var bottom: Double { y + height }

    var opening: PathBuilder {
        let (corner, side) = (y - lift, y - lift + min(13, height * 0.3))
        return PathBuilder().move(256, y)
            .curve(mid(half * 0.4, y), mid(half * 0.72, y - lift * 0.5), mid(half - 7, corner))
            .curve(mid(half - 2, corner - 1), mid(half, corner + 4), mid(half, side))
            .curve(mid(half, side + (bottom - side) * 0.6), mid(half * belly, bottom), at(256, bottom))
            .reflected()
    }

    /// How high the upper edge is, 0 in the middle and 1 at the corner.
    func edge(_ across: Double) -> Double { y - lift * pow(abs(across), 1.9) }

    /// The upper lip of full ones, from corner to corner.
    var upperLip: PathBuilder {
        let (peak, end) = (mid(half * 0.27, edge(0.27) - upper), mid(half - 6, y - lift - 5.8))
        let dip = mid(0, y - upper * 0.62)
        return PathBuilder().move(dip.x, dip.y).curve(dip + at(half * 0.08, 0), peak - at(half * 0.12, 0), peak)
            .curve(peak + at(half * 0.24, 0), end - at(half * 0.3, 1), end)
            .line(end.x, end.y + 9).curve(mid(half * 0.7, y - lift * 0.5 + 5), mid(half * 0.4, y + 5), mid(0, y + 5))
            .reflected()
    }

    /// What the upper teeth cover, before it is clipped to the opening.
    var teethPath: PathBuilder {
        let edge = y + height * teeth
        return PathBuilder().move(256, y - 40).line(256 + half + 12, y - 40)
            .line(256 + half + 12, y - lift + height * teeth * 0.4)
            .curve(mid(half * 0.92, y - lift * 0.5 + height * teeth * 0.8), mid(half * 0.5, edge), at(256, edge))
            .reflected()
    }
}

/// An open mouth of `pop` that does not laugh: an egg that may be flat.
struct PopOpening: Sendable {
    var width = 48.0
    var height = 46.0
    /// The middle.
    var y = 381.0
    /// Where it is widest, from its upper end (0) to its lower one (1).
    var wide = 0.5
    /// How broad its ends are: 0.55 an ellipse, more a box.
    var ends = 0.56
    /// Thickness of full lips; 0 for a thin rim.
    var lips = 0.0
    var teeth = 0.0
    var tongue = 0.3

    var half: Double { width / 2 }
    var top: Double { y - height / 2 }
    var bottom: Double { y + height / 2 }

    var path: PathBuilder { egg(0, 0) }

    /// The opening, larger by `across` and `down` on each side.
    func egg(_ across: Double, _ down: Double) -> PathBuilder {
        let (half, top, bottom) = (half + across, top - down, bottom + down)
        let level = top + (bottom - top) * wide
        return PathBuilder().move(256, top)
            .curve(mid(half * ends, top), mid(half, level - (level - top) * 0.56), mid(half, level))
            .curve(mid(half, level + (bottom - level) * 0.56), mid(half * ends, bottom), at(256, bottom))
            .reflected()
    }
}

extension PartDrawing {
    mutating func popMouth(_ mouth: PopMouth) {
        let opening = mouth.opening
        let (y, half, height) = (mouth.y, mouth.half, mouth.height)
        if mouth.lower > 0 {
            for share in [0, 0.5, 1] { outline(opening.translated(0, (mouth.lower - 6) * share), .lip, width: 12) }
            fill(mouth.upperLip, .lip)
            let shine = [(-0.4, 0.5), (-0.2, 2.3), (0, 3), (0.2, 2.3), (0.4, 0.5)]
            let level = mouth.bottom + mouth.lower * 0.56
            light(.popStroke(shine.map { (mid(half * $0.0, level - 9 * $0.0 * $0.0), $0.1) }), opacity: 0.2)
        } else {
            outline(opening, .lip, width: 10)
        }
        fill(opening, .mouth)
        clipped(to: opening) { drawing in
            if mouth.tongue > 0 {
                let tongue = PathBuilder.ellipse(256, mouth.bottom + 4, half * 0.6, height * mouth.tongue + 4)
                drawing.fill(tongue, .tongue)
            }
            guard mouth.teeth < 1 else {
                drawing.fill(opening, .teeth)
                drawing.shadowLine(opening, width: 6, opacity: 0.1)
                if mouth.isClenched {
                    let middle = y + height * 0.46
                    let line = PathBuilder().move(256 - half, middle - mouth.lift)
                        .curve(
                            mid(-half * 0.5, middle + 1), mid(half * 0.5, middle + 1), mid(half, middle - mouth.lift))
                    drawing.shadowLine(line, width: 4, opacity: 0.2)
                }
                return
            }
            if mouth.teeth > 0 { drawing.fill(mouth.teethPath, .teeth) }
        }
    }

    mutating func popMouth(_ mouth: PopOpening) {
        let path = mouth.path
        if mouth.lips > 0 {
            fill(mouth.egg(mouth.lips * 0.8, mouth.lips), .lip)
            let shine = [(-0.5, 0.5), (-0.25, 2.2), (0, 2.8), (0.25, 2.2), (0.5, 0.5)]
            let level = mouth.bottom + mouth.lips * 0.5
            light(.popStroke(shine.map { (mid(mouth.half * $0.0, level - 10 * $0.0 * $0.0), $0.1) }), opacity: 0.2)
        } else {
            outline(path, .lip, width: 10)
        }
        fill(path, .mouth)
        clipped(to: path) { drawing in
            let (half, height) = (mouth.half, mouth.height)
            if mouth.tongue > 0 {
                drawing.fill(
                    .ellipse(256, mouth.bottom + 4, half * 0.68, height * mouth.tongue + 4), .tongue)
            }
            if mouth.teeth > 0 {
                drawing.fill(
                    .rectangle(256 - half - 4, mouth.top - 20, mouth.width + 8, 20 + height * mouth.teeth, radius: 9),
                    .teeth)
            }
        }
    }
}
