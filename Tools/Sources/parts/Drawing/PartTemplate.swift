import EmbeddingVideo
import FaceAtlas
import PartLibrary

/// A part before it is drawn: its tags and its construction, for any pen.
struct PartTemplate: Sendable {
    let slot: Slot
    let id: String
    /// Tags without their `data-` prefix, in the order in which they are written.
    let tags: [(name: String, value: String)]
    private let draw: @Sendable (inout PartDrawing) -> Void

    /// - Parameters:
    ///   - tags: what the part shows, in the vocabulary.
    ///   - extra: tags that are no attribute (`back`, `hair-top`).
    ///   - draw: adds the shapes, back to front.
    init(
        _ slot: Slot, _ id: String, tags: [(attribute: Attribute, value: String)] = [],
        extra: [(name: String, value: String)] = [], draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) {
        self.slot = slot
        self.id = id
        self.tags = PartDrawing.names(of: tags) + extra
        self.draw = draw
    }

    func drawn(with pen: Pen) -> PartDrawing {
        var drawing = PartDrawing(slot, id, tags: tags, pen: pen)
        draw(&drawing)
        return drawing
    }
}
