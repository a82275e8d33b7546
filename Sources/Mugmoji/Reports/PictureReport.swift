import Imaging
package import ParseDrawing

/// What is seen of the faces in a picture, as JSON; `docs/json.md` describes it.
package struct PictureReport: Encodable {
    struct Picture: Encodable {
        /// Pixels, upright.
        let width: Int
        let height: Int
    }

    /// Degrees clockwise by which the picture had to be turned, beyond what it says itself, until a face was found.
    let rotated: Int?
    let picture: Picture
    /// Share of each class that occurs among the picture's pixels, 0…1.
    let shares: [String: Double]
    /// Largest first.
    let faces: [FaceReport]

    /// - Parameter saysWhy: tells for each trait of each face what decided it.
    package init(_ parse: PictureParse, saysWhy: Bool = false) {
        rotated = parse.turn == .none ? nil : parse.turn.rawValue
        picture = Picture(width: parse.width, height: parse.height)
        shares = parse.labels.shares.named
        faces = parse.faces.map { FaceReport($0, saysWhy: saysWhy) }
    }
}
