import FaceAtlas
import Imaging
import PartLibrary

/// Neck and shoulders of `pop`.
enum PopBody {
    /// One piece of the line over a shoulder.
    private struct Piece {
        var start: Point
        var one: Point
        var two: Point
        var end: Point

        /// The piece up to where it reaches `x`; it runs from left to right.
        func cut(at x: Double) -> Piece {
            guard x < end.x else { return self }
            var (low, high) = (0.0, 1.0)
            for _ in 0..<30 {
                let t = (low + high) / 2
                if first(t).end.x < x { low = t } else { high = t }
            }
            return first(low)
        }

        private func first(_ t: Double) -> Piece {
            let (a, b, c) = (start.mix(one, t), one.mix(two, t), two.mix(end, t))
            let (d, e) = (a.mix(b, t), b.mix(c, t))
            return Piece(start: start, one: a, two: d, end: d.mix(e, t))
        }
    }

    private static let pieces = [
        Piece(start: at(34, 520), one: at(36, 488), two: at(62, 470), end: at(110, 461)),
        Piece(start: at(110, 461), one: at(154, 452.8), two: at(202, 454), end: at(206, 416)),
    ]

    /// The line over the left shoulder, from the lower edge to where it is `dx` left of the middle; the neck is at 52.
    static func shoulder(until dx: Double = 50) -> PathBuilder {
        var path = PathBuilder().move(pieces[0].start.x, pieces[0].start.y)
        for piece in pieces where piece.start.x < 256 - dx {
            let piece = piece.cut(at: 256 - dx)
            path = path.curve(piece.one, piece.two, piece.end)
        }
        return path
    }

    /// Neck and shoulders; the head covers the upper edge.
    static let outline = shoulder().line(206, 370).line(256, 370).reflected().close()

    /// The art frame and a little below it: what lies farther out is cut off, and would count as lost.
    static let sheet = PathBuilder.rectangle(0, 0, 512, 514)

    /// The shadow of the chin on the neck.
    static let chinShadow = PathBuilder.ellipse(261, 402, 84, 57)

    /// Where the right shoulder turns away from the light.
    static let shade = PathBuilder().move(372, 436).curve(at(428, 462), at(456, 484), at(460, 530)).line(500, 530).line(
        500, 436
    )
    .close()
}

/// The edge of a garment at the neck.
struct PopNeckline: Sendable {
    /// Where it meets the shoulders, from the middle.
    var dx = 56.0
    /// The height of its lowest point.
    var depth = 475.0
    /// 0 a V, 0.6 round, 1 square.
    var fullness = 0.62

    /// From the left shoulder to the right one.
    var line: PathBuilder { continued(PathBuilder().move(start.x, start.y)).reflected() }

    /// The garment that covers the shoulders below it.
    var garment: PathBuilder { continued(PopBody.shoulder(until: dx)).reflected().close() }

    private var start: Point { PopBody.shoulder(until: dx).current }

    private func continued(_ path: PathBuilder) -> PathBuilder {
        let start = path.current
        return path.curve(
            at(start.x + dx * 0.1 * fullness, start.y + (depth - start.y) * fullness), at(256 - dx * fullness, depth),
            at(256, depth))
    }
}

extension PartDrawing {
    /// Neck and shoulders without clothes, with the shadow of the chin.
    mutating func popBody() {
        fill(PopBody.outline, .skin)
        clipped(to: PopBody.outline) { drawing in
            drawing.fill(PopBody.chinShadow, .skinShade)
            drawing.fill(PopBody.shade, .skinShade)
        }
    }

    mutating func popCollarbones() {
        outline(.through(mid(26, 493), mid(64, 488), mid(104, 476)).withMirrorImage(), .skinShade, width: 6)
    }

    /// A garment that covers the shoulders.
    ///
    /// - Parameters:
    ///   - trim: the width of the band along the neckline; 0 for none.
    ///   - arms: whether the sleeves are told from the trunk.
    ///   - details: drawn on it, below the band.
    mutating func popGarment(
        _ neckline: PopNeckline = PopNeckline(), trim: Double = 13, trimRole: Role = .clothShade, arms: Bool = true,
        details: (inout PartDrawing) -> Void = { _ in }
    ) {
        popCloth(neckline.garment) { drawing in
            details(&drawing)
            if arms { drawing.popArms() }
        }
        guard trim > 0 else { return }
        clipped(to: PopBody.outline) { $0.outline(neckline.line, trimRole, width: trim) }
    }

    /// Cloth on the shoulders: flat, with shade where the right shoulder turns away.
    mutating func popCloth(_ path: PathBuilder, _ role: Role = .cloth, details: (inout PartDrawing) -> Void = { _ in })
    {
        fill(path, role)
        clipped(to: path) { drawing in
            details(&drawing)
            drawing.shadow(PopBody.shade, opacity: 0.14)
        }
    }

    /// A white garment below another one.
    ///
    /// - Parameter arms: where the sleeves are told from the trunk; 0 where they are not seen.
    mutating func popWhiteTee(_ neckline: PopNeckline = PopNeckline(), trim: Double = 18, arms: Double = 0) {
        let garment = neckline.garment
        light(garment, opacity: 1, hex: "#f0f2f7")
        clipped(to: garment) { drawing in
            if trim > 0 { drawing.shadowLine(neckline.line, width: trim, opacity: 0.12) }
            if arms > 0 {
                drawing.shadowLine(
                    .through(mid(arms, 526), mid(arms + 1, 510), mid(arms + 7, 496)).withMirrorImage(), width: 6,
                    opacity: 0.12)
                drawing.shadow(PopBody.shade, opacity: 0.1)
            }
        }
    }

    mutating func popArms() {
        outline(.through(mid(136, 526), mid(137, 510), mid(143, 496)).withMirrorImage(), .clothShade, width: 6)
    }

    /// A shape on the clothes with its shadow below.
    mutating func popPatch(_ path: PathBuilder, _ role: Role, drop: Double = 5) {
        fill(path.translated(0, drop), .clothShade)
        fill(path, role)
    }

    /// A white shape on the clothes with its shadow below.
    mutating func popWhite(_ path: PathBuilder, drop: Double = 0) {
        if drop > 0 { light(path.translated(0, drop), opacity: 1, hex: "#d9dde8") }
        light(path, opacity: 1, hex: "#f6f7fb")
    }

    /// A seam or a fold in white cloth.
    mutating func popWhiteShade(_ path: PathBuilder, width: Double) {
        shadowLine(path, width: width, opacity: 0.13)
    }
}
