import FaceAtlas
import Imaging
import PartLibrary

/// Things worn on the head.
enum Headwear {
    static let all: [PartTemplate] = [caps, brimmed, scarves, others].flatMap { $0 }

    /// - Parameters:
    ///   - hairTop: hair above this height is not drawn.
    ///   - hides: whether it hides all hair.
    static func headwear(
        _ id: String, _ kind: String, hairTop: Int? = nil, hides: Bool = false,
        draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) -> PartTemplate {
        let extra: KeyValuePairs<String, String> = hairTop.map { ["hair-top": String($0)] } ?? [:]
        return hides
            ? PartTemplate(.headwear, id, tags: [.headwear: kind, .hairLength: "hidden"], extra: extra, draw: draw)
            : PartTemplate(.headwear, id, tags: [.headwear: kind], extra: extra, draw: draw)
    }
}
