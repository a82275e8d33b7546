import FaceAtlas
import PartLibrary

/// Mouths. A mood that no resting face should be given (sad, kissing) is not matched with photos. Measured faces gave the ranges: 95…150 wide, corners 12 below to 28 above the middle.
enum Mouths {
    static let all = closed + smiling + grinning + open

    private static let closed = [
        mouth("neutral", "closed", MouthShape(lift: 2, upper: 11, lower: 17)),
        mouth("neutral-thin", "closed", MouthShape(width: 106, lift: 2, upper: 6.5, lower: 9, bow: 2)),
        mouth("neutral-full", "closed", MouthShape(width: 102, y: 375, lift: 2, upper: 15, lower: 21, bow: 5)),
        mouth("neutral-full-wide", "closed", MouthShape(width: 118, y: 374, lift: 2, upper: 15, lower: 22, bow: 4)),
        mouth("neutral-plump", "closed", MouthShape(width: 90, y: 373, lift: 1, upper: 18, lower: 26, bow: 6)),
        mouth("neutral-narrow", "closed", MouthShape(width: 84, lift: 1, upper: 11, lower: 16)),
        mouth("neutral-wide", "closed", MouthShape(width: 124, lift: 3, upper: 9, lower: 12)),
        mouth("neutral-round", "closed", MouthShape(width: 80, y: 373, lift: 3, upper: 15, lower: 23, bow: 4)),
        mouth("content", "closed", MouthShape(width: 100, y: 372, lift: 6, upper: 14, lower: 22, bow: 4)),
        mouth("content-wide", "closed", MouthShape(width: 116, y: 372, lift: 6, upper: 11, lower: 17)),
        mouth("content-thin", "closed", MouthShape(width: 112, y: 373, lift: 5, upper: 7.5, lower: 11, bow: 2)),
        mouth("content-broad", "closed", MouthShape(width: 132, y: 371, lift: 4, upper: 13, lower: 21, bow: 4)),
        mouth("frown", "closed", MouthShape(width: 102, y: 373, lift: -10, upper: 9, lower: 13)),
        mouth("frown-slight", "closed", MouthShape(width: 94, y: 375, lift: -5, upper: 8, lower: 14)),
        mouth("small", "closed", MouthShape(width: 66, lift: 2, upper: 10, lower: 14)),
        mouth("sad", "closed", MouthShape(width: 86, y: 368, lift: -17, upper: 8, lower: 13), isMatched: false),
        mouth("pressed", "closed", MouthShape(width: 112, y: 376, lift: -3, upper: 4.5, lower: 6, bow: 1)),
        mouth(
            "kiss", "closed", MouthShape(width: 50, y: 374, lift: -1, upper: 17, lower: 19, roundness: 0.6, bow: 4),
            isMatched: false),
        mouth("pout", "closed", MouthShape(width: 72, y: 375, lift: -3, upper: 16, lower: 21, bow: 6)),
    ]

    private static let smiling = [
        mouth("smile-tiny", "smile", MouthShape(width: 72, y: 373, lift: 8, upper: 8, lower: 12)),
        mouth("smile-deep", "smile", MouthShape(width: 112, y: 373, lift: 22, upper: 8, lower: 13)),
        mouth("smile-small", "smile", MouthShape(width: 96, y: 372, lift: 7, upper: 9, lower: 13)),
        mouth("smile", "smile", MouthShape(width: 116, y: 372, lift: 12, upper: 9, lower: 14)),
        mouth("smile-wide", "smile", MouthShape(width: 138, y: 372, lift: 17, upper: 9, lower: 13)),
        mouth("smile-thin", "smile", MouthShape(width: 126, y: 372, lift: 13, upper: 5.5, lower: 8, bow: 1.5)),
        mouth("smile-full", "smile", MouthShape(width: 112, y: 371, lift: 10, upper: 13, lower: 20, bow: 4)),
        mouth("smile-full-wide", "smile", MouthShape(width: 132, y: 370, lift: 15, upper: 12, lower: 20, bow: 4)),
    ]

