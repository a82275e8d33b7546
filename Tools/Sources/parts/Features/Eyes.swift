import FaceAtlas
import PartLibrary

/// Eyes, both in one part.
enum Eyes {
    static let all = open + closed

    private static let open = [
        eyes("almond", EyeShape()),
        eyes("almond-wide", EyeShape(width: 75, height: 38, tilt: 5)),
        eyes("almond-lashes", EyeShape(width: 68, height: 33, tilt: 9, lashes: .wing)),
        eyes("almond-narrow", EyeShape(width: 68, height: 26, tilt: 6)),
        eyes("almond-tall", EyeShape(width: 59, height: 45, tilt: 4, roundness: 0.35, iris: 17.5)),
        eyes("long", EyeShape(width: 77, height: 29, tilt: 2)),
        eyes("round", EyeShape(width: 58, height: 42, tilt: 1, roundness: 0.9, iris: 16)),
        eyes("round-large", EyeShape(width: 66, height: 50, tilt: 1, roundness: 0.9, iris: 18.5)),
        eyes("round-lashes", EyeShape(width: 62, height: 45, tilt: 3, roundness: 0.8, iris: 17, lashes: .full)),
        eyes("round-small", EyeShape(width: 46, height: 38, tilt: 1, roundness: 0.9, iris: 14)),
        eyes(
            "wide-open", EyeShape(width: 66, height: 60, tilt: 0, roundness: 1, lower: 0.46, iris: 16), isMatched: false
        ),
        eyes("hooded", EyeShape(width: 60, height: 25, tilt: 2, peak: 0.46, hood: 1)),
        eyes("hooded-wide", EyeShape(width: 66, height: 31, tilt: 1, peak: 0.42, hood: 0.8)),
        eyes("hooded-narrow", EyeShape(width: 62, height: 19, tilt: 0, peak: 0.46, hood: 1)),
        eyes("hooded-upturned", EyeShape(width: 57, height: 28, tilt: 15, peak: 0.6, hood: 1)),
        eyes("half-closed", EyeShape(width: 63, height: 26, tilt: 0, roundness: 0.5, lower: 0.82, hood: 1)),
        eyes("upturned", EyeShape(width: 62, height: 30, tilt: 12, peak: 0.6)),
        eyes("upturned-lashes", EyeShape(width: 66, height: 37, tilt: 13, peak: 0.6, lashes: .wing)),
        eyes("upturned-narrow", EyeShape(width: 66, height: 21, tilt: 13, peak: 0.58, crease: false)),
        eyes("upturned-round", EyeShape(width: 60, height: 45, tilt: 12, peak: 0.55, roundness: 0.7, iris: 17)),
        eyes("downturned", EyeShape(width: 62, height: 32, tilt: -7, peak: 0.42)),
        eyes("downturned-soft", EyeShape(width: 60, height: 39, tilt: -5, peak: 0.45, roundness: 0.6, iris: 15.5)),
        eyes("downturned-narrow", EyeShape(width: 64, height: 23, tilt: -9, peak: 0.4, hood: 0.5)),
        eyes("downturned-large", EyeShape(width: 70, height: 44, tilt: -9, peak: 0.42, iris: 17.5)),
        eyes("narrow", EyeShape(width: 60, height: 20, tilt: 4, crease: false)),
        eyes("narrow-smiling", EyeShape(width: 60, height: 18, tilt: 3, lower: 0.16, crease: false)),
        eyes("monolid", EyeShape(width: 58, height: 27, tilt: 7, peak: 0.55, crease: false)),
        eyes("monolid-wide", EyeShape(width: 70, height: 35, tilt: 5, roundness: 0.5, crease: false)),
        eyes("monolid-soft", EyeShape(width: 53, height: 32, tilt: 11, roundness: 0.5, iris: 15.5, crease: false)),
        eyes(
            "monolid-lashes", EyeShape(width: 64, height: 29, tilt: 10, peak: 0.56, crease: false, lashes: .wing),
            isMatched: false),
        eyes("soft", EyeShape(width: 54, height: 36, tilt: 3, roundness: 0.6, iris: 15.5)),
        eyes("soft-round", EyeShape(width: 56, height: 41, tilt: 4, roundness: 0.75, iris: 16)),
        eyes("soft-wide", EyeShape(width: 63, height: 39, tilt: 1, roundness: 0.55, iris: 16.5)),
        eyes("soft-narrow", EyeShape(width: 56, height: 29, tilt: 1, roundness: 0.5, iris: 15)),
        eyes("small", EyeShape(width: 48, height: 27, roundness: 0.4, iris: 12.5)),
        eyes("small-narrow", EyeShape(width: 47, height: 19, tilt: 3, iris: 12.5)),
        eyes("small-downturned", EyeShape(width: 46, height: 23, tilt: -6, peak: 0.42, iris: 12.5)),
        eyes("small-soft", EyeShape(width: 41, height: 25, tilt: 0, roundness: 0.7, iris: 12)),
        eyes("small-hooded", EyeShape(width: 53, height: 15, tilt: -1, peak: 0.46, hood: 0.8)),
        eyes("small-upturned", EyeShape(width: 48, height: 25, tilt: 9, peak: 0.58, iris: 13)),
        eyes("smiling", EyeShape(width: 62, height: 28, tilt: 2, lower: 0.1)),
        eyes("smiling-round", EyeShape(width: 60, height: 37, tilt: 1, roundness: 0.7, lower: 0.08, iris: 17)),
        eyes("smiling-lashes", EyeShape(width: 64, height: 30, tilt: 5, lower: 0.1, lashes: .wing), isMatched: false),
    ]

