/// Something worn on the head.
struct Headwear: Sendable {
    let id: String
    let kind: String
    var hairTop: Int?
    var hides = false
    let draw: @Sendable (inout HairDrawing) -> Void

    var svg: String {
        var drawing = HairDrawing(id: id)
        draw(&drawing)
        var tags = [("headwear", kind)]
        if let hairTop { tags.append(("hair-top", String(hairTop))) }
        if hides { tags.append(("hair-length", "hidden")) }
        return drawing.svg(tags: tags)
    }

    static let all: [Headwear] = []
}
