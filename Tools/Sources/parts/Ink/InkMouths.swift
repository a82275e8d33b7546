import FaceAtlas
import Imaging
import PartLibrary

/// Mouths in ink. The lips are there for the label canvas only, but where they are full.
enum InkMouths {
    static let all = closed + smiling + grinning + open

    private static let closed = [
        mouth("neutral", "closed", MouthShape(lift: 2, upper: 11, lower: 17)),
        mouth("neutral-thin", "closed", MouthShape(width: 112, lift: 2, upper: 6.5, lower: 9, bow: 2), lower: false),
        mouth(
            "neutral-full", "closed", MouthShape(width: 100, y: 375, lift: 2, upper: 15, lower: 22, bow: 5), full: true),
        mouth("neutral-narrow", "closed", MouthShape(width: 78, lift: 1, upper: 12, lower: 17)),
        mouth("frown", "closed", MouthShape(width: 100, y: 373, lift: -10, upper: 9, lower: 14)),
        mouth("pout", "closed", MouthShape(width: 72, y: 375, lift: -2, upper: 17, lower: 22, bow: 6), full: true),
    ]

    private static let smiling = [
        mouth("smile", "smile", MouthShape(width: 118, y: 372, lift: 13, upper: 9, lower: 14)),
        mouth("smile-small", "smile", MouthShape(width: 92, y: 372, lift: 8, upper: 9, lower: 13)),
        mouth("smile-wide", "smile", MouthShape(width: 144, y: 371, lift: 20, upper: 9, lower: 13), lower: false),
        mouth(
            "smile-full", "smile", MouthShape(width: 116, y: 371, lift: 12, upper: 13, lower: 20, bow: 4), full: true),
    ]

    private static let grinning = [
        mouth("grin", "teeth", MouthShape(width: 132, y: 366, lift: 17, upper: 8, lower: 14, gap: 28, teeth: 1.2)),
        mouth(
            "grin-small", "teeth", MouthShape(width: 104, y: 368, lift: 11, upper: 8, lower: 13, gap: 21, teeth: 1.2)),
        mouth("grin-wide", "teeth", MouthShape(width: 154, y: 366, lift: 22, upper: 7, lower: 13, gap: 32, teeth: 1.2)),
        mouth(
            "grin-full", "teeth",
            MouthShape(width: 130, y: 367, lift: 14, upper: 12, lower: 20, gap: 26, teeth: 1.2, bow: 4), full: true),
        mouth(
            "grin-big", "teeth",
            MouthShape(width: 144, y: 368, lift: 27, upper: 7, lower: 13, gap: 40, teeth: 0.55, roundness: 0.4)),
        mouth(
            "grin-clenched", "teeth",
            MouthShape(width: 134, y: 368, lift: 12, upper: 7, lower: 11, gap: 33, teeth: 1.2, roundness: 0.6),
            seam: true),
    ]

    private static let open = [
        mouth("parted", "open", MouthShape(width: 88, y: 374, upper: 11, lower: 17, gap: 13, teeth: 0), lower: false),
        mouth(
            "open-small", "open", MouthShape(width: 66, y: 376, upper: 9, lower: 13, gap: 30, teeth: 0, roundness: 0.9)),
        mouth(
            "open-tall", "open",
            MouthShape(width: 84, y: 380, upper: 7, lower: 10, gap: 66, teeth: 0.18, tongue: 0.42, roundness: 1)),
        mouth(
            "open-wide", "open",
            MouthShape(
                width: 118, y: 378, lift: 6, upper: 7, lower: 11, gap: 58, teeth: 0.28, tongue: 0.42, roundness: 0.85)),
        mouth(
            "talking", "open",
            MouthShape(
                width: 104, y: 374, lift: 3, upper: 9, lower: 14, gap: 30, teeth: 0.4, roundness: 0.6)),
        mouth(
            "laugh", "open",
            MouthShape(
                width: 146, y: 374, lift: 29, upper: 6, lower: 11, gap: 54, teeth: 0.34, tongue: 0.42, roundness: 0.55)),
    ]

    private static func mouth(
        _ id: String, _ tag: String, _ shape: MouthShape, full: Bool = false, lower: Bool = true, seam: Bool = false
    ) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: tag], pen: .ink) { drawing in
            if full {
                drawing.fill(shape.outline, .lip)
            } else {
                drawing.unseen(shape.outline, .lip)
            }
            if shape.gap == 0 {
                drawing.inkLips(shape)
            } else {
                drawing.inkOpening(shape, seam: seam)
            }
            if lower { drawing.inkLowerLip(shape) }
        }
    }
}

extension PartDrawing {
    /// The line between closed lips, with a tick at each corner when they smile.
    fileprivate mutating func inkLips(_ mouth: MouthShape) {
        fill(mouth.line(half: 4.6), .line)
        guard mouth.lift > 6 else { return }
        inkCorners(mouth)
    }

    private mutating func inkCorners(_ mouth: MouthShape) {
        let corner = mouth.corner
        let tick = PathBuilder.tapered([
            (x: corner.x - 5, y: corner.y - 8, half: 2.4), (x: corner.x + 5, y: corner.y - 1, half: 3.6),
            (x: corner.x + 7, y: corner.y + 8, half: 2.2),
        ])
        fill(tick.withMirrorImage(), .line)
    }

    fileprivate mutating func inkOpening(_ mouth: MouthShape, seam: Bool) {
        let half = mouth.width / 2
        fill(mouth.opening, .mouth)
        clipped(to: mouth.opening) { drawing in
            if mouth.tongue > 0 {
                let height = mouth.gap * mouth.tongue
                drawing.fill(.ellipse(256, mouth.bottom + height * 0.35, half * 0.66, height * 1.2), .tongue)
            }
            if mouth.teeth > 0 { drawing.fill(mouth.teethShape, .teeth) }
            if seam {
                let y = mouth.y - mouth.lift * 0.2
                drawing.outline(PathBuilder().move(256 - half, y).line(256 + half, y), .line, width: 5)
            }
        }
        outline(mouth.opening, .line, width: InkWidth.detail)
        if mouth.lift > 9 { inkCorners(mouth) }
    }

    /// A short stroke in the shade of the lower lip.
    fileprivate mutating func inkLowerLip(_ mouth: MouthShape) {
        let (x, y) = (mouth.width * 0.16, mouth.bottom + mouth.lower + 4)
        stroke([at(256 - x, y - 1.5), at(256, y), at(256 + x, y - 1.5)], width: 8)
    }
}
