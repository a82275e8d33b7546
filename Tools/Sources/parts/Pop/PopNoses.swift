import FaceAtlas
import Imaging
import PartLibrary

/// Noses of `pop`: soft shapes in the skin's shade, each with one light.
enum PopNoses {
    static let all = [small, wide, long, formed].flatMap { $0 }

    private static let small = [
        nose("drop", PopNose()),
        nose("drop-small", PopNose(width: 30, height: 27, y: 335)),
        nose("drop-large", PopNose(width: 48, height: 44, y: 341)),
        nose("drop-narrow", PopNose(width: 28, height: 38, top: 0.58, y: 339)),
        nose("button", PopNose(width: 36, height: 25, tip: 0.52, top: 0.9, y: 333)),
        nose("button-tiny", PopNose(width: 25, height: 19, tip: 0.52, top: 0.95, y: 331)),
        nose("button-wide", PopNose(width: 48, height: 26, tip: 0.54, top: 0.95, y: 334)),
        nose("round", PopNose(width: 44, height: 42, tip: 0.5, top: 0.95, y: 340)),
        nose("round-large", PopNose(width: 54, height: 49, tip: 0.54, top: 0.8, y: 343)),
        nose("round-small", PopNose(width: 33, height: 32, tip: 0.5, top: 0.95, y: 337)),
    ]

    private static let wide = [
        nose("wide", PopNose(width: 56, height: 34, tip: 0.56, top: 0.78, base: 0.6)),
        nose("wide-nostrils", PopNose(width: 58, height: 34, tip: 0.57, top: 0.66, base: 0.62, nostrils: 1.2)),
        nose("wide-long", PopNose(width: 54, height: 54, tip: 0.68, top: 0.4, base: 0.6, y: 342)),
        nose("broad-wings", PopNose(width: 42, height: 34, top: 0.8, base: 0.6, wings: 62, nostrils: 0.8, y: 340)),
        nose("broad-wings-soft", PopNose(width: 34, height: 32, top: 0.8, wings: 52)),
        nose("broad-wings-long", PopNose(width: 40, height: 56, tip: 0.7, top: 0.4, wings: 60, y: 343)),
        nose("flat", PopNose(width: 60, height: 24, tip: 0.54, top: 0.85, base: 0.62, y: 335)),
        nose("flat-nostrils", PopNose(width: 54, height: 22, tip: 0.5, top: 0.8, base: 0.66, nostrils: 1, y: 334)),
    ]

    private static let long = [
        nose("narrow-long", PopNose(width: 30, height: 66, tip: 0.72, top: 0.3, y: 344)),
        nose("long", PopNose(width: 40, height: 66, tip: 0.7, top: 0.32, y: 345)),
        nose("long-wide", PopNose(width: 52, height: 68, tip: 0.7, top: 0.34, base: 0.58, y: 347)),
        nose("long-broad", PopNose(width: 60, height: 64, tip: 0.7, top: 0.34, base: 0.58, y: 346)),
        nose("long-soft", PopNose(width: 48, height: 58, tip: 0.68, top: 0.42, base: 0.58, y: 344)),
        nose("slender", PopNose(width: 25, height: 50, tip: 0.7, top: 0.36, y: 338)),
        nose("straight", PopNose(width: 40, height: 30, top: 0.7, bridge: 0)),
        nose("straight-wide", PopNose(width: 52, height: 32, top: 0.6, base: 0.62, bridge: 0, y: 340)),
        nose("straight-nostrils", PopNose(width: 36, height: 27, top: 0.7, nostrils: 0.8, bridge: 0, y: 337)),
        nose("aquiline", PopNose(width: 40, height: 32, top: 0.6, base: 0.48, bridge: 6, y: 342)),
        nose(
            "aquiline-large",
            PopNose(width: 48, height: 38, top: 0.6, base: 0.5, drop: 4, nostrils: 0.8, bridge: 7, y: 347)),
    ]

    private static let formed = [
        nose("snub", PopNose(width: 44, height: 28, tip: 0.46, top: 0.9, base: 0.7, nostrils: 1.7, y: 331)),
        nose("snub-small", PopNose(width: 32, height: 22, tip: 0.46, top: 0.9, base: 0.66, nostrils: 0.7, y: 328)),
        nose("bulbous", PopNose(width: 47, height: 40, tip: 0.5, top: 0.95, stem: 22, y: 344)),
        nose(
            "bulbous-wings", PopNose(width: 44, height: 44, tip: 0.56, top: 0.8, base: 0.6, wings: 60, drop: 4, y: 345)),
        nose("pointed", PopNose(width: 36, height: 40, tip: 0.52, top: 0.5, base: 0.36, y: 342)),
        nose("pointed-long", PopNose(width: 34, height: 66, tip: 0.64, top: 0.3, base: 0.34, y: 348)),
        nose("hooked", PopNose(width: 28, height: 52, tip: 0.64, top: 0.4, base: 0.44, wings: 46, drop: 8, y: 348)),
        nose(
            "hooked-wide",
            PopNose(width: 38, height: 46, tip: 0.6, top: 0.4, base: 0.46, wings: 60, drop: 8, nostrils: 0.6, y: 348)),
    ]

    private static func nose(_ id: String, _ nose: PopNose) -> PartDrawing {
        PartDrawing(.nose, id) { $0.popNose(nose) }
    }
}
