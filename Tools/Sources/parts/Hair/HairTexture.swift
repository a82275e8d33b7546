import Imaging

/// The four textures of hair, each with its own edge and its own inner drawing.
enum HairTexture: String, Sendable {
    case straight, wavy, curly, coily

    /// The edge of a mass of this hair; `scale` follows the size of the mass.
    func edge(_ scale: Double = 1) -> HairEdge {
        switch self {
        case .straight: .smooth
        case .wavy: .waves(length: 112 * scale, depth: 7.5 * scale)
        case .curly: .bumps(42 * scale)
        case .coily: .bumps(23 * scale)
        }
    }

    /// The wave of its locks.
    var wave: (length: Double, depth: Double)? { self == .wavy ? (96, 7) : nil }

    /// The distance of its curls.
    var curl: Double? { self == .curly ? 34 : self == .coily ? 21 : nil }
}
