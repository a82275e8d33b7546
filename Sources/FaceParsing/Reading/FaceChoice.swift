/// Which faces of a picture are taken.
public enum FaceChoice: Sendable, Hashable {
    /// The one with the largest box.
    case largest
    /// Every face, largest first.
    case all
    /// The face of this number in the order of size, from 1.
    case number(Int)
}
