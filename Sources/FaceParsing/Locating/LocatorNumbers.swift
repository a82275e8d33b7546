import Imaging

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
    static func refinementTransform(for face: DetectedFace) -> AffineTransform {
        let middle = face.eyeMidpoint
        let scale = max(middle.distance(to: face.chin), 1e-6) / 56
        return AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: -80, ty: -62)
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
