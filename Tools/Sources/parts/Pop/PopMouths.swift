import FaceAtlas
import Imaging
import PartLibrary

/// Mouths of `pop`.
enum PopMouths {
    static let all = [
        smile("smile", width: 92, bow: 24), grin("grin", width: 108, height: 48),
        closed("neutral", width: 74, bow: 5), open("open", width: 50, height: 46),
    ]

    /// A closed smile: one stroke and a hint of the lower lip.
    static func smile(_ id: String, width: Double, bow: Double, y: Double = 378, stroke: Double = 9) -> PartDrawing {
        closed(id, width: width, bow: bow, y: y, stroke: stroke, tag: .smile)
    }

    static func closed(
        _ id: String, width: Double, bow: Double, y: Double = 378, stroke: Double = 9, tag: MouthState = .closed
    ) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: tag.rawValue]) { drawing in
            let half = width / 2
            let line = PathBuilder.bow(mid(-half, y - bow * 0.5), mid(half, y - bow * 0.5), sag: bow)
            let lower = y + bow * 0.5 + 15
            drawing.outline(.bow(mid(-half * 0.36, lower - 2), mid(half * 0.36, lower - 2), sag: 4), .lip, width: 8)
            drawing.outline(line, .lip, width: stroke + 4)
            drawing.outline(line, .line, width: stroke)
        }
    }

    /// An open smile: dark red, one white mass of teeth, and a tongue.
    static func grin(
        _ id: String, width: Double, height: Double, y: Double = 364, teeth: Double = 0.42, tongue: Double = 0.36
    ) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: MouthState.teeth.rawValue]) { drawing in
            let half = width / 2
            let path = PathBuilder().move(256, y + 4)
                .curve(at(256 + half * 0.5, y + 4), at(256 + half * 0.82, y), at(256 + half * 0.94, y - 5))
                .curve(at(256 + half * 1.08, y - 5), at(256 + half, y + height * 0.42), at(256 + half * 0.74, y + height * 0.72))
                .curve(at(256 + half * 0.55, y + height * 0.93), at(256 + half * 0.3, y + height), at(256, y + height))
                .reflected()
            drawing.outline(path, .lip, width: 9)
            drawing.fill(path, .mouth)
            drawing.clipped(to: path) { drawing in
                drawing.fill(.ellipse(256, y + height * 1.02, half * 0.62, height * tongue), .tongue)
                drawing.fill(
                    .rectangle(256 - half, y - 30, width, 30 + height * teeth, radius: 14), .teeth)
            }
        }
    }

    static func open(_ id: String, width: Double, height: Double, y: Double = 380) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: MouthState.open.rawValue]) { drawing in
            let path = PathBuilder.ellipse(256, y, width / 2, height / 2)
            drawing.outline(path, .lip, width: 10)
            drawing.fill(path, .mouth)
            drawing.clipped(to: path) { $0.fill(.ellipse(256, y + height * 0.48, width * 0.36, height * 0.28), .tongue) }
        }
    }
}
