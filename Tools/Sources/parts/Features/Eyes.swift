import PartLibrary

/// Eyes, both in one part.
enum Eyes {
    static let all = open + closed

    private static let open = [
        eyes("almond", EyeShape()),
        eyes("almond-wide", EyeShape(width: 66, height: 36)),
        eyes("almond-lashes", EyeShape(width: 64, height: 36, tilt: 5, lashes: .wing)),
        eyes("round", EyeShape(width: 58, height: 42, tilt: 1, roundness: 0.9, iris: 16)),
        eyes("round-large", EyeShape(width: 66, height: 50, tilt: 1, roundness: 0.9, iris: 18.5)),
        eyes("round-lashes", EyeShape(width: 62, height: 45, tilt: 3, roundness: 0.8, iris: 17, lashes: .full)),
        eyes("hooded", EyeShape(width: 60, height: 25, tilt: 2, peak: 0.46, hood: 1)),
        eyes("hooded-wide", EyeShape(width: 66, height: 31, tilt: 1, peak: 0.42, hood: 0.8)),
        eyes("upturned", EyeShape(width: 62, height: 30, tilt: 12, peak: 0.6)),
        eyes("upturned-lashes", EyeShape(width: 66, height: 37, tilt: 13, peak: 0.6, lashes: .wing)),
        eyes("downturned", EyeShape(width: 62, height: 32, tilt: -7, peak: 0.42)),
        eyes("downturned-soft", EyeShape(width: 60, height: 39, tilt: -5, peak: 0.45, roundness: 0.6, iris: 15.5)),
        eyes("narrow", EyeShape(width: 60, height: 20, tilt: 4, crease: false)),
        eyes("narrow-smiling", EyeShape(width: 60, height: 18, tilt: 3, lower: 0.16, crease: false)),
        eyes("monolid", EyeShape(width: 58, height: 27, tilt: 7, peak: 0.55, crease: false)),
        eyes("small", EyeShape(width: 48, height: 27, roundness: 0.4, iris: 12.5)),
        eyes("smiling", EyeShape(width: 62, height: 28, tilt: 2, lower: 0.1)),
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
        PartDrawing(.eyes, "wink", tags: [.eyes: "wink"]) { drawing in
            drawing.openEye(EyeShape(), .left)
            drawing.happyArc(.right)
        },
        PartDrawing(.eyes, "wink-lashes", tags: [.eyes: "wink"]) { drawing in
            drawing.relaxedArc(.left, lashes: true)
            drawing.openEye(EyeShape(width: 64, height: 38, tilt: 5, lashes: .wing), .right)
        },
    ]

    private static func eyes(_ id: String, _ shape: EyeShape) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: "open"]) { drawing in
            for side in Side.allCases { drawing.openEye(shape, side) }
        }
    }
}
