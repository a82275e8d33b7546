import FaceAtlas
import PartLibrary

/// Eyes in ink, both in one part.
enum InkEyes {
    static let all = open + dots + closed

    private static let open = [
        eyes("almond", EyeShape(width: 68, height: 38)),
        eyes("almond-lashes", EyeShape(width: 66, height: 38, tilt: 6, lashes: .wing)),
        eyes("round", EyeShape(width: 60, height: 46, tilt: 1, roundness: 0.9)),
        eyes("round-lashes", EyeShape(width: 64, height: 49, tilt: 3, roundness: 0.8, iris: 17.5, lashes: .full)),
        eyes("hooded", EyeShape(width: 62, height: 27, tilt: 2, peak: 0.46, hood: 1)),
        eyes("upturned", EyeShape(width: 64, height: 33, tilt: 13, peak: 0.6)),
        eyes("downturned", EyeShape(width: 64, height: 36, tilt: -8, peak: 0.42)),
        eyes("monolid", EyeShape(width: 62, height: 28, tilt: 7, peak: 0.55)),
    ]

    /// Lashes that no photo's labels show are for people who edit their avatar.
    private static let dots = [
        dot("dot", EyeShape(width: 50, height: 30, roundness: 0.5), rx: 14, ry: 18),
        dot("dot-large", EyeShape(width: 62, height: 42, tilt: 1, roundness: 0.8), rx: 18, ry: 23),
        dot(
            "dot-lashes", EyeShape(width: 58, height: 36, tilt: 4, roundness: 0.5, lashes: .full), rx: 15, ry: 20,
            isMatched: false),
        dot("narrow", EyeShape(width: 60, height: 20, tilt: 4), rx: 14, ry: 11, lid: true),
        dot("smiling", EyeShape(width: 62, height: 24, tilt: 2, lower: 0.1), rx: 15, ry: 15, lid: true),
    ]

    private static let closed = [
        PartDrawing(.eyes, "closed-happy", tags: [.eyes: "closed"], pen: .ink) { drawing in
            for side in Side.allCases { drawing.inkHappyArc(side) }
        },
        PartDrawing(.eyes, "closed-relaxed", tags: [.eyes: "closed"], pen: .ink) { drawing in
            for side in Side.allCases { drawing.inkRestingArc(side, lashes: false) }
        },
        PartDrawing(.eyes, "closed-lashes", tags: [.eyes: "closed"], pen: .ink) { drawing in
            for side in Side.allCases { drawing.inkRestingArc(side, lashes: true) }
        },
        PartDrawing(.eyes, "wink", tags: [.eyes: "wink"], pen: .ink) { drawing in
            drawing.inkEye(EyeShape(width: 68, height: 38), .left)
            drawing.inkHappyArc(.right)
        },
        PartDrawing(.eyes, "wink-lashes", tags: [.eyes: "wink"], pen: .ink) { drawing in
            drawing.inkRestingArc(.left, lashes: true)
            drawing.inkEye(EyeShape(width: 66, height: 40, tilt: 6, lashes: .wing), .right)
        },
    ]

    private static func eyes(_ id: String, _ shape: EyeShape) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: "open"], pen: .ink) { drawing in
            for side in Side.allCases { drawing.inkEye(shape, side) }
        }
    }

    private static func dot(
        _ id: String, _ shape: EyeShape, rx: Double, ry: Double, lid: Bool = false, isMatched: Bool = true
    ) -> PartDrawing {
        let unmatched: KeyValuePairs<String, String> = isMatched ? [:] : ["matched": "no"]
        return PartDrawing(.eyes, id, tags: [.eyes: "open"], extra: unmatched, pen: .ink) { drawing in
            for side in Side.allCases { drawing.inkDot(shape, side, rx: rx, ry: ry, lid: lid) }
        }
    }
}
