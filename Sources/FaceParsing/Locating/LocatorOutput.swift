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
