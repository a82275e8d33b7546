import FaceAtlas
import Imaging
import PartLibrary

/// Eyes of `pop`: the charm of the face. One line for the lid, a large iris with a darker rim, and two glints.
enum PopEyes {
    private static let own = [round, almond, tilted, hooded, monolid, narrow].flatMap { $0 }
    static let open = own.map(\.open) + unmatched
    static let all =
        open + closed + winks + own.filter(\.hasStates).flatMap { [$0.half, $0.wink] }
        + own.filter(\.isMatched).map(\.withLash)

    private static let round = [
        eyes("round", PopEye()),
        eyes("round-large", PopEye(width: 75, height: 58, iris: 24, cut: 2)),
        eyes("round-small", PopEye(width: 50, height: 41, iris: 18.5)),
        eyes("round-crease", PopEye(width: 64, height: 48, roundness: 0.75, iris: 22, fold: .crease(0))),
        eyes("round-soft", PopEye(width: 60, height: 46, tilt: 0, iris: 21.5, under: .soft)),
        eyes("round-lash", PopEye(width: 66, height: 52, tilt: 3, iris: 23, lashes: 1)),
        eyes("round-lashes", PopEye(width: 72, height: 56, tilt: 3, iris: 24, lashes: 2)),
        eyes("child", PopEye(width: 60, height: 58, tilt: 0, roundness: 0.95, lower: 0.46, iris: 24, cut: 2)),
        eyes(
            "child-lash",
            PopEye(width: 62, height: 56, tilt: 2, roundness: 0.9, lower: 0.46, iris: 24, cut: 2, lashes: 1)),
    ]

    private static let almond = [
        eyes("almond", PopEye(width: 70, height: 44, tilt: 4, roundness: 0.45, iris: 21)),
        eyes("almond-wide", PopEye(width: 76, height: 46, tilt: 3, roundness: 0.4, iris: 21.5, fold: .crease(0))),
        eyes("almond-narrow", PopEye(width: 70, height: 33, tilt: 4, roundness: 0.35, iris: 19.5)),
        eyes("almond-tall", PopEye(width: 58, height: 50, tilt: 3, roundness: 0.5, iris: 22)),
        eyes("almond-small", PopEye(width: 54, height: 35, tilt: 3, roundness: 0.45, iris: 18)),
        eyes("almond-lash", PopEye(width: 70, height: 44, tilt: 7, peak: 0.54, roundness: 0.45, iris: 21, lashes: 1)),
        eyes(
            "almond-lashes",
            PopEye(width: 74, height: 48, tilt: 6, peak: 0.53, roundness: 0.5, iris: 22, fold: .crease(0), lashes: 2)),
        eyes("almond-cushion", PopEye(width: 66, height: 42, tilt: 4, roundness: 0.55, iris: 21, under: .cushion)),
        eyes("deep-set", PopEye(width: 64, height: 38, tilt: 2, roundness: 0.5, iris: 20, fold: .socket)),
        eyes("deep-set-narrow", PopEye(width: 66, height: 28, tilt: 1, roundness: 0.5, iris: 18.5, fold: .socket)),
    ]

    private static let tilted = [
        eyes("upturned", PopEye(width: 68, height: 42, tilt: 13, peak: 0.58, roundness: 0.5, iris: 20.5)),
        eyes("upturned-lash", PopEye(width: 70, height: 45, tilt: 14, peak: 0.58, roundness: 0.5, iris: 21, lashes: 1)),
        eyes(
            "upturned-lined",
            PopEye(
                width: 72, height: 42, tilt: 12, peak: 0.58, roundness: 0.5, iris: 20.5, fold: .crease(0), isLined: true
            )),
        eyes("upturned-round", PopEye(width: 62, height: 49, tilt: 12, peak: 0.56, roundness: 0.75, iris: 21.5)),
        eyes("upturned-narrow", PopEye(width: 70, height: 30, tilt: 11, peak: 0.56, roundness: 0.4, iris: 18.5)),
        eyes("downturned", PopEye(width: 68, height: 44, tilt: -9, peak: 0.43, roundness: 0.55, iris: 21)),
        eyes("downturned-large", PopEye(width: 74, height: 54, tilt: -10, peak: 0.44, roundness: 0.7, iris: 23.5)),
        eyes("downturned-narrow", PopEye(width: 66, height: 29, tilt: -9, peak: 0.42, roundness: 0.45, iris: 18.5)),
        eyes(
            "downturned-soft",
            PopEye(width: 56, height: 42, tilt: -8, peak: 0.45, roundness: 0.7, iris: 20, under: .soft)),
        eyes(
            "downturned-lash",
            PopEye(width: 68, height: 47, tilt: -6, peak: 0.45, roundness: 0.6, iris: 21.5, lashes: 2)),
    ]

