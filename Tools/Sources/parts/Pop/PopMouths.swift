import FaceAtlas
import Imaging
import PartLibrary

/// Mouths of `pop`: lines and lips where closed, one dark shape with teeth and tongue where open.
enum PopMouths {
    static let all = [closed, moods, smiles, grins, laughs, open].flatMap { $0 }

    private static let closed = [
        line("neutral", .closed, PopMouthLine(width: 76, bow: 4, stroke: 8)),
        line("neutral-narrow", .closed, PopMouthLine(width: 52, bow: 4, stroke: 8.5)),
        line("neutral-wide", .closed, PopMouthLine(width: 104, bow: 3, stroke: 8)),
        line("neutral-thin", .closed, PopMouthLine(width: 86, bow: 2, stroke: 6.5, lower: 0)),
        line("neutral-soft", .closed, PopMouthLine(width: 62, bow: 5, stroke: 8, lower: 2)),
        lips("full", .closed, PopLips(width: 84)),
        lips("full-wide", .closed, PopLips(width: 108, upper: 13, lower: 19)),
        lips("full-wide-slim", .closed, PopLips(width: 104, upper: 9, lower: 13, dip: 0.24)),
        lips("full-wide-lower", .closed, PopLips(width: 98, upper: 8, lower: 20, dip: 0.2)),
        lips("full-wide-heart", .closed, PopLips(width: 96, upper: 16, lower: 18, dip: 0.4, peaks: 0.3)),
        lips("full-wide-bow", .closed, PopLips(width: 104, upper: 14, lower: 16, dip: 0.36, peaks: 0.22)),
        lips("full-wide-soft", .closed, PopLips(width: 112, upper: 10, lower: 17, lift: 9, dip: 0.16)),
        lips("full-wide-level", .closed, PopLips(width: 106, upper: 12, lower: 16, lift: 2, dip: 0.26)),
        lips(
            "full-wide-round", .closed, PopLips(width: 102, upper: 13, lower: 23, lift: 6, dip: 0.3), isMatched: false),
        lips("full-wide-plump", .closed, PopLips(width: 100, upper: 15, lower: 20, lift: 6, dip: 0.34)),
        lips("full-even", .closed, PopLips(width: 92, upper: 15, lower: 15, dip: 0.24)),
        lips("full-small", .closed, PopLips(width: 60, upper: 13, lower: 18)),
        lips("full-heart", .closed, PopLips(width: 74, upper: 19, lower: 20, dip: 0.42, peaks: 0.32)),
        lips("full-lower", .closed, PopLips(width: 78, upper: 8, lower: 24, dip: 0.2)),
        lips("slim", .closed, PopLips(width: 92, upper: 7.5, lower: 11, dip: 0.2)),
        line("corners-up", .closed, PopMouthLine(width: 82, bow: 3, curl: 9, stroke: 8.5)),
        line("corners-down", .closed, PopMouthLine(width: 80, bow: -4, stroke: 8)),
        line("pressed", .closed, PopMouthLine(width: 84, bow: 0, stroke: 7.5, lower: 0, ticks: 8)),
        line("wry", .closed, PopMouthLine(width: 80, bow: 2, tilt: 11, stroke: 8)),
    ]

    private static let moods = [
        line("sad", .closed, PopMouthLine(width: 88, bow: -18, y: 380), isMatched: false),
        lips("kiss", .closed, PopLips(width: 42, upper: 15, lower: 17, dip: 0.36, y: 380), isMatched: false),
        line("smirk", .smile, PopMouthLine(width: 82, bow: 8, tilt: 26), isMatched: false),
    ]

