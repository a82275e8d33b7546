import FaceAtlas
import PartLibrary

/// Hair in front of the head: every style's `hairFront` part.
enum HairStyle {
    static let all: [PartTemplate] = [cropped, short, tousled, curly, tied, medium, long].flatMap { $0 }

    /// - Parameters:
    ///   - back: the part of slot `hairBack` that belongs to it.
    ///   - up: how it is gathered.
    ///   - isMatched: whether photos are matched with it; what hardly anybody wears is for people to choose.
    static func hair(
        _ id: String, _ length: String, _ texture: String, bangs: Bool = false, back: String? = nil,
        up: HairUp = .loose, isMatched: Bool = true, draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) -> PartTemplate {
        var extra: [(name: String, value: String)] = back.map { [("back", $0)] } ?? []
        if !isMatched { extra.append(("matched", "no")) }
        var tags: [(attribute: Attribute, value: String)] = [
            (.hairLength, length), (.hairTexture, texture), (.bangs, bangs ? "y" : "n"),
        ]
        if up != .loose { tags.append((.hairUp, up.rawValue)) }
        return PartTemplate(.hairFront, id, tags: tags, extra: extra, draw: draw)
    }
}
