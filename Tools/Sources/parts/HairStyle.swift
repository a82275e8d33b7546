/// One hair style: what it is tagged with, and how it is drawn.
struct HairStyle: Sendable {
    let id: String
    let length: String
    let texture: String
    let bangs: Bool
    /// The part of slot `hairBack` that belongs to it.
    var back: String?
    let draw: @Sendable (inout HairDrawing) -> Void

    init(
        _ id: String, _ length: String, _ texture: String, bangs: Bool = false, back: String? = nil,
        draw: @escaping @Sendable (inout HairDrawing) -> Void
    ) {
        (self.id, self.length, self.texture, self.bangs, self.back, self.draw) = (id, length, texture, bangs, back, draw)
    }

    var svg: String {
        var drawing = HairDrawing(id: id)
        draw(&drawing)
        var tags = [("hair-length", length), ("hair-texture", texture), ("bangs", bangs ? "y" : "n")]
        if let back { tags.append(("back", back)) }
        return drawing.svg(tags: tags)
    }
}