    private static let grinning = [
        mouth("grin-small", "teeth", MouthShape(width: 108, y: 368, lift: 11, upper: 8, lower: 13, gap: 13)),
        mouth("grin", "teeth", MouthShape(width: 130, y: 366, lift: 16, upper: 8, lower: 14, gap: 21)),
        mouth("grin-wide", "teeth", MouthShape(width: 150, y: 366, lift: 20, upper: 7, lower: 13, gap: 25)),
        mouth("grin-full", "teeth", MouthShape(width: 126, y: 367, lift: 13, upper: 12, lower: 20, gap: 19, bow: 4)),
        mouth(
            "grin-full-wide", "teeth",
            MouthShape(width: 146, y: 366, lift: 18, upper: 11, lower: 19, gap: 25, bow: 4)),
        mouth("grin-thin", "teeth", MouthShape(width: 138, y: 366, lift: 16, upper: 4.5, lower: 8, gap: 18, bow: 1)),
        mouth("grin-straight", "teeth", MouthShape(width: 124, y: 367, lift: 5, upper: 8, lower: 13, gap: 16)),
        mouth(
            "grin-big", "teeth",
            MouthShape(width: 142, y: 368, lift: 26, upper: 7, lower: 13, gap: 36, teeth: 0.62, roundness: 0.4)),
        mouth("grin-tiny", "teeth", MouthShape(width: 84, y: 369, lift: 9, upper: 9, lower: 14, gap: 15)),
        mouth(
            "grin-deep", "teeth",
            MouthShape(width: 116, y: 370, lift: 27, upper: 7, lower: 13, gap: 28, teeth: 0.75, roundness: 0.3)),
        mouth(
            "grin-gap", "teeth",
            MouthShape(width: 122, y: 367, lift: 17, upper: 7, lower: 13, gap: 27, teeth: 0.7, roundness: 0.3),
            isMatched: false
        ) { drawing in drawing.fill(.rectangle(253, 354.5, 6, 17, radius: 2), .mouth) },
        mouth(
            "grin-clenched", "teeth",
            MouthShape(width: 132, y: 367, lift: 9, upper: 7, lower: 11, gap: 24, teeth: 1.2, roundness: 0.5)),
    ]

    private static let open = [
        mouth("parted", "open", MouthShape(width: 92, y: 374, upper: 11, lower: 17, gap: 10, teeth: 0.5)),
        mouth(
            "open-tiny", "open", MouthShape(width: 48, y: 376, upper: 10, lower: 13, gap: 24, teeth: 0, roundness: 1)),
        mouth(
            "open-sad", "open",
            MouthShape(
                width: 92, y: 370, lift: -14, upper: 7, lower: 11, gap: 34, teeth: 0, tongue: 0.4, roundness: 0.6),
            isMatched: false),
        mouth(
            "open-small", "open", MouthShape(width: 76, y: 376, upper: 9, lower: 13, gap: 26, teeth: 0, roundness: 0.9)),
        mouth(
            "open-round", "open",
            MouthShape(width: 78, y: 379, upper: 8, lower: 11, gap: 50, teeth: 0.16, tongue: 0.4, roundness: 1)),
        mouth(
            "open-tall", "open",
            MouthShape(width: 86, y: 380, upper: 7, lower: 10, gap: 66, teeth: 0.16, tongue: 0.42, roundness: 1)),
        mouth(
            "open-wide", "open",
            MouthShape(
                width: 118, y: 378, lift: 6, upper: 7, lower: 11, gap: 58, teeth: 0.26, tongue: 0.42, roundness: 0.85)),
        mouth(
            "talking", "open",
            MouthShape(
                width: 104, y: 374, lift: 3, upper: 9, lower: 14, gap: 28, teeth: 0.36, tongue: 0.3, roundness: 0.6)),
        mouth(
            "laugh", "open",
            MouthShape(
                width: 142, y: 374, lift: 28, upper: 6, lower: 11, gap: 52, teeth: 0.34, tongue: 0.42, roundness: 0.55)),
        mouth(
            "laugh-small", "open",
            MouthShape(
                width: 110, y: 372, lift: 20, upper: 6, lower: 11, gap: 40, teeth: 0.34, tongue: 0.42, roundness: 0.5)),
        mouth(
            "tongue-cheeky", "open", MouthShape(width: 108, y: 370, lift: 14, upper: 8, lower: 11, gap: 8, teeth: 0),
            isMatched: false
        ) { drawing in
            let tongue = PathBuilder().move(266, 370).curve(at(278, 367), at(292, 363), at(302, 358))
                .curve(at(312, 376), at(308, 400), at(290, 402)).curve(at(272, 402), at(264, 388), at(266, 370)).close()
            drawing.fill(tongue, .tongue)
            drawing.shadow(
                PathBuilder.tapered([(x: 285, y: 370, half: 2), (x: 290, y: 386, half: 2.2)]), opacity: 0.18)
            drawing.light(.ellipse(278, 386, 4, 6, angle: 10), opacity: 0.3)
        },
        mouth(
            "tongue-out", "open",
            MouthShape(width: 112, y: 366, lift: 12, upper: 8, lower: 11, gap: 26, teeth: 0.3, roundness: 0.5),
            isMatched: false
        ) { drawing in
            let tongue = PathBuilder().move(228, 366)
                .curve(at(228, 360), at(284, 360), at(284, 366)).line(284, 396)
                .curve(at(284, 416), at(270, 424), at(256, 424)).curve(at(242, 424), at(228, 416), at(228, 396)).close()
            drawing.fill(tongue, .tongue)
            drawing.shadow(
                PathBuilder.tapered([(x: 256, y: 372, half: 2), (x: 256, y: 402, half: 2.4)]), opacity: 0.18)
            drawing.light(.ellipse(243, 402, 6, 9, angle: 20), opacity: 0.3)
        },
    ]

    private static func mouth(
        _ id: String, _ tag: String, _ shape: MouthShape, isMatched: Bool = true,
        extra: (inout PartDrawing) -> Void = { _ in }
    ) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: tag], extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            drawing.mouth(shape)
            extra(&drawing)
        }
    }
}
