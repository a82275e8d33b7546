import FaceAtlas
import Imaging
import PartLibrary

/// Noses in ink: a stroke or two; the silhouette is there for the label canvas only.
enum InkNoses {
    static let all = [
        nose("hook", NoseShape(width: 46, baseY: 333)) { $0.inkProfile($1, top: 286) },
        nose("hook-long", NoseShape(width: 44, baseY: 347)) { $0.inkProfile($1, top: 272) },
        nose("straight", NoseShape(width: 50, baseY: 340)) { $0.inkProfile($1, top: 264, bend: 0) },
        nose("button", NoseShape(width: 40, baseY: 323)) { $0.inkUnder($1, reach: 0.78, depth: 11) },
        nose("small", NoseShape(width: 38, baseY: 328)) { $0.inkUnder($1, reach: 0.62, depth: 8) },
        nose("round", NoseShape(width: 54, baseY: 330)) { $0.inkUnder($1, reach: 0.84, depth: 17) },
        nose("winged", NoseShape(width: 56, baseY: 336)) { $0.inkWings($1) },
        nose("broad", NoseShape(width: 66, baseY: 331)) { $0.inkWings($1) },
        nose("broad-long", NoseShape(width: 64, baseY: 343)) { $0.inkWings($1, bridge: true) },
        nose("nostrils", NoseShape(width: 46, baseY: 328)) { $0.inkNostrils($1) },
    ]

    private static func nose(
        _ id: String, _ shape: NoseShape, draw: (inout PartDrawing, NoseShape) -> Void
    ) -> PartDrawing {
        PartDrawing(.nose, id, pen: .ink) { drawing in
            drawing.unseen(shape.silhouette, .skin)
            draw(&drawing, shape)
        }
    }
}

extension PartDrawing {
    /// The nose as from a little aside: down the bridge, around the tip and under it, in one line.
    fileprivate mutating func inkProfile(_ nose: NoseShape, top: Double, bend: Double = 1) {
        let (half, base) = (nose.half, nose.baseY)
        let line = PathBuilder().move(256 + half * 0.1, top)
            .curve(
                at(256 + half * (0.1 + bend * 0.1), top + (base - top) * 0.4), at(256 + half * 0.98, nose.wingY - 10),
                at(256 + half * 0.86, nose.wingY + 6)
            )
            .curve(at(256 + half * 0.76, base + 3), at(256 + half * 0.2, base + 4), at(256 - half * 0.34, base - 1))
        outline(line, .line, width: 8)
    }

    /// An arc under the tip.
    fileprivate mutating func inkUnder(_ nose: NoseShape, reach: Double, depth: Double) {
        let (x, y) = (nose.half * reach, nose.baseY - 2)
        let line = PathBuilder().move(256 - x, y - depth)
            .curve(at(256 - x * 0.8, y + depth * 0.3), at(256 + x * 0.8, y + depth * 0.3), at(256 + x, y - depth))
        outline(line, .line, width: 9)
    }

    /// Both wings and the tip between them.
    fileprivate mutating func inkWings(_ nose: NoseShape, bridge: Bool = false) {
        let (half, base) = (nose.half, nose.baseY)
        let wing = PathBuilder().move(256 + half * 0.72, nose.wingY - 9)
            .curve(
                at(256 + half * 1.08, nose.wingY - 6), at(256 + half * 1.06, base - 1), at(256 + half * 0.66, base - 3))
        outline(wing.withMirrorImage(), .line, width: 7)
        let tip = PathBuilder().move(256 - half * 0.3, base - 1)
            .curve(at(256 - half * 0.14, base + 5), at(256 + half * 0.14, base + 5), at(256 + half * 0.3, base - 1))
        outline(tip, .line, width: 8)
        guard bridge else { return }
        let line = PathBuilder().move(256 + half * 0.2, 274)
            .curve(at(256 + half * 0.22, 288), at(256 + half * 0.3, 298), at(256 + half * 0.46, 310))
        outline(line, .line, width: 7)
    }

    fileprivate mutating func inkNostrils(_ nose: NoseShape) {
        for side in Side.allCases {
            let center = side.placed(at(256 + nose.half * 0.42, nose.baseY - 3))
            fill(.ellipse(center.x, center.y, 6.5, 5, angle: side == .right ? 20 : -20), .line)
        }
    }
}