    private static let smiles = [
        line("smile", .smile, PopMouthLine(width: 94, bow: 25, stroke: 9.5)),
        line("smile-tiny", .smile, PopMouthLine(width: 50, bow: 13, stroke: 9.5, lower: 0.9)),
        line("smile-small", .smile, PopMouthLine(width: 70, bow: 17)),
        line("smile-slight", .smile, PopMouthLine(width: 88, bow: 12)),
        line("smile-wide", .smile, PopMouthLine(width: 122, bow: 27, stroke: 9.5)),
        line("smile-broad", .smile, PopMouthLine(width: 118, bow: 15, lower: 0.8)),
        line("smile-deep", .smile, PopMouthLine(width: 94, bow: 38, stroke: 10, y: 374)),
        line("smile-thin", .smile, PopMouthLine(width: 104, bow: 22, stroke: 6.5, lower: 0)),
        line("smile-left", .smile, PopMouthLine(width: 92, bow: 15, tilt: -17)),
        line("smile-right", .smile, PopMouthLine(width: 92, bow: 15, tilt: 17)),
        line("smile-dimples", .smile, PopMouthLine(width: 92, bow: 21, ticks: 9)),
        line("smile-dimples-wide", .smile, PopMouthLine(width: 120, bow: 31, stroke: 10, ticks: 10)),
        lips("smile-full", .smile, PopLips(width: 94, upper: 12, lower: 18, lift: 17)),
        lips("smile-full-wide", .smile, PopLips(width: 120, upper: 12, lower: 18, lift: 23)),
        lips("smile-full-small", .smile, PopLips(width: 68, upper: 12, lower: 17, lift: 12)),
        lips("smile-full-heart", .smile, PopLips(width: 84, upper: 17, lower: 20, lift: 14, dip: 0.42, peaks: 0.32)),
        lips("smile-slim", .smile, PopLips(width: 108, upper: 7, lower: 11, lift: 20, dip: 0.2)),
    ]

    private static let grins = [
        grin("grin", PopMouth(height: 46, teeth: 0.56, tongue: 0.24)),
        grin("grin-small", PopMouth(width: 78, height: 32, lift: 7, teeth: 0.66, tongue: 0.2)),
        grin("grin-small-round", PopMouth(width: 70, height: 36, lift: 5, belly: 0.66, teeth: 0.56, tongue: 0.2)),
        grin(
            "grin-small-deep", PopMouth(width: 80, height: 34, y: 368, lift: 16, belly: 0.5, teeth: 0.62, tongue: 0.2)),
        grin("grin-small-slice", PopMouth(width: 82, height: 22, y: 370, lift: 13, belly: 0.5, teeth: 2, tongue: 0)),
        grin("grin-small-flat", PopMouth(width: 84, height: 26, y: 366, lift: 4, belly: 0.7, teeth: 0.66, tongue: 0)),
        grin("grin-wide", PopMouth(width: 136, height: 46, lift: 13, belly: 0.6, teeth: 0.56, tongue: 0.24)),
        grin("grin-narrow", PopMouth(width: 80, height: 48, lift: 7, belly: 0.6, teeth: 0.48)),
        grin("grin-flat", PopMouth(width: 112, height: 28, y: 368, lift: 7, belly: 0.66, teeth: 0.62, tongue: 0)),
        grin("grin-slice", PopMouth(width: 112, height: 22, y: 372, lift: 20, belly: 0.5, teeth: 2, tongue: 0)),
        grin("grin-deep", PopMouth(width: 102, height: 44, y: 370, lift: 24, belly: 0.5, teeth: 0.6, tongue: 0.2)),
        grin("grin-half", PopMouth(width: 108, height: 50, y: 360, lift: 2, belly: 0.58, teeth: 0.44)),
        grin("grin-bright", PopMouth(width: 124, height: 42, y: 366, lift: 18, belly: 0.54, teeth: 0.68, tongue: 0.2)),
        grin("grin-pointed", PopMouth(width: 98, height: 46, y: 362, lift: 12, belly: 0.34, teeth: 0.58, tongue: 0.22)),
        grin(
            "grin-toothy",
            PopMouth(width: 114, height: 40, y: 362, lift: 8, belly: 0.66, teeth: 2, tongue: 0, isClenched: true)),
        grin(
            "grin-toothy-wide",
            PopMouth(width: 138, height: 40, y: 364, lift: 15, belly: 0.64, teeth: 2, isClenched: true)),
        grin("grin-toothy-small", PopMouth(width: 84, height: 30, y: 366, lift: 6, belly: 0.62, teeth: 2)),
    ]

