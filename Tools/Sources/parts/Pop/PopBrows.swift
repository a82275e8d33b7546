import FaceAtlas
import Imaging
import PartLibrary

/// Brows of `pop`: at rest the inner end is never lower than the outer one, so that nobody looks cross.
enum PopBrows {
    static let all = [soft, thin, formed, tapered, thick, light].flatMap { $0 } + unmatched

    private static let soft = [
        brows("soft", PopBrow()),
        brows("soft-short", PopBrow(widths: (11, 12, 10), length: 60, arch: 11)),
        brows("soft-long", PopBrow(widths: (10, 11, 8), length: 92, arch: 14, peak: 0.58, drop: 8)),
        brows("soft-high", PopBrow(arch: 15, peak: 0.5, lift: 13)),
        brows("soft-low", PopBrow(widths: (11, 12, 10), arch: 10, lift: -7)),
        brows("soft-apart", PopBrow(widths: (11, 11.5, 9), length: 66, arch: 12, gap: 10)),
        brows("sloping", PopBrow(widths: (11, 11, 9), arch: 9, peak: 0.34, drop: 15, lift: 5)),
    ]

    private static let thin = [
        brows("thin", PopBrow(widths: (7.5, 8, 6.5), arch: 13)),
        brows("thin-soft", PopBrow(widths: (9, 10, 8), length: 74, arch: 11, drop: 6)),
        brows("thin-long", PopBrow(widths: (8.5, 9, 6), length: 88, arch: 12, peak: 0.58, drop: 8)),
        brows("thin-apart", PopBrow(widths: (8, 8.5, 6.5), length: 68, arch: 13, gap: 9)),
        brows("thin-flat", PopBrow(widths: (7.5, 8, 6.5), length: 76, arch: 9, drop: 4)),
        brows("thin-low", PopBrow(widths: (7.5, 8, 6), length: 80, arch: 11, lift: -7)),
        brows("thin-round", PopBrow(widths: (7.5, 8, 6.5), length: 76, arch: 22, peak: 0.5, drop: 4)),
        brows("thin-straight", PopBrow(widths: (8, 8, 7), length: 76, arch: 5, drop: 2)),
        brows("thin-angled", PopBrow(widths: (8, 8.5, 5), length: 84, arch: 13, peak: 0.66, drop: 9, angle: 1)),
        brows("thin-short", PopBrow(widths: (8, 8, 7), length: 58, arch: 10, lift: 4)),
    ]

    private static let formed = [
        brows("straight", PopBrow(widths: (11, 12, 10), length: 80, arch: 5, drop: 2)),
        brows("straight-high", PopBrow(widths: (11, 12, 10), length: 78, arch: 5, drop: 3, lift: 11)),
        brows("straight-thick", PopBrow(widths: (15, 16, 12), length: 84, arch: 5, peak: 0.6, drop: 3)),
        brows("rounded", PopBrow(length: 76, arch: 22, peak: 0.5, drop: 3)),
        brows("rounded-thick", PopBrow(widths: (15, 16, 14), length: 76, arch: 20, peak: 0.5, drop: 3)),
        brows("rounded-inner", PopBrow(widths: (11.5, 12, 8), length: 80, arch: 16, peak: 0.34, drop: 12, lift: 2)),
        brows("angled", PopBrow(widths: (11, 12, 8), length: 84, arch: 13, peak: 0.64, drop: 9, angle: 1)),
        brows("angled-thick", PopBrow(widths: (14, 16.5, 10), length: 84, arch: 13, peak: 0.62, drop: 9, angle: 0.9)),
        brows(
            "angled-high", PopBrow(widths: (10, 11, 7), length: 80, arch: 16, peak: 0.58, drop: 7, angle: 0.9, lift: 9)),
    ]

    private static let tapered = [
        brows("tapered", PopBrow(widths: (14, 11, 4), length: 82, arch: 14, peak: 0.58)),
        brows("tapered-arched", PopBrow(widths: (14, 12, 4), length: 84, arch: 18, peak: 0.6, drop: 7, angle: 0.5)),
        brows("tapered-straight", PopBrow(widths: (15, 12, 4), length: 84, arch: 6, peak: 0.6, drop: 5)),
        brows("tapered-thick", PopBrow(widths: (18, 16, 5), length: 86, arch: 14, peak: 0.56, drop: 6)),
        brows("drop", PopBrow(widths: (16, 13, 4), length: 62, arch: 11, peak: 0.5, drop: 6)),
    ]

    private static let thick = [
        brows("thick", PopBrow(widths: (15, 16.5, 14), arch: 12)),
        brows("thick-short", PopBrow(widths: (16, 17, 15), length: 60, arch: 8)),
        brows("thick-low", PopBrow(widths: (15, 16, 13), length: 82, arch: 9, lift: -6)),
        brows("thick-high", PopBrow(widths: (15, 16, 13), length: 76, arch: 14, lift: 10)),
        brows("bushy", PopBrow(widths: (17, 17, 10), length: 82, arch: 10, peak: 0.55), hasTufts: true),
        brows("bushy-straight", PopBrow(widths: (16, 17, 12), length: 88, arch: 4, peak: 0.6, drop: 5), hasTufts: true),
        brows("bushy-short", PopBrow(widths: (17, 17, 12), length: 64, arch: 9), hasTufts: true),
    ]

    private static let light = [
        brows("sparse", PopBrow(widths: (12, 13, 9), arch: 12), hasHairs: true),
        brows("sparse-straight", PopBrow(widths: (12, 13, 9), length: 74, arch: 5, drop: 3), hasHairs: true),
        brows("faint", PopBrow(widths: (11, 12, 9), arch: 12), opacity: 0.5),
        brows("faint-short", PopBrow(widths: (11, 12, 10), length: 56, arch: 9, lift: 3), opacity: 0.5),
    ]

    private static let unmatched = [
        PartDrawing(.brows, "joined", extra: ["matched": "no"]) { drawing in
            let brow = PopBrow(widths: (13, 15, 9), length: 84, arch: 11, peak: 0.55, drop: 7)
            let right = [0.1, 0.3, 0.5, 0.7, 0.85, 1].map { (brow.on($0), brow.half($0)) }
            let left = right.reversed().map { ($0.0.mirrored, $0.1) }
            drawing.fill(.popStroke(left + [(at(256, 222), 4.5)] + right), .brow)
        },
        PartDrawing(.brows, "slit", extra: ["matched": "no"]) { drawing in
            let brow = PopBrow(widths: (13, 14, 9), length: 84, arch: 13, peak: 0.58)
            drawing.fill(brow.path.mirrored(), .brow)
            for (from, to) in [(0.0, 0.62), (0.76, 1.0)] {
                let shares = [0, 0.25, 0.5, 0.75, 1].map { from + (to - from) * $0 }
                drawing.fill(.popStroke(shares.map { (brow.on($0), brow.half($0)) }), .brow)
            }
        },
    ]

    private static func brows(
        _ id: String, _ brow: PopBrow, opacity: Double = 1, hasTufts: Bool = false, hasHairs: Bool = false
    ) -> PartDrawing {
        // Tufts are for people: on the wrong face they look like a mistake.
        PartDrawing(.brows, id, extra: hasTufts ? ["matched": "no"] : [:]) { drawing in
            if hasHairs {
                drawing.fill(brow.path.withMirrorImage(), .brow, opacity: 0.35)
                drawing.fill(brow.hairs.withMirrorImage(), .brow)
            } else {
                let path = hasTufts ? brow.path.adding(brow.tufts) : brow.path
                drawing.fill(path.withMirrorImage(), .brow, opacity: opacity)
            }
        }
    }
}
