import Imaging
import PartLibrary

/// Noses. The silhouette has the face's own colour; the shade under it and the light on it show the form.
enum Noses {
    static let all = [
        nose("medium", width: 48, baseY: 333),
        nose("small", width: 40, baseY: 326, bridge: 0.7),
        nose("button", width: 42, baseY: 322, bridge: 0.4, tip: 0.9),
        nose("button-wide", width: 52, baseY: 325, bridge: 0.4, tip: 0.9),
        nose("narrow", width: 40, baseY: 336, bridge: 1),
        nose("narrow-long", width: 42, baseY: 346, bridge: 1),
        nose("straight", width: 50, baseY: 339, bridge: 1, tip: 0.5),
        nose("broad", width: 62, baseY: 332, bridge: 0.5, tip: 0.7),
        nose("broad-long", width: 62, baseY: 341, bridge: 0.8, tip: 0.7),
        nose("broad-flat", width: 68, baseY: 328, bridge: 0.2, tip: 0.6),
        nose("long", width: 52, baseY: 347, bridge: 0.9, tip: 0.7),
    ]

    /// - Parameters:
    ///   - bridge: how clearly the bridge shows, 0…1.
    ///   - tip: how round the tip is, 0…1.
    private static func nose(
        _ id: String, width: Double, baseY: Double, bridge: Double = 0.6, tip: Double = 0.6
    ) -> PartDrawing {
        PartDrawing(.nose, id) { drawing in
            let half = width / 2
            let wingY = baseY - 15
            let silhouette = NoseShape(width: width, baseY: baseY).silhouette
            drawing.fill(silhouette, .skin)
            drawing.clipped(to: silhouette) { drawing in
                drawing.fill(
                    silhouette,
                    .roles(
                        .linear(from: at(256, 0), to: at(256 + half * 0.9, 0)), (0, .skinShade, 0),
                        (0.35, .skinShade, 0.12 + bridge * 0.2), (1, .skinShade, 0.5)))
                // The underside: what the tip and the wings leave uncovered.
                let tipRadius = half * (0.46 + tip * 0.14)
                let under = PathBuilder.rectangle(256 - half - 4, wingY - 8, width + 8, 34)
                drawing.fill(
                    under,
                    .roles(
                        .linear(from: at(0, wingY - 4), to: at(0, baseY + 2)), (0, .skinShade, 0),
                        (0.55, .skinShade, 0.75), (1, .skinShade, 1)))
                drawing.fill(.ellipse(256 - 1, wingY - 4, tipRadius + 3, 15), .skin, opacity: 0.85)
            }
            for x in [-1.0, 1] {
                drawing.shadow(
                    .ellipse(256 + x * half * 0.42, baseY - 3.5, half * 0.17, 3, angle: x * -14), opacity: 0.3)
            }
            drawing.fill(
                .ellipse(252, wingY - 8, 11, 9),
                .plain(.radial(center: at(252, wingY - 8), rx: 11, ry: 9), .light, (0, 0.55), (1, 0)))
        }
    }
}
