import FaceAtlas
import PartLibrary

/// Brows, both in one part: thin, slim, medium and thick; flat, arched, round and angled; low, at rest and raised.
/// Most faces wear theirs thin and rather high, so those steps are the finest.
enum Brows {
    static let all = [
        brows("thin-flat", thickness: 9, arch: 3, tilt: 0, lift: 0),
        brows("thin-arched", thickness: 9, arch: 13, tilt: 0, lift: 3),
        brows("thin-round", thickness: 8.5, arch: 16, tilt: -5, peak: 0.5),
        brows("thin-high", thickness: 9, arch: 4, tilt: -2, lift: 10),
        brows("thin-raised", thickness: 9, arch: 14, tilt: -2, lift: 17, peak: 0.55),
        brows("thin-angled", thickness: 9.5, arch: 10, tilt: 10, lift: 4, peak: 0.72),
        brows("thin-short", thickness: 10, arch: 7, tilt: -2, lift: 9, length: 56, peak: 0.5),
        brows("slim", thickness: 11, arch: 8, tilt: -1, lift: 6),
        brows("slim-round", thickness: 11, arch: 17, tilt: -4, lift: 9, peak: 0.5),
        brows("slim-gentle", thickness: 11, arch: 7, tilt: -9, lift: 11, peak: 0.45),
        // Labels do not show how light brows are: only what differs in shape too is matched.
        brows("light", thickness: 12, arch: 10, tilt: 0, lift: 3, opacity: 0.6),
        brows("light-flat", thickness: 12, arch: 3, tilt: -1, lift: 3, opacity: 0.6),
        brows("light-raised", thickness: 12, arch: 12, tilt: -3, lift: 13, peak: 0.55, opacity: 0.6, isMatched: false),
        brows("medium", thickness: 13, arch: 8, tilt: 0, lift: 1),
        brows("medium-flat", thickness: 13, arch: 3, tilt: -1, lift: -1),
        brows("medium-arched", thickness: 13, arch: 14, tilt: 2, lift: 2),
        brows("medium-angled", thickness: 12, arch: 10, tilt: 7, lift: 5, peak: 0.72),
        brows("medium-raised", thickness: 13, arch: 14, tilt: -3, lift: 14, peak: 0.5),
        brows("medium-round", thickness: 14, arch: 17, tilt: -6, lift: 4, peak: 0.5),
        brows("medium-high", thickness: 13, arch: 4, tilt: -2, lift: 10),
        brows("medium-low", thickness: 12.5, arch: 7, tilt: 1, lift: -6),
        brows("medium-worried", thickness: 12, arch: 5, tilt: -9, lift: 6, peak: 0.4),
        brows("thick", thickness: 16.5, arch: 8, tilt: 1, lift: 2),
        brows("thick-flat", thickness: 17, arch: 2, tilt: -1, lift: 2),
        brows("thick-low", thickness: 16, arch: 8, tilt: 0, lift: -4),
        brows("thick-arched", thickness: 17, arch: 14, tilt: 3, lift: 4),
        brows("thick-raised", thickness: 16.5, arch: 12, tilt: -1, lift: 12),
        brows("thick-angled", thickness: 16.5, arch: 10, tilt: 6, lift: 5, peak: 0.72),
        brows("bushy", thickness: 20.5, arch: 8, tilt: 0, lift: 4),
        brows("short", thickness: 15, arch: 6, tilt: -2, length: 58, peak: 0.5),
        // No photo should turn out angry.
        brows("cross", thickness: 16, arch: 3, tilt: 22, lift: -8, isMatched: false),
    ]

    private static func brows(
        _ id: String, thickness: Double, arch: Double, tilt: Double, lift: Double = 0, length: Double = 78,
        peak: Double = 0.62, opacity: Double = 1, isMatched: Bool = true
    ) -> PartDrawing {
        let shape = BrowShape(thickness: thickness, arch: arch, tilt: tilt, lift: lift, length: length, peak: peak)
        return PartDrawing(.brows, id, extra: isMatched ? [:] : ["matched": "no"]) {
            $0.fill(shape.path.withMirrorImage(), .brow, opacity: opacity)
        }
    }
}
