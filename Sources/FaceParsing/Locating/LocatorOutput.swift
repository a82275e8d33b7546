import Foundation
import Imaging

/// What the locator's network says about one level of the pyramid: eleven channels at stride 8.
///
/// The decoding is described in `docs/models/face-locator-network.md`.
struct LocatorOutput: Sendable {
    static let channels = FaceLocatorNetwork.outputs
    static let stride = Double(FaceLocatorNetwork.stride)

    let columns: Int
    let rows: Int
    /// rows×columns×11: score, box (4), left eye (2), right eye (2), chin (2).
    let values: [Float]

    /// A peak of the score map, decoded.
    struct Candidate {
        /// In pixels of the level.
        var face: DetectedFace
        /// Width of the box in pixels of the level.
        var levelWidth: Double
    }

    /// The faces whose score is at least `threshold`, in pixels of the level, and the best score below it.
    ///
    /// - Parameter area: whole pixels of the level; the cells whose centres lie in it are asked.
    func candidates(in area: Rect, threshold: Double) -> (found: [Candidate], rejected: Double) {
        var found: [Candidate] = []
        var rejected = 0.0
        func isAsked(_ cell: Int, from start: Double, length: Double) -> Bool {
            (start..<start + length).contains(Self.center(cell))
        }
        for row in 0..<rows where isAsked(row, from: area.y, length: area.height) {
            for column in 0..<columns
            where isAsked(column, from: area.x, length: area.width) && isPeak(column, row) {
                let score = 1 / (1 + exp(-Double(value(column, row, 0))))
                if score < threshold {
                    rejected = max(rejected, score)
                } else if (0..<Self.channels).allSatisfy({ value(column, row, $0).isFinite }) {
                    let candidate = decode(column, row, score: score)
                    if candidate.levelWidth >= LocatorNumbers.narrow { found.append(candidate) }
                }
            }
        }
        return (found, rejected)
    }

    private static func center(_ cell: Int) -> Double { stride * (Double(cell) + 0.5) }

    private func value(_ column: Int, _ row: Int, _ channel: Int) -> Float {
        values[(row * columns + column) * Self.channels + channel]
    }

    /// Whether no neighbour scores higher.
    private func isPeak(_ column: Int, _ row: Int) -> Bool {
        let score = value(column, row, 0)
        guard score.isFinite else { return false }
        for y in max(row - 1, 0)...min(row + 1, rows - 1) {
            for x in max(column - 1, 0)...min(column + 1, columns - 1) where value(x, y, 0) > score { return false }
        }
        return true
    }

    private func decode(_ column: Int, _ row: Int, score: Double) -> Candidate {
        let (x, y) = (Self.center(column), Self.center(row))
        let t = (0..<Self.channels).map { Double(value(column, row, $0)) }
        let width = 32 * exp(min(max(t[3], -2), 3))
        let height = 32 * exp(min(max(t[4], -2), 3))
        let reach = (width * height).squareRoot()
        let leftEye = Point(x: x + reach * t[5], y: y + reach * t[6])
        let rightEye = Point(x: x + reach * t[7], y: y + reach * t[8])
        let chin = Point(x: x + reach * t[9], y: y + reach * t[10])
        let box = Rect(
            x: x + Self.stride * t[1] - width / 2, y: y + Self.stride * t[2] - height / 2, width: width, height: height)
        let face = DetectedFace(
            box: box, roll: DetectedFace.roll(leftEye: leftEye, rightEye: rightEye, chin: chin), score: score,
            leftEye: leftEye, rightEye: rightEye, chin: chin)
        return Candidate(face: face, levelWidth: width)
    }
}

/// The numbers of the locator; see `docs/models/face-locator-network.md`.
package enum LocatorNumbers {
    /// Long side of the first level, and side of the refinement's crop, in pixels.
    static let coarsestSide = 160
    /// A candidate with at least this score may be a face.
    static let threshold = 0.4
    /// What scores less at the second look is not seen at all.
    static let secondThreshold = 0.05
    /// A candidate whose box is narrower, in level pixels, is left to a finer level.
    static let narrow = 18.0
    /// A face with at least this score, `wide` level pixels wide, ends the search.
    static let sure = 0.6
    static let wide = 32.0
    package static let overlap = 0.4
    package static let inside = 0.75
    /// A face that scores less than this share of the best one's score comes after the others.
    static let doubtful = 0.7
    /// What lies beyond the picture: 0 after normalisation, as near as a byte comes to it.
    static let border = Color(red: 128, green: 128, blue: 128)

    /// Whether a level of this long side is the last one that is needed: it shows a face of 48 picture pixels 24 or more wide.
    static func isFine(_ side: Int, for pictureSide: Double) -> Bool { Double(side) >= pictureSide / 2 }

    /// Takes the refinement's crop to the picture: in the crop the face is upright, the midpoint of its eyes lies at
    /// (80, 62), and the chin is 56 pixels away.
    static func refinementTransform(for face: DetectedFace) -> AffineMap {
        let middle = face.eyeMidpoint
        let scale = max(middle.distance(to: face.chin), 1e-6) / 56
        return AffineMap(a: 1, b: 0, c: 0, d: 1, tx: -80, ty: -62)
            .then(.similarity(scale: scale, roll: face.roll, tx: middle.x, ty: middle.y))
    }

    /// Of faces in the refinement's crop the one that scores highest within 24 pixels of its centre.
    static func central(_ faces: [DetectedFace]) -> DetectedFace? {
        func distance(_ face: DetectedFace) -> Double {
            Point(x: face.box.x + face.box.width / 2, y: face.box.y + face.box.height / 2)
                .distance(to: Point(x: 80, y: 80))
        }
        return faces.filter { distance($0) <= 24 }.max { $0.score < $1.score }
    }
}
