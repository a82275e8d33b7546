import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// A nose of plain skin, with the light on its tip and the shade under it.
    ///
    /// - Parameters:
    ///   - bridge: how clearly the bridge shows, 0…1.5.
    ///   - tip: how round the tip is, 0…1.5.
    ///   - nostrils: how clearly the nostrils show, 0…2.
    mutating func nose(_ shape: NoseShape, bridge: Double, tip: Double, nostrils: Double) {
        let (half, wingY, baseY) = (shape.half, shape.wingY, shape.baseY)
        let tipY = wingY - 4 + shape.drop
        let tipRadius = half * (0.46 + tip * 0.14)
        fill(shape.silhouette, .skin)
        clipped(to: shape.silhouette) { drawing in
            drawing.fill(
                shape.silhouette,
                .roles(
                    .linear(from: at(256, 0), to: at(256 + half * 0.9, 0)), (0, .skinShade, 0),
                    (0.35, .skinShade, 0.12 + bridge * 0.2), (1, .skinShade, 0.5)))
            drawing.underside(of: shape)
            drawing.fill(.ellipse(255, tipY, tipRadius + 3, 15 + max(0, shape.drop) * 0.5), .skin, opacity: 0.85)
        }
        wings(of: shape)
        for x in [-1.0, 1] where nostrils > 0 {
            let nostril = PathBuilder.ellipse(
                256 + x * half * 0.42, baseY - 3.5, half * 0.17 * max(1, nostrils * 0.8), 2.6 + nostrils, angle: x * -14
            )
            shadow(nostril, opacity: min(0.46, 0.22 + nostrils * 0.14))
        }
        if tip > 1.2 { ball(at(256, tipY), radius: tipRadius) }
        let glow = 8 + tip * 5
        fill(
            .ellipse(252, tipY - 4, glow, glow * 0.85),
            .plain(.radial(center: at(252, tipY - 4), rx: glow, ry: glow * 0.85), .light, (0, 0.55), (1, 0)))
        if bridge > 1.2 { ridge(of: shape) }
    }

    /// What the tip and the wings leave uncovered.
    private mutating func underside(of nose: NoseShape) {
        let (left, width) = (256 - nose.half - 4, nose.width + 8)
        let fall = max(0, nose.drop)
        fill(
            .rectangle(left, nose.wingY - 8, width, 46),
            .roles(
                .linear(from: at(0, nose.wingY - 4 + fall * 0.6), to: at(0, nose.baseY + 2 + fall)), (0, .skinShade, 0),
                (0.55, .skinShade, 0.75), (1, .skinShade, fall > 0 ? 0.75 : 1)))
        // A tip that hangs is lit from before, and would else look like a drop.
        fill(
            .rectangle(left, nose.baseY - 7 + fall, width, 26),
            .plain(
                .linear(from: at(0, nose.baseY - 7 + fall), to: at(0, nose.baseY + 5 + fall)), .shadow, (0, 0),
                (1, fall > 0 ? 0.08 : 0.17)))
    }

    /// The edge of a round tip, in shade below right.
    private mutating func ball(_ center: Point, radius: Double) {
        let arc = PathBuilder.tapered([
            (x: center.x + radius, y: center.y - 6, half: 2), (x: center.x + radius * 0.86, y: center.y + 6, half: 2.8),
            (x: center.x + radius * 0.3, y: center.y + 13, half: 2.8),
            (x: center.x - radius * 0.5, y: center.y + 12, half: 2),
        ])
        fill(arc, .line, opacity: 0.16)
    }

    /// The shade around the wings, deeper on the side away from the light.
    private mutating func wings(of nose: NoseShape) {
        for (side, opacity) in [(Side.left, 0.15), (.right, 0.26)] {
            let wing = PathBuilder.tapered([
                (x: 255 + nose.half * 0.86, y: nose.wingY - 8, half: 2),
                (x: 255 + nose.half, y: nose.wingY + 3, half: 2.6),
                (x: 255 + nose.half * 0.82, y: nose.baseY - 5, half: 2),
            ])
            fill(side.placed(wing), .line, opacity: opacity)
        }
    }

    /// Light along a bridge that stands out, and its shade beside it.
    private mutating func ridge(of nose: NoseShape) {
        let (top, bottom) = (276.0, nose.wingY - 6)
        let middle = (top + bottom) / 2
        let x = 256 + nose.half * 0.26 * nose.bridge
        let shade = PathBuilder.tapered([
            (x: x - 4, y: top, half: 2), (x: x + 1, y: middle, half: 4), (x: x, y: bottom, half: 2),
        ])
        fill(shade, .skinShade, opacity: 0.8)
        light(
            .tapered([
                (x: 252, y: top + 4, half: 2), (x: 251, y: middle, half: 3), (x: 252, y: bottom - 2, half: 2),
            ]), opacity: 0.22)
    }
}
