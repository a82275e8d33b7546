/// Why a picture did not become an emoji. Pictures that cannot be decoded are an `ImagingError`.
public enum FaceReadingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The picture holds no face; `bestScore` is the score (0…1) of the most face-like place in it.
    case noFace(bestScore: Double)
    /// The picture holds fewer faces than the number asked for.
    case noSuchFace(number: Int, found: Int)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .noFace(let score):
            "no face found: the largest candidate scored \(hundredths(score)); try a picture in which the face is at "
                + "least 64 pixels wide, seen from the front and not cut off"
        case .noSuchFace(let number, let found):
            "there is no face number \(number): \(found == 1 ? "1 face was" : "\(found) faces were") found; "
                + "choose a number from 1 to \(found), or take the largest"
        }
    }
}

private func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
