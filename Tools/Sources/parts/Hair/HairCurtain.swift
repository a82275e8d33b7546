import FaceParsing
import Imaging

/// Hair that falls to both sides of the face from a parting: bobs and long hair.
struct Curtain: Sendable {
    var texture = HairTexture.straight
    var crown = Crown(rise: 24, side: 24)
    /// Where the parting meets the forehead.
    var part = Point(x: 256, y: 150)
    /// The height at which the hair ends.
    var bottom = 490.0
    /// How far the outer line stands off the middle at cheek height and at the ends.
    var cheek = 178.0
    var end = 178.0
    /// How far the inner line stands off the middle beside the eyes and at the ends.
    var inner = 116.0
    var innerEnd = 96.0
    /// How the ends look: positive rounds them inwards.
    var tuck = 14.0
    /// The curve of the inner line over the forehead: 0 straight down from the parting, 1 wide open.
    var open = 0.6

    /// The outer line from the left end over the crown to the right end.
    var outerHalf: [Point] {
        let low = bottom - max(30, (bottom - 330) * 0.35)
        return [mid(-end + tuck, bottom - 10), mid(-end, low)] + (bottom > 390 ? [mid(-cheek, 312)] : [])
    }

    /// The inner line of the right side from the end up to the parting.
    func innerSide(_ sign: Double) -> [Point] {
        let reach = abs(part.x - 256 - sign * inner)
        let high = Point(x: part.x + sign * reach * 0.45, y: part.y + 4 + 18 * (1 - open))
        let temple = Point(x: part.x + sign * reach * 0.85, y: 178 + 14 * (1 - open))
        return [
            mid(sign * innerEnd, bottom), mid(sign * (innerEnd + 8), bottom - 44),
        ] + (bottom > 400 ? [mid(sign * (inner - 2), 350)] : []) + [
            mid(sign * (inner + 2), 288), mid(sign * (inner - 2), 232), temple, high, part,
        ]
    }

    var outline: HairOutline {
        var outline = HairOutline()
        let edge = texture.edge()
        outline.add(outerHalf + crown.points() + mirrored(outerHalf), edge)
        let tip: HairEdge = texture == .straight ? .smooth : texture.edge(0.6)
        outline.add([mid(end - tuck, bottom - 10), mid((end + innerEnd) / 2, bottom + 4), mid(innerEnd, bottom)], tip)
        let soft = texture == .wavy ? HairEdge.waves(length: 116, depth: 6) : texture.edge(0.75)
        outline.add(innerSide(1), soft)
        outline.add(innerSide(-1).reversed(), soft)
        outline.add(
            [mid(-innerEnd, bottom), mid(-(end + innerEnd) / 2, bottom + 4), mid(-end + tuck, bottom - 10)], tip)
        return outline
    }

    /// Draws it, with its shadow on the face.
    func draw(_ drawing: inout PartDrawing, dark: Double = 0.7, partLine: Bool = true) {
        let outline = outline
        drawing.castShadow(outline)
        drawing.mass(outline, dark: dark) { drawing in
            let peak = mid((part.x - 256) * 0.75 + crown.lean, 96 - crown.rise)
            for sign in [-1.0, 1.0] {
                let inside = Array(innerSide(sign).reversed())
                let side = crown.points(90 - sign * 10, 90 - sign * 90, count: 6)
                let outside = [peak] + side.dropFirst() + (sign < 0 ? outerHalf.reversed() : mirrored(outerHalf))
                if texture.curl == nil {
                    drawing.strands(
                        inner: inside, outer: outside, at: sign < 0 ? [0.3, 0.68] : [0.22, 0.52, 0.8],
                        span: (0.14, 0.99), width: 15, opacity: sign < 0 ? 0.6 : 0.75, wave: texture.wave)
                    drawing.lock(inside, width: 16, belly: 0.7, opacity: 0.55, wave: texture.wave)
                }
            }
            if let size = texture.curl { drawing.curls(outline, size: size) }
            if partLine {
                let line = [part, part.mix(peak, 0.55), Point(x: peak.x, y: peak.y + 8)]
                drawing.mark(HairLock(spine: line, width: 8, belly: 0.25).path, .hairShade, opacity: 0.85)
            }
            if texture.curl == nil {
                drawing.sheen(crown: crown, inset: 30, from: 176, to: 104, width: 26)
                drawing.sheen(crown: crown, inset: 40, from: 62, to: 22, width: 16)
            }
        }
    }
}

extension Curtain {
    static func bob(
        _ texture: HairTexture = .straight, _ crown: Crown = Crown(rise: 24, side: 24), part: Point = mid(0, 150),
        cheek: Double = 180, end: Double = 178
    ) -> Curtain {
        Curtain(
            texture: texture, crown: crown, part: part, bottom: 398, cheek: cheek, end: end, inner: 118, innerEnd: 112,
            tuck: 12)
    }
}
