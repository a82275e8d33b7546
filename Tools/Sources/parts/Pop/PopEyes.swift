import FaceAtlas
import Imaging
import PartLibrary

/// Eyes of `pop`: the charm of the face. One stroke for the lid, a large iris with a darker rim, and two glints.
enum PopEyes {
    static let open = [
        eyes("round", EyeShape(width: 66, height: 54, tilt: 1, roundness: 0.85, iris: 23)),
        eyes("almond", EyeShape(width: 72, height: 46, tilt: 4, roundness: 0.5, iris: 22)),
    ]

    static let closed = [
        closed("closed", tags: .closed, bow: 18), closed("closed-smiling", tags: .closed, bow: -20),
    ]

    static let all = open + closed

    static func eyes(_ id: String, _ shape: EyeShape, isMatched: Bool = true) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: EyesState.open.rawValue], extra: isMatched ? [:] : ["matched": "no"]) {
            for side in Side.allCases { $0.popEye(shape, side) }
        }
    }

    /// Closed eyes: a bow that hangs where `bow` is above 0, as in sleep, and rises where it is below, as in laughter.
    static func closed(_ id: String, tags: EyesState, bow: Double, lashes: Bool = false) -> PartDrawing {
        PartDrawing(.eyes, id, tags: [.eyes: tags.rawValue]) { drawing in
            for side in Side.allCases { drawing.popLid(side, bow: bow, lashes: lashes) }
        }
    }
}

extension PartDrawing {
    /// Where the eyes of `pop` are, on the right.
    static let popEyeCenter = at(320, 276)

    mutating func popEye(_ shape: EyeShape, _ side: Side) {
        var eye = shape
        eye.center = Self.popEyeCenter
        let opening = side.placed(eye.opening)
        if eye.crease {
            let points = [0.2, 0.45, 0.7, 0.95].map { eye.onUpperLid($0) + at(2, -12 + 3 * eye.hood) }
            outline(side.placed(PathBuilder().spline(points)), .skinShade, width: 4 + 4 * eye.hood)
        }
        fill(opening, .sclera)
        let center = side.placed(at(eye.center.x - 1, eye.center.y))
        clipped(to: opening) { drawing in
            drawing.fill(.circle(center.x, center.y, eye.iris), .iris)
            drawing.shadowLine(.circle(center.x, center.y, eye.iris - 2), width: 5, opacity: 0.28)
            drawing.light(.ellipse(center.x, center.y + eye.iris * 0.58, eye.iris * 0.58, eye.iris * 0.3), opacity: 0.25)
            drawing.fill(.circle(center.x, center.y, eye.iris * 0.56), .pupil)
            let lid = PathBuilder().spline([0, 0.25, 0.5, 0.75, 1].map { eye.onUpperLid($0) })
            drawing.shadowLine(side.placed(lid), width: 18, opacity: 0.12)
        }
        light(.circle(center.x - eye.iris * 0.36, center.y - eye.iris * 0.38, eye.iris * 0.33), opacity: 1)
        light(.circle(center.x + eye.iris * 0.4, center.y + eye.iris * 0.4, eye.iris * 0.15), opacity: 0.85)
        var lid = [0.0, 0.25, 0.5, 0.75, 1].map { eye.onUpperLid($0) }
        if eye.lashes != .none { lid.append(eye.outer + at(11, -9)) }
        outline(side.placed(PathBuilder().spline(lid)), .line, width: 8.5)
        if eye.lashes == .full {
            for (share, reach) in [(0.68, 11.0), (0.86, 12)] {
                let root = eye.onUpperLid(share)
                let lash = PathBuilder().spline([root, root + at(reach * 0.5, -reach * 0.62), root + at(reach * 0.86, -reach * 1.3)])
                outline(side.placed(lash), .line, width: 6)
            }
        }
    }

    mutating func popLid(_ side: Side, bow: Double, lashes: Bool = false) {
        let center = Self.popEyeCenter
        let y = center.y - bow * 0.3
        outline(side.placed(.bow(at(center.x - 33, y), at(center.x + 33, y), sag: bow)), .line, width: 9)
        guard lashes else { return }
        for (dx, dy) in [(20.0, 0.62), (31, 0.2)] {
            let root = at(center.x + dx, y + bow * dy)
            outline(side.placed(PathBuilder().spline([root, root + at(8, 8)])), .line, width: 6)
        }
    }
}
