import Imaging
import Mugmoji
import ParseDrawing

/// The JSON object that `parse --json` prints for a picture; `docs/json.md` describes it.
struct ParseReport: JSONLine {
    struct Picture: Encodable {
        /// Pixels, upright.
        let width: Int
        let height: Int
    }

    let input: String
    /// The label map's file.
    let output: String?
    let overlay: String?
    /// Degrees clockwise by which the picture had to be turned, beyond what it says itself, until a face was found.
    let rotated: Int?
    let picture: Picture
    /// Share of each class that occurs among the picture's pixels, 0…1.
    let shares: [String: Double]
    /// Largest first.
    let faces: [FaceReport]

    /// - Parameter saysWhy: tells for each trait of each face what decided it.
    init(input: String, output: String?, overlay: String?, parse: PictureParse, saysWhy: Bool) {
        self.input = input
        self.output = output
        self.overlay = overlay
        rotated = parse.turn == .none ? nil : parse.turn.rawValue
        picture = Picture(width: parse.width, height: parse.height)
        shares = parse.labels.shares.named
        faces = parse.faces.map { FaceReport($0, saysWhy: saysWhy) }
    }
}