    private static let laughs = [
        grin(
            "grin-full", PopMouth(width: 100, height: 34, y: 366, lift: 10, upper: 11, lower: 14, teeth: 0.6, tongue: 0)
        ),
        grin(
            "grin-full-wide",
            PopMouth(width: 124, height: 40, y: 364, lift: 14, upper: 11, lower: 14, teeth: 0.56, tongue: 0.2)),
        grin(
            "grin-full-small",
            PopMouth(width: 76, height: 26, y: 368, lift: 7, upper: 11, lower: 14, teeth: 0.7, tongue: 0)),
        grin("grin-full-toothy", PopMouth(width: 110, height: 30, y: 366, lift: 13, upper: 11, lower: 14, teeth: 2)),
        grin("laughing", PopMouth(width: 116, height: 68, y: 356, lift: 9, belly: 0.62, teeth: 0.28, tongue: 0.4)),
        grin("laughing-wide", PopMouth(width: 138, height: 64, y: 358, lift: 16, belly: 0.6, teeth: 0.3, tongue: 0.42)),
        grin(
            "laughing-full",
            PopMouth(width: 108, height: 54, y: 360, lift: 10, upper: 11, lower: 14, teeth: 0.34, tongue: 0.4)),
    ]

    private static let open = [
        opening("o-small", PopOpening(width: 34, height: 32)),
        opening("o", PopOpening(width: 48, height: 46)),
        opening("o-full", PopOpening(width: 44, height: 38, lips: 13)),
        opening("speaking", PopOpening(width: 74, height: 34, wide: 0.4, ends: 0.62, teeth: 0.34, tongue: 0.3)),
        opening("speaking-wide", PopOpening(width: 100, height: 36, wide: 0.3, ends: 0.66, teeth: 0.36, tongue: 0.3)),
        opening(
            "speaking-full", PopOpening(width: 72, height: 24, wide: 0.45, ends: 0.6, lips: 14, teeth: 0.42, tongue: 0)),
        opening("parted", PopOpening(width: 66, height: 16, wide: 0.35, ends: 0.6, teeth: 0.6, tongue: 0)),
        opening(
            "parted-full", PopOpening(width: 70, height: 13, wide: 0.4, ends: 0.5, lips: 15, teeth: 0.7, tongue: 0)),
        opening("amazed", PopOpening(width: 58, height: 72, y: 386, wide: 0.6)),
        opening("singing", PopOpening(width: 78, height: 62, y: 384, wide: 0.42, ends: 0.6, teeth: 0.2, tongue: 0.36)),
        opening("yawning", PopOpening(width: 92, height: 82, y: 388, wide: 0.5, ends: 0.58, teeth: 0.16, tongue: 0.34)),
        tongueOut("tongue-out", PopMouth(width: 104, height: 34, y: 360, lift: 8, belly: 0.6, teeth: 0.42, tongue: 0)),
    ]

    private static func line(
        _ id: String, _ tag: MouthState, _ line: PopMouthLine, isMatched: Bool = true
    ) -> PartDrawing {
        mouth(id, tag, isMatched: isMatched) { $0.popMouth(line) }
    }

    private static func lips(_ id: String, _ tag: MouthState, _ lips: PopLips, isMatched: Bool = true) -> PartDrawing {
        mouth(id, tag, isMatched: isMatched) { $0.popMouth(lips) }
    }

    private static func grin(_ id: String, _ mouth: PopMouth) -> PartDrawing {
        self.mouth(id, .teeth) { $0.popMouth(mouth) }
    }

    private static func opening(_ id: String, _ opening: PopOpening) -> PartDrawing {
        mouth(id, .open) { $0.popMouth(opening) }
    }

    private static func tongueOut(_ id: String, _ mouth: PopMouth) -> PartDrawing {
        self.mouth(id, .open, isMatched: false) { drawing in
            drawing.popMouth(mouth)
            let (y, tip) = (mouth.y + mouth.height * 0.55, mouth.y + mouth.height + 30)
            let tongue = PathBuilder().move(256, y)
                .curve(at(268, y - 6), at(286, y - 4), at(286, y + 8)).line(286, tip - 26)
                .curve(at(286, tip - 6), at(272, tip), at(256, tip)).reflected()
            drawing.fill(tongue, .tongue)
            drawing.shadowLine(PathBuilder().move(256, y + 8).line(256, tip - 18), width: 5, opacity: 0.16)
        }
    }

    private static func mouth(
        _ id: String, _ tag: MouthState, isMatched: Bool = true, draw: (inout PartDrawing) -> Void
    ) -> PartDrawing {
        PartDrawing(
            .mouth, id, tags: [.mouth: tag.rawValue], extra: isMatched ? [:] : ["matched": "no"], draw: draw)
    }
}
