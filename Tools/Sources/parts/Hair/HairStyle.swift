import PartLibrary

/// Hair in front of the head: every style's `hairFront` part.
enum HairStyle {
    static let all: [PartTemplate] = [cropped, short, tousled, curly, tied, medium, long].flatMap { $0 }

    /// - Parameter back: the part of slot `hairBack` that belongs to it.
    static func hair(
        _ id: String, _ length: String, _ texture: String, bangs: Bool = false, back: String? = nil,
        draw: @escaping @Sendable (inout PartDrawing) -> Void
    ) -> PartTemplate {
        PartTemplate(
            .hairFront, id, tags: [.hairLength: length, .hairTexture: texture, .bangs: bangs ? "y" : "n"],
            extra: back.map { ["back": $0] } ?? [:], draw: draw)
    }
}
