/// A turn by a multiple of 90°, clockwise.
public enum Turn: Int, Sendable, Hashable, CaseIterable {
    case none = 0
    case quarter = 90
    case half = 180
    case threeQuarters = 270

    /// The orientation of a picture that has to be turned so.
    package var orientation: Orientation {
        switch self {
        case .none: .up
        case .quarter: .right
        case .half: .down
        case .threeQuarters: .left
        }
    }
}

extension Orientation {
    /// This orientation, and then a turn.
    func turned(by turn: Turn) -> Orientation {
        // Turning clockwise step by step leads through the four orientations that are mirrored, or the four that are not.
        let circle: [Orientation] =
            [.up, .right, .down, .left].contains(self)
            ? [.up, .right, .down, .left] : [.upMirrored, .rightMirrored, .downMirrored, .leftMirrored]
        let index = circle.firstIndex(of: self) ?? 0
        return circle[(index + turn.rawValue / 90) % 4]
    }
}
