import FaceAtlas
import PartLibrary

/// Hair in front of the head: every style's `hairFront` part.
enum HairStyle {
    static let all: [PartTemplate] = [cropped, short, tousled, curly, tied, medium, long].flatMap { $0 }

    /// - Parameters:
    ///   - back: the part of slot `hairBack` that belongs to it.
    ///   - isMatched: whether photos are matched with it; what hardly anybody wears is for people to choose.
    static func hair(
        _ id: String, _ length: String, _ texture: String, bangs: Bool = false, back: String? = nil,
        isMatched: Bool = true, draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) -> PartTemplate {
        let extra: KeyValuePairs<String, String> =
            switch (back, isMatched) {
            case (let back?, true): ["back": back]
            case (let back?, false): ["back": back, "matched": "no"]
            case (nil, true): [:]
            case (nil, false): ["matched": "no"]
            }
        return PartTemplate(
            .hairFront, id, tags: [.hairLength: length, .hairTexture: texture, .bangs: bangs ? "y" : "n"],
            extra: extra, draw: draw)
    }
}
