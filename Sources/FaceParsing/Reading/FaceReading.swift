package import Basics
public import Imaging

/// A decoded picture and the faces parsed in it.
public struct FaceReading: Sendable {
    /// The picture, perhaps reduced.
    package let picture: DecodedPicture
    /// How the picture had to be turned beyond what its file says, until a face was found.
    public let turn: Turn
    /// Largest first, at least one, in pixels of the picture as it was read, perhaps reduced.
    package let reducedFaces: [ParsedFace]
    /// How many more faces there may be than ``FaceReader/maximumFaces``.
    package let facesLeftOut: Int
    /// How long each stage took.
    package let timings: StageTimings

    /// Largest first, at least one; positions in pixels of the full upright picture.
    public var faces: [ParsedFace] { reducedFaces.map { $0.placed(zoom: 1 / picture.scale) } }

    /// The first of ``faces``.
    public var largest: ParsedFace { reducedFaces[0].placed(zoom: 1 / picture.scale) }
}

/// Which faces of a picture are taken.
public enum FaceChoice: Sendable, Hashable {
    /// The one with the largest box.
    case largest
    /// Every face, largest first.
    case all
    /// The face of this number in the order of size, from 1.
    case number(Int)
}

extension FaceChoice {
    /// The number of the last face that has to be known.
    var highest: Int {
        switch self {
        case .largest: 1
        case .all: .max
        case .number(let number): number >= 1 ? number : .max
        }
    }

    func select<Face>(from faces: [Face]) throws(FaceReadingError) -> [Face] {
        switch self {
        case .largest: return Array(faces.prefix(1))
        case .all: return faces
        case .number(let number):
            guard (1...faces.count).contains(number) else { throw .noSuchFace(number: number, found: faces.count) }
            return [faces[number - 1]]
        }
    }
}

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
