import PartLibrary

/// Brows, both in one part.
enum Brows {
    static let all = [
        brows("thin-flat", thickness: 9, arch: 3, tilt: 1, lift: -3),
        brows("thin-arched", thickness: 9, arch: 13, tilt: 0, lift: 3),
        brows("thin-round", thickness: 8.5, arch: 16, tilt: -5, peak: 0.5),
        brows("medium", thickness: 14, arch: 8, tilt: 0),
        brows("medium-flat", thickness: 13, arch: 3, tilt: 0, lift: -4),
        brows("medium-arched", thickness: 13, arch: 14, tilt: 2, lift: 2),
        brows("medium-angled", thickness: 13, arch: 9, tilt: 11, peak: 0.72),
        brows("medium-raised", thickness: 13, arch: 14, tilt: -3, lift: 14, peak: 0.5),
        brows("medium-low", thickness: 13, arch: 6, tilt: 4, lift: -10),
        brows("medium-worried", thickness: 12, arch: 4, tilt: -11, lift: 5, peak: 0.4),
        brows("thick", thickness: 19, arch: 8, tilt: 2),
        brows("thick-flat", thickness: 20, arch: 2, tilt: 2, lift: -4),
        brows("thick-low", thickness: 19, arch: 7, tilt: 5, lift: -11),
        brows("thick-arched", thickness: 19, arch: 14, tilt: 4, lift: 3),
        brows("thick-raised", thickness: 18, arch: 12, tilt: 0, lift: 11),
        brows("thick-angled", thickness: 19, arch: 8, tilt: 12, lift: -3, peak: 0.72),
        brows("bushy", thickness: 25, arch: 8, tilt: 3, lift: -2),
        brows("short", thickness: 15, arch: 6, tilt: -2, length: 58, peak: 0.5),
    ]

    private static func brows(
        _ id: String, thickness: Double, arch: Double, tilt: Double, lift: Double = 0, length: Double = 78,
        peak: Double = 0.62
    ) -> PartDrawing {
        let shape = BrowShape(thickness: thickness, arch: arch, tilt: tilt, lift: lift, length: length, peak: peak)
        return PartDrawing(.brows, id) { $0.fill(shape.path.withMirrorImage(), .brow) }
    }
}
