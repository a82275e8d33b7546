import Imaging

/// Hair behind the head and the ears; shared by the styles that name it.
struct HairBack: Sendable {
    let id: String
    let draw: @Sendable (inout HairDrawing) -> Void

    var svg: String {
        var drawing = HairDrawing(id: id)
        draw(&drawing)
        return drawing.svg(tags: [])
    }

    /// A mass behind the head that ends at `bottom`, rising to `gap` in the middle below the chin.
    static func fall(
        width: Double, end: Double, bottom: Double, gap: Double, split: Double = 60, texture: HairTexture = .straight
    ) -> @Sendable (inout HairDrawing) -> Void {
        { drawing in
            var outline = HairOutline()
            let half = [mid(-end + 10, bottom), mid(-end, bottom - 40), mid(-width, 300), mid(-width + 14, 200), mid(-90, 120)]
            outline.add(half + mirrored(half), texture.edge())
            let low = [mid(end - 10, bottom), mid(split + 20, bottom - 2), mid(split, bottom - 26), mid(split * 0.5, gap)]
            outline.add(low + mirrored(low), texture == .straight ? .smooth : texture.edge(0.8))
            drawing.fill(outline.closed, .flat("hair"))
            drawing.fill(outline.closed, .fade("hair-shade", from: mid(0, 250), to: mid(0, bottom), [(0, 1), (0.6, 0.95), (1, 0.6)]))
        }
    }

    static let all: [HairBack] = [
        HairBack(id: "back-bob", draw: fall(width: 150, end: 146, bottom: 396, gap: 380)),
        HairBack(id: "back-long", draw: fall(width: 152, end: 150, bottom: 486, gap: 416, split: 84)),
    ]
}
