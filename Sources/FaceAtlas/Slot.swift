/// A place in the drawing that takes one part; listed back to front, which is the order in which parts are drawn.
public enum Slot: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    case hairBack, ears, head, facialHair, mouth, nose, eyes, brows, glasses, hairFront, headwear, earrings
}
