import FaceAtlas
import PartLibrary

/// Brows in ink: one stroke of a broad brush each.
enum InkBrows {
    static let all = [
        brows("thin", BrowShape(thickness: 10, arch: 9, tilt: 1)),
        brows("thin-arched", BrowShape(thickness: 10, arch: 16, lift: 3)),
        brows("medium", BrowShape(thickness: 15, arch: 9, tilt: 1)),
        brows("medium-flat", BrowShape(thickness: 15, arch: 2, lift: -4)),
        brows("medium-arched", BrowShape(thickness: 14, arch: 16, tilt: 3, lift: 2)),
        brows("medium-angled", BrowShape(thickness: 15, arch: 10, tilt: 12, peak: 0.72)),
        brows("medium-raised", BrowShape(thickness: 14, arch: 16, tilt: -3, lift: 14, peak: 0.5)),
        brows("worried", BrowShape(thickness: 13, arch: 4, tilt: -13, lift: 5, peak: 0.4)),
        brows("thick", BrowShape(thickness: 22, arch: 8, tilt: 2)),
        brows("thick-low", BrowShape(thickness: 21, arch: 5, tilt: 5, lift: -10)),
        brows("thick-angled", BrowShape(thickness: 21, arch: 9, tilt: 13, lift: -3, peak: 0.72)),
        brows("short", BrowShape(thickness: 16, arch: 6, tilt: -2, length: 54, peak: 0.5)),
    ]

    private static func brows(_ id: String, _ shape: BrowShape) -> PartDrawing {
        PartDrawing(.brows, id, pen: .ink) { $0.fill(shape.path.withMirrorImage(), .brow) }
    }
}