    private static let hooded = [
        eyes("hooded", PopEye(width: 66, height: 36, tilt: 0, peak: 0.44, roundness: 0.6, iris: 20, fold: .hood(0.5))),
        eyes(
            "hooded-wide",
            PopEye(width: 76, height: 39, tilt: 1, peak: 0.44, roundness: 0.55, iris: 20.5, fold: .hood(0.6))),
        eyes(
            "hooded-narrow",
            PopEye(width: 66, height: 25, tilt: -2, peak: 0.44, roundness: 0.5, iris: 18, fold: .hood(0.7))),
        eyes(
            "hooded-round",
            PopEye(width: 60, height: 43, tilt: 0, peak: 0.46, roundness: 0.8, iris: 21, fold: .hood(0.5))),
        eyes(
            "hooded-heavy", PopEye(width: 62, height: 31, tilt: -7, peak: 0.4, roundness: 0.6, iris: 19, fold: .hood(1))
        ),
        eyes(
            "hooded-lash",
            PopEye(width: 70, height: 38, tilt: 5, peak: 0.5, roundness: 0.55, iris: 20.5, fold: .hood(0.4), lashes: 1)),
        eyes(
            "tired",
            PopEye(
                width: 66, height: 34, tilt: -4, peak: 0.45, roundness: 0.7, lower: 0.5, iris: 20, fold: .crease(0),
                under: .bag)),
        eyes(
            "drowsy",
            PopEye(width: 66, height: 30, tilt: -2, roundness: 0.75, lower: 0.7, iris: 22, cut: 9, fold: .crease(3)),
            isMatched: false),
    ]

    private static let monolid = [
        eyes("monolid", monolid(width: 68, height: 32, iris: 20)),
        eyes("monolid-wide", monolid(width: 78, height: 37, tilt: 3, iris: 21)),
        eyes("monolid-round", monolid(width: 60, height: 42, tilt: 2, roundness: 0.85, iris: 21.5)),
        eyes("monolid-narrow", monolid(width: 70, height: 25, tilt: 6, roundness: 0.5, iris: 18.5)),
        eyes("monolid-cushion", monolid(width: 64, height: 34, tilt: 2, iris: 20.5, under: .cushion)),
        eyes("monolid-lash", monolid(width: 70, height: 36, tilt: 8, iris: 20.5, lashes: 1)),
        eyes("monolid-small", monolid(width: 52, height: 27, tilt: 3, iris: 17.5)),
        eyes("monolid-upturned", monolid(width: 66, height: 34, tilt: 11, iris: 20)),
    ]

    /// A flat upper lid without a crease, over a lower one that is rounder.
    private static func monolid(
        width: Double, height: Double, tilt: Double = 5, roundness: Double = 0.62, iris: Double,
        under: PopEye.Under = .none,
        lashes: Int = 0
    ) -> PopEye {
        PopEye(
            width: width, height: height, tilt: tilt, peak: 0.54, roundness: roundness, lower: 0.54, iris: iris, cut: 6,
            under: under, lashes: lashes, hasInnerFold: true)
    }

    private static let narrow = [
        eyes("narrow", PopEye(width: 66, height: 24, tilt: 2, roundness: 0.5, lower: 0.45, iris: 18)),
        eyes("narrow-small", PopEye(width: 50, height: 22, tilt: 1, roundness: 0.55, lower: 0.45, iris: 17)),
        eyes("smiling", PopEye(width: 68, height: 32, tilt: 1, roundness: 0.7, lower: 0.02, iris: 20.5, under: .cheek)),
        eyes(
            "smiling-round",
            PopEye(width: 62, height: 42, tilt: 1, roundness: 0.85, lower: 0.06, iris: 22, under: .cheek)),
        eyes(
            "smiling-narrow",
            PopEye(width: 66, height: 23, tilt: 0, roundness: 0.7, lower: -0.12, iris: 18.5, under: .cheek)),
        eyes(
            "smiling-lash",
            PopEye(
                width: 70, height: 36, tilt: 5, peak: 0.54, roundness: 0.7, lower: 0.04, iris: 21, under: .cheek,
                lashes: 2)),
        eyes("narrow-tilt", PopEye(width: 52, height: 22, tilt: 8, peak: 0.56, roundness: 0.5, lower: 0.4, iris: 17)),
        eyes("narrow-drop", PopEye(width: 52, height: 23, tilt: -7, peak: 0.43, roundness: 0.55, lower: 0.4, iris: 17)),
        eyes(
            "narrow-cheek",
            PopEye(width: 54, height: 22, tilt: 1, roundness: 0.7, lower: -0.04, iris: 17.5, under: .cheek)),
        eyes(
            "narrow-hood",
            PopEye(width: 56, height: 22, tilt: -2, peak: 0.44, roundness: 0.55, iris: 17, fold: .hood(0.6))),
        eyes("narrow-cushion", PopEye(width: 54, height: 25, tilt: 2, roundness: 0.6, iris: 17.5, under: .cushion)),
        eyes("small-round", PopEye(width: 42, height: 27, tilt: 0, roundness: 0.8, lower: 0.44, iris: 16)),
        eyes("small", PopEye(width: 46, height: 32, tilt: 0, roundness: 0.7, iris: 17)),
        eyes("small-lash", PopEye(width: 50, height: 36, tilt: 3, roundness: 0.75, iris: 18, lashes: 2)),
    ]

