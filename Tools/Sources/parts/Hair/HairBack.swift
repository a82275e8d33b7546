import Imaging
import PartLibrary

/// Hair behind the head and the ears; shared by the styles that name it.
enum HairBack {
    static func back(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.hairBack, id, draw: draw)
    }

    /// A mass behind the head that ends at `bottom`, rising to `gap` in the middle below the chin.
    static func fall(
        _ id: String, width: Double, end: Double, bottom: Double, gap: Double, split: Double = 60,
        texture: HairTexture = .straight
    ) -> PartDrawing {
        back(id) { drawing in
            var outline = HairOutline()
            let half = [mid(-end + 10, bottom), mid(-end, bottom - 40), mid(-width, 300), mid(-width + 14, 200), mid(-90, 120)]
            outline.add(half + mirrored(half), texture.edge())
            let low = [mid(end - 10, bottom), mid(split + 14, bottom - 2), mid(split, bottom - 26), mid(split * 0.8, gap + 14), mid(split * 0.4, gap)]
            outline.add(low + mirrored(low), texture == .straight ? .smooth : texture.edge(0.8))
            drawing.fill(outline.path, .flat(.hair))
            drawing.fill(outline.path, .fade(.hairShade, from: mid(0, 250), to: mid(0, bottom), [(0, 1), (0.6, 0.95), (1, 0.6)]))
        }
    }

    static let all: [PartDrawing] = [
        fall("back-bob", width: 150, end: 146, bottom: 396, gap: 380),
        fall("back-long", width: 152, end: 150, bottom: 486, gap: 416, split: 84),
    ]
}
