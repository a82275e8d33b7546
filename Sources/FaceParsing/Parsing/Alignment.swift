package import FaceAtlas
package import Imaging

extension CanonicalFrame {
    /// The similarity that takes the canonical frame to the picture in which `face` was found.
    ///
    /// It puts ``eyeMidpoint`` on the midpoint of the eyes, turns by the face's ``DetectedFace/roll``, and makes
    /// ``eyeToChin`` units as long as the distance from there to the chin.
    package static func transformToPicture(of face: DetectedFace) -> AffineMap {
        let middle = face.eyeMidpoint
        let scale = max(middle.distance(to: face.chin), 1e-6) / eyeToChin
        return AffineMap(a: 1, b: 0, c: 0, d: 1, tx: -eyeMidpoint.x, ty: -eyeMidpoint.y)
            .then(.similarity(scale: scale, roll: face.roll, tx: middle.x, ty: middle.y))
    }
}

/// Corrects the eyes and the chin of a face from its label map.
///
/// The locator's points are good to a few units; the labels show the eye openings and the edge of the chin. Where they
/// are hidden (closed eyes, dark glasses) or implausibly far away, the locator's points stay.
struct AlignmentRefinement: Sendable {
    /// An eye in the labels counts when its centre is this near to where it should be, in units.
    var eyeReach = 26.0
    /// A chin in the labels counts when it is this near to where it should be, in units.
    var chinReach = 44.0
    /// How far the eyes are moved towards the labels, 0…1.
    var eyeGain = 1.0
    /// How far the chin is moved towards the labels, 0…1.
    var chinGain = 0.7
    /// The labels' face ends this many units below the chin.
    var chinMargin = 2.0
    /// The same for a chin under a beard, whose lower edge says less.
    var beardGain = 0.0

    /// The corrected face, by how many units of the canonical frame its points moved at most, and whether the labels show an eye where one
    /// should be.
    ///
    /// - Parameters:
    ///   - face: in pixels of the picture.
    ///   - labels: parsed in the alignment `toPicture`.
    ///   - toPicture: takes the canonical frame to the picture.
    func refine(
        _ face: DetectedFace, labels: LabelMap, toPicture: AffineMap
    ) -> (face: DetectedFace, moved: Double, seesEye: Bool) {
        guard let toCanonical = toPicture.inverse else { return (face, 0, true) }
        let old = (left: toCanonical(face.leftEye), right: toCanonical(face.rightEye), chin: toCanonical(face.chin))
        let eyes = labels.regions(of: .eyeOpening, minimumArea: 12).map { region in
            Point(
                x: Double(region.minX + region.maxX + 1) / 2 * CanonicalFrame.unitsPerPixel,
                y: region.centroid.y * CanonicalFrame.unitsPerPixel)
        }
        let left = shift(of: old.left, among: eyes)
        let right = shift(of: old.right, among: eyes)
        // An eye that cannot be seen moves with the other one.
        let new = (
            left: old.left.moved(by: left ?? right, gain: eyeGain),
            right: old.right.moved(by: right ?? left, gain: eyeGain),
            chin: chin(near: old.chin, in: labels)
        )
        let moved = [(old.left, new.left), (old.right, new.right), (old.chin, new.chin)].map { $0.distance(to: $1) }
        var refined = face
        refined.moveEyesAndChin(left: toPicture(new.left), right: toPicture(new.right), chin: toPicture(new.chin))
        return (refined, moved.max() ?? 0, left != nil || right != nil)
    }

    /// From `eye` to the nearest of `centers` within reach.
    private func shift(of eye: Point, among centers: [Point]) -> Point? {
        let nearest = centers.min { $0.distance(to: eye) < $1.distance(to: eye) }
        guard let nearest, nearest.distance(to: eye) <= eyeReach else { return nil }
        return Point(x: nearest.x - eye.x, y: nearest.y - eye.y)
    }

    private func chin(near old: Point, in labels: LabelMap) -> Point {
        guard old.x > 20, old.x < CanonicalFrame.size - 20 else { return old }
        let column = Int(old.x / CanonicalFrame.unitsPerPixel)
        guard let seen = labels.chin(column: column), abs(seen.y - old.y) <= chinReach else { return old }
        let row = Int(seen.y / CanonicalFrame.unitsPerPixel)
        let beard = labels.share(of: [.facialHair], rows: row - 10..<row, columns: column - 10..<column + 11)
        return old.moved(by: Point(x: 0, y: seen.y - chinMargin - old.y), gain: beard > 0.4 ? beardGain : chinGain)
    }
}

extension Point {
    fileprivate func moved(by shift: Point?, gain: Double) -> Point {
        guard let shift else { return self }
        return Point(x: x + gain * shift.x, y: y + gain * shift.y)
    }
}
