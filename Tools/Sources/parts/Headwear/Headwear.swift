import FaceAtlas
import Imaging
import PartLibrary

/// Things worn on the head.
enum Headwear {
    static let all: [PartTemplate] = [caps, brimmed, scarves, others].flatMap { $0 }

    /// - Parameters:
    ///   - hairTop: hair above this height is not drawn.
    ///   - hides: whether it hides all hair.
    ///   - isMatched: whether photos are matched with it; what hardly anybody wears is for people to choose.
    static func headwear(
        _ id: String, _ kind: HeadwearKind, hairTop: Int? = nil, hides: Bool = false, isMatched: Bool = true,
        draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) -> PartTemplate {
        var extra: [(name: String, value: String)] = hairTop.map { [("hair-top", String($0))] } ?? []
        if !isMatched { extra.append(("matched", "no")) }
        var tags: [(attribute: Attribute, value: String)] = [
            (.headwear, kind.headwear.rawValue), (.headwearKind, kind.rawValue),
        ]
        if hides { tags.append((.hairLength, HairLength.hidden.rawValue)) }
        return PartTemplate(.headwear, id, tags: tags, extra: extra, draw: draw)
    }
}
