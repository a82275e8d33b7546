import FaceAtlas
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
        nose("pointed", NoseShape(width: 36, baseY: 340, bridge: 1.4, drop: 6), bridge: 1.1, tip: 0.1, nostrils: 0.4),
        nose("straight", NoseShape(width: 50, baseY: 339), bridge: 1, tip: 0.5),
        nose("long", NoseShape(width: 52, baseY: 347), bridge: 0.9, tip: 0.7),
        nose("strong", NoseShape(width: 54, baseY: 341, bridge: 1.6), bridge: 1.4, tip: 0.5),
        nose("bridge-high", NoseShape(width: 44, baseY: 331, bridge: 1.6), bridge: 1.5, tip: 0.4),
        nose("bridge-broad", NoseShape(width: 58, baseY: 334, bridge: 1.4), bridge: 1, tip: 0.6),
        nose("bridge-soft", NoseShape(width: 52, baseY: 328, bridge: 1.45), bridge: 0.7, tip: 0.8),
        nose("bridge-long", NoseShape(width: 45, baseY: 341, bridge: 1.5), bridge: 1.1, tip: 0.6),
        nose("hooked", NoseShape(width: 46, baseY: 341, bridge: 1.3, drop: 8), bridge: 1.4, tip: 0.5, nostrils: 0.3),
        nose("hooked-broad", NoseShape(width: 60, baseY: 344, bridge: 1.2, drop: 9), bridge: 1.3, nostrils: 0.3),
        nose("upturned", NoseShape(width: 46, baseY: 328, drop: -6), bridge: 0.5, tip: 0.9, nostrils: 2.2),
        nose(
            "upturned-wide", NoseShape(width: 58, baseY: 329, bridge: 0.8, drop: -5), bridge: 0.4, tip: 0.8,
            nostrils: 1.6),
        nose("round", NoseShape(width: 57, baseY: 335, bridge: 0.7, drop: 3), bridge: 0.3, tip: 1.5, nostrils: 0.6),
        nose(
            "round-large", NoseShape(width: 66, baseY: 345, bridge: 0.8, drop: 4), bridge: 0.5, tip: 1.5, nostrils: 0.6),
        nose("broad", NoseShape(width: 62, baseY: 332), bridge: 0.5, tip: 0.7),
        nose("broad-long", NoseShape(width: 62, baseY: 341), bridge: 0.8, tip: 0.7),
        nose("broad-flat", NoseShape(width: 68, baseY: 328), bridge: 0.2, tip: 0.6),
        nose("very-broad", NoseShape(width: 76, baseY: 337, bridge: 0.8), bridge: 0.3, tip: 0.8),
    ]

    /// For the parameters see `PartDrawing.nose`.
    private static func nose(
        _ id: String, _ shape: NoseShape, bridge: Double = 0.6, tip: Double = 0.6, nostrils: Double = 1
    ) -> PartDrawing {
        PartDrawing(.nose, id) { $0.nose(shape, bridge: bridge, tip: tip, nostrils: nostrils) }
    }
}
