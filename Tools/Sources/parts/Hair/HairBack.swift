import FaceAtlas
import FaceParsing
import Imaging
import PartLibrary

/// Hair behind the head and the ears; shared by the styles that name it.
enum HairBack {
    static let all: [PartTemplate] = [masses, gathered].flatMap { $0 }

    static func back(_ id: String, draw: @escaping @Sendable (inout PartDrawing) -> Void) -> PartTemplate {
        PartTemplate(.hairBack, id, draw: draw)
    }

    static let masses: [PartTemplate] = [
        back("back-cap") { drawing in
            let crown = Crown(rise: -6, side: -4).points()
            let outline = HairOutline([mid(-128, 280)] + crown + [mid(128, 280)])
            drawing.shaded(outline.path)
        },
        fall("back-ears", width: 146, end: 140, bottom: 370, gap: 366),
        fall("back-bob", width: 150, end: 146, bottom: 396, gap: 380),
        fall("back-lob", width: 150, end: 146, bottom: 440, gap: 408, split: 90),
        fall("back-long", width: 152, end: 150, bottom: 486, gap: 416, split: 84),
        fall("back-mullet", width: 152, end: 164, bottom: 448, gap: 414, split: 104, isOuter: true),
        fall("back-lob-full", width: 180, end: 176, bottom: 446, gap: 410, split: 96, isOuter: true),
        fall("back-long-full", width: 188, end: 188, bottom: 496, gap: 414, split: 90, isOuter: true),
        fall(
            "back-long-full-wavy", width: 200, end: 204, bottom: 494, gap: 414, split: 92, texture: .wavy, isOuter: true
        ),
        afro("back-afro", .coily, width: 204, bottom: 376),
        afro("back-afro-curly", .curly, width: 200, bottom: 386),
    ]

    /// A mass behind the head that ends at `bottom`, rising to `gap` in the middle below the chin; `isOuter` when it is
    /// seen from its outer line on, not only between the front hair and the neck.
    private static func fall(
        _ id: String, width: Double, end: Double, bottom: Double, gap: Double, split: Double = 60,
        texture: HairTexture = .straight, isOuter: Bool = false
    ) -> PartTemplate {
        back(id) { drawing in
            var outline = HairOutline()
            let half = [
                mid(-end + 12, bottom), mid(-end, bottom - 36), mid(-width, 300), mid(-width + 12, 200), mid(-96, 116),
            ]
            outline.add(half + mirrored(half), texture.edge())
            let low = [
                mid(end - 12, bottom), mid((end + split) / 2, bottom + 4), mid(split, bottom - 8),
                mid(split * 0.92, (bottom + gap) / 2), mid(split * 0.5, gap),
            ]
            outline.add(low + mirrored(low), texture == .straight ? .smooth : texture.edge(0.6))
            guard drawing.pen == .soft else {
                return drawing.inked(outline.path, .hairShade) { drawing in
                    guard isOuter else { return }
                    for x in [-width + 34, width - 34] {
                        drawing.stroke(
                            [mid(x, 300), mid(x * 1.02, 380), mid(x * 0.94, bottom - 14)], wave: texture.wave)
                    }
                }
            }
            drawing.fill(outline.path, .flat(.hair))
            drawing.clipped(to: outline.path) { drawing in
                drawing.fill(
                    outline.path,
                    .glow(
                        .hairShade, center: mid(0, 290), radius: isOuter ? 230 : 260,
                        [(0, 1), (0.55, 0.95), (1, isOuter ? 0.1 : 0.5)]))
                guard isOuter else { return }
                drawing.fill(outline.path, .fade(.hairShade, from: mid(0, 300), to: mid(180, 420), [(0, 0), (1, 0.6)]))
                for sign in [-1.0, 1] {
                    drawing.lock(
                        [mid(sign * 142, 300), mid(sign * 146, 380), mid(sign * 134, bottom - 8)], width: 16,
                        opacity: 0.8, wave: texture.wave)
                    drawing.lock(
                        [mid(sign * 120, 360), mid(sign * 122, 420), mid(sign * 112, bottom)], width: 13, opacity: 0.8,
                        wave: texture.wave)
                }
                drawing.sheen([mid(-width + 14, 250), mid(-width + 12, 310), mid(-end + 14, 390)], width: 18)
            }
        }
    }

    private static func afro(_ id: String, _ texture: HairTexture, width: Double, bottom: Double) -> PartTemplate {
        back(id) { drawing in
            let half = [
                mid(-60, bottom), mid(-120, bottom - 4), mid(-width + 34, bottom - 36), mid(-width, 290),
                mid(-width + 6, 220),
                mid(-150, 130),
            ]
            var outline = HairOutline()
            outline.add(half + mirrored(half), texture.edge(1.1))
            drawing.mass(outline, dark: 0.9, reach: 360) { drawing in
                drawing.fill(
                    outline.path, .glow(.hairShade, center: mid(0, 300), radius: 210, [(0, 1), (0.7, 0.8), (1, 0)]))
                drawing.curls(outline, size: texture == .coily ? 24 : 36)
            }
        }
    }
}