    private static let closed = [
        PartDrawing(.eyes, "closed-happy", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.happyArc(side) }
        },
        PartDrawing(.eyes, "closed-relaxed", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.relaxedArc(side, lashes: false) }
        },
        PartDrawing(.eyes, "closed-lashes", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.relaxedArc(side, lashes: true) }
        },
        PartDrawing(.eyes, "closed-happy-lashes", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.happyArc(side, lashes: true) }
        },
        PartDrawing(.eyes, "closed-calm", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.calmLine(side) }
        },
        PartDrawing(.eyes, "closed-tight", tags: [.eyes: "closed"]) { drawing in
            for side in Side.allCases { drawing.tightLids(side) }
        },
        PartDrawing(.eyes, "wink", tags: [.eyes: "wink"]) { drawing in
            drawing.openEye(EyeShape(), .left)
            drawing.happyArc(.right)
        },
        // Its canvas is that of wink-left: lashes and closed lids are lines.
        PartDrawing(.eyes, "wink-lashes", tags: [.eyes: "wink"], extra: ["matched": "no"]) { drawing in
            drawing.relaxedArc(.left, lashes: true)
            drawing.openEye(EyeShape(width: 64, height: 38, tilt: 5, lashes: .wing), .right)
        },
        PartDrawing(.eyes, "wink-left", tags: [.eyes: "wink"]) { drawing in
            drawing.happyArc(.left)
            drawing.openEye(EyeShape(), .right)
        },
        PartDrawing(.eyes, "wink-calm", tags: [.eyes: "wink"]) { drawing in
            drawing.openEye(EyeShape(height: 32), .left)
            drawing.relaxedArc(.right, lashes: false)
        },
        PartDrawing(.eyes, "wink-tight", tags: [.eyes: "wink"]) { drawing in
            drawing.openEye(EyeShape(width: 64, height: 42, tilt: 1, roundness: 0.8), .left)
            drawing.tightLids(.right)
        },
    ]

    private static func eyes(_ id: String, _ shape: EyeShape, isMatched: Bool = true) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: "open"], extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            for side in Side.allCases { drawing.openEye(shape, side) }
        }
    }
}
