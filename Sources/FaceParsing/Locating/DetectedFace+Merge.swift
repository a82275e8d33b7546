import Imaging

extension DetectedFace {
    /// The face in a picture that is `factor` times as large.
    package func scaled(by factor: Double) -> DetectedFace {
        func scale(_ point: Point) -> Point { Point(x: point.x * factor, y: point.y * factor) }
        return DetectedFace(
            box: Rect(
                x: box.x * factor, y: box.y * factor, width: box.width * factor, height: box.height * factor),
            roll: roll, score: score, secondScore: secondScore, leftEye: scale(leftEye), rightEye: scale(rightEye),
            chin: scale(chin))
    }

    /// The face in a picture of which the origin lies elsewhere.
    package func moved(dx: Double, dy: Double) -> DetectedFace {
        func move(_ point: Point) -> Point { Point(x: point.x + dx, y: point.y + dy) }
        return DetectedFace(
            box: Rect(x: box.x + dx, y: box.y + dy, width: box.width, height: box.height), roll: roll, score: score,
            secondScore: secondScore, leftEye: move(leftEye), rightEye: move(rightEye), chin: move(chin))
    }

    /// One face for each group that overlaps (non-maximum suppression): the best score stays, and what overlaps a
    /// better one by more than `overlap` (intersection over union) or shares more than `inside` of the smaller one's
    /// area goes. Largest box first, but faces whose score is far below the best one's come last: a large mistake must not
    /// stand before a sure face.
    package static func merged(
        _ candidates: [DetectedFace], overlap: Double = LocatorNumbers.overlap, inside: Double = LocatorNumbers.inside
    ) -> [DetectedFace] {
        var kept: [DetectedFace] = []
        for candidate in candidates.sorted(by: { $0.score > $1.score }) {
            let repeats = kept.contains { other in
                let shared = candidate.box.sharedArea(with: other.box)
                let smaller = min(candidate.box.area, other.box.area)
                return shared > overlap * (candidate.box.area + other.box.area - shared) || shared > inside * smaller
            }
            if !repeats { kept.append(candidate) }
        }
        let least = LocatorNumbers.doubtful * (kept.first?.score ?? 0)
        let sure = kept.filter { $0.score >= least }
        let doubtful = kept.filter { $0.score < least }
        return [sure, doubtful].flatMap { $0.sorted { $0.box.area > $1.box.area } }
    }
}

extension Rect {
    var area: Double { width * height }

    func sharedArea(with other: Rect) -> Double {
        let across = min(x + width, other.x + other.width) - max(x, other.x)
        let down = min(y + height, other.y + other.height) - max(y, other.y)
        return max(across, 0) * max(down, 0)
    }
}
