import Imaging
import PartLibrary

/// Noses. The silhouette has the face's own colour; the shade under it and the light on it show the form.
enum Noses {
    static let all = [
        nose("medium", NoseShape(width: 48, baseY: 333)),
        nose("tiny", NoseShape(width: 33, baseY: 319), bridge: 0.2, tip: 0.9),
        nose("small", NoseShape(width: 40, baseY: 326), bridge: 0.7),
        nose("button", NoseShape(width: 42, baseY: 322), bridge: 0.4, tip: 0.9),
        nose("button-wide", NoseShape(width: 52, baseY: 325), bridge: 0.4, tip: 0.9),
        nose("narrow", NoseShape(width: 40, baseY: 336), bridge: 1),
        nose("narrow-long", NoseShape(width: 42, baseY: 346), bridge: 1),
        nose("pointed", NoseShape(width: 38, baseY: 338, bridge: 1.3, drop: 5), bridge: 1, tip: 0.1, nostrils: 0.5),
        nose("straight", NoseShape(width: 50, baseY: 339), bridge: 1, tip: 0.5),
        nose("long", NoseShape(width: 52, baseY: 347), bridge: 0.9, tip: 0.7),
        nose("strong", NoseShape(width: 54, baseY: 341, bridge: 1.6), bridge: 1.4, tip: 0.5),
        nose("bridge-low", NoseShape(width: 58, baseY: 335, bridge: 0.5), bridge: 0, tip: 0.6),
        nose("bridge-high", NoseShape(width: 44, baseY: 331, bridge: 1.6), bridge: 1.5, tip: 0.4),
        nose("hooked", NoseShape(width: 46, baseY: 341, bridge: 1.3, drop: 8), bridge: 1.4, tip: 0.5, nostrils: 0.3),
        nose("hooked-broad", NoseShape(width: 60, baseY: 344, bridge: 1.2, drop: 9), bridge: 1.3, nostrils: 0.3),
        nose("upturned", NoseShape(width: 45, baseY: 325, drop: -5), bridge: 0.5, tip: 0.9, nostrils: 1.6),
        nose(
            "upturned-wide", NoseShape(width: 58, baseY: 329, bridge: 0.8, drop: -5), bridge: 0.4, tip: 0.8,
            nostrils: 1.6),
        nose("round", NoseShape(width: 54, baseY: 335, bridge: 0.7, drop: 3), bridge: 0.3, tip: 1.5, nostrils: 0.6),
        nose(
            "round-large", NoseShape(width: 66, baseY: 345, bridge: 0.8, drop: 4), bridge: 0.5, tip: 1.5, nostrils: 0.6),
        nose("broad", NoseShape(width: 62, baseY: 332), bridge: 0.5, tip: 0.7),
        nose("broad-long", NoseShape(width: 62, baseY: 341), bridge: 0.8, tip: 0.7),
        nose("broad-flat", NoseShape(width: 68, baseY: 328), bridge: 0.2, tip: 0.6),
        nose("very-broad", NoseShape(width: 76, baseY: 337, bridge: 0.8), bridge: 0.3, tip: 0.8),
    ]

    /// - Parameters:
    ///   - bridge: how clearly the bridge shows, 0…1.5.
    ///   - tip: how round the tip is, 0…1.5.
    ///   - nostrils: how clearly the nostrils show.
    private static func nose(
        _ id: String, _ shape: NoseShape, bridge: Double = 0.6, tip: Double = 0.6, nostrils: Double = 1
    ) -> PartDrawing {
        PartDrawing(.nose, id) { drawing in
            let (half, wingY, baseY) = (shape.half, shape.wingY, shape.baseY)
            let silhouette = shape.silhouette
            let fall = max(0, shape.drop)
            let tipY = wingY - 4 + shape.drop
            let tipRadius = half * (0.46 + tip * 0.14)
            drawing.fill(silhouette, .skin)
            drawing.clipped(to: silhouette) { drawing in
                drawing.fill(
                    silhouette,
                    .roles(
                        .linear(from: at(256, 0), to: at(256 + half * 0.9, 0)), (0, .skinShade, 0),
                        (0.35, .skinShade, 0.12 + bridge * 0.2), (1, .skinShade, 0.5)))
                // The underside: what the tip and the wings leave uncovered.
                let under = PathBuilder.rectangle(256 - half - 4, wingY - 8, shape.width + 8, 46)
                drawing.fill(
                    under,
                    .roles(
                        .linear(from: at(0, wingY - 4 + fall * 0.6), to: at(0, baseY + 2 + fall)), (0, .skinShade, 0),
                        (0.55, .skinShade, 0.75), (1, .skinShade, fall > 0 ? 0.75 : 1)))
                drawing.fill(
                    .rectangle(256 - half - 4, baseY - 7 + fall, shape.width + 8, 26),
                    .plain(
                        .linear(from: at(0, baseY - 7 + fall), to: at(0, baseY + 5 + fall)), .shadow, (0, 0),
                        (1, fall > 0 ? 0.07 : 0.14)))
                drawing.fill(.ellipse(255, tipY, tipRadius + 3, 15 + fall * 0.5), .skin, opacity: 0.85)
            }
            drawing.wings(of: shape)
            for x in [-1.0, 1] where nostrils > 0 {
                drawing.shadow(
                    .ellipse(
                        256 + x * half * 0.42, baseY - 3.5, half * 0.17 * max(1, nostrils * 0.85), 2.5 + nostrils,
                        angle: x * -14),
                    opacity: min(0.42, 0.2 + nostrils * 0.12))
            }
            drawing.fill(
                .ellipse(252, tipY - 4, 11, 9),
                .plain(.radial(center: at(252, tipY - 4), rx: 11, ry: 9), .light, (0, 0.55), (1, 0)))
            if bridge > 1.2 { drawing.ridge(of: shape) }
        }
    }
}

extension PartDrawing {
    /// The shade around the wings, deeper on the side away from the light.
    fileprivate mutating func wings(of nose: NoseShape) {
        for (side, opacity) in [(Side.left, 0.13), (.right, 0.22)] {
            let wing = PathBuilder.tapered([
                (x: 255 + nose.half * 0.86, y: nose.wingY - 8, half: 2),
                (x: 255 + nose.half, y: nose.wingY + 3, half: 2.6),
                (x: 255 + nose.half * 0.82, y: nose.baseY - 5, half: 2),
            ])
            fill(side.placed(wing), .line, opacity: opacity)
        }
    }

    /// Light along a bridge that stands out, and its shade beside it.
    fileprivate mutating func ridge(of nose: NoseShape) {
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