    private static let unmatched = [
        eyes(
            "wide-open", PopEye(width: 70, height: 64, tilt: 0, roundness: 1, lower: 0.48, iris: 18, cut: -12),
            isMatched: false
        ).open,
        drawn("sparkling") { drawing in
            let eye = PopEye(width: 74, height: 58, iris: 24, cut: 1)
            for side in Side.allCases {
                drawing.popEye(eye, side)
                let middle = side.placed(eye.irisCenter)
                drawing.light(.popStar(middle + at(7, -3), 8.5), opacity: 1)
                drawing.light(.circle(middle.x - 9, middle.y + 12, 3.4), opacity: 0.9)
            }
        },
        drawn("hearts") { drawing in
            for side in Side.allCases {
                let middle = side.placed(PopEye.center)
                drawing.fill(.popHeart(middle + at(0, 2), 36), .tongue)
                drawing.light(.popOval(middle - at(16, 9), 7, 4.5, angle: -40), opacity: 0.7)
            }
        },
        drawn("stars") { drawing in
            for side in Side.allCases {
                let middle = side.placed(PopEye.center)
                drawing.fill(.popStar(middle, 42), .metal)
                drawing.light(.popStar(middle - at(1, 1), 22), opacity: 0.4)
            }
        },
    ]

    private static func drawn(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: EyesState.open.rawValue], extra: ["matched": "no"], draw: draw)
    }

    /// Those with lashes are for people: a photo gets the lashes of its own eyes, `<id>--lash`, where it shows some.
    private static func eyes(_ id: String, _ eye: PopEye, isMatched: Bool = true) -> OwnEyes {
        OwnEyes(id: id, eye: eye, isMatched: isMatched && eye.lashes == 0 && !eye.isLined, hasStates: isMatched)
    }
}

/// Open eyes of `pop`, with lashes (`<id>--lash`), and what they are in expressions: `<id>--half` and `<id>--wink`.
private struct OwnEyes {
    let id: String
    let eye: PopEye
    let isMatched: Bool
    /// Whether expressions have it half closed and winking.
    let hasStates: Bool

    /// The same eyes with a flick of lashes.
    var withLash: PartDrawing {
        var lashed = eye
        lashed.lashes = 1
        return PartDrawing(.eyes, "\(id)--lash", tags: [.eyes: EyesState.open.rawValue], extra: ["matched": "no"]) {
            drawing in
            for side in Side.allCases { drawing.popEye(lashed, side) }
        }
    }

    var open: PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: EyesState.open.rawValue], extra: isMatched ? [:] : ["matched": "no"]) {
            drawing in
            for side in Side.allCases { drawing.popEye(eye, side) }
        }
    }

    /// The upper lid comes down, the lower one stays.
    var half: PartDrawing {
        var lowered = eye
        let (below, above) = (eye.height * eye.lower, eye.height * (1 - eye.lower) * 0.3)
        lowered.height = below + above
        lowered.lower = below / lowered.height
        return PartDrawing(.eyes, "\(id)--half", tags: [.eyes: EyesState.open.rawValue], extra: ["matched": "no"]) {
            drawing in
            for side in Side.allCases { drawing.popEye(lowered, side) }
        }
    }

    var wink: PartDrawing {
        PartDrawing(.eyes, "\(id)--wink", tags: [.eyes: EyesState.wink.rawValue], extra: ["matched": "no"]) { drawing in
            drawing.popEye(eye, .left)
            drawing.popLid(PopLid(width: eye.width, bow: -20, lashes: eye.lashes), .right)
        }
    }
}
