import FaceParsing
import Imaging

/// What placements follow, of a photo or of a drawing that was measured like one; units of the canonical frame.
///
/// A measure is `nil` when what it needs is hidden. Of a turned head, what lies on both sides is taken from the side that is
/// seen better, and widths count for less (``frontality``).
struct FaceMeasures: Sendable, Hashable {
    /// Between the centres of the eyes.
    var eyeDistance: Double?
    var eyeWidth: Double?
    var eyeOpening: Double?
    /// From the middle of the eye up to the brow's middle line.
    var browHeight: Double?
    var browThickness: Double?
    var mouthWidth: Double?
    /// Height of the mouth's middle in the frame.
    var mouthY: Double?
    /// Height of the nose's lower edge in the frame.
    var noseBase: Double?
    var noseWidth: Double?
    /// Width of the face below the eyes.
    var faceWidth: Double?
    /// 1 for a face seen from the front, 0 for a turned head, whose widths say nothing.
    var frontality = 1.0
}

extension FaceMeasures {
    init(of face: FaceGeometry) {
        let turn = face.turn ?? 0
        let frontality = face.frontality
        self.frontality = frontality
        /// The mean of both sides for a face from the front, the better-seen side of a turned one.
        func side(_ left: Double?, _ right: Double?) -> Double? {
            guard let left, let right else { return left ?? right }
            let (near, far) = turn > 0 ? (left, right) : (right, left)
            return near + (far - near) * frontality / 2
        }
        if let left = face.leftEye, let right = face.rightEye { eyeDistance = right.center.x - left.center.x }
        eyeWidth = side(face.leftEye?.width, face.rightEye?.width)
        eyeOpening = side(face.leftEye?.opening, face.rightEye?.opening)
        browHeight = side(
            Self.height(of: face.leftBrow, over: face.leftEye), Self.height(of: face.rightBrow, over: face.rightEye))
        browThickness = side(face.leftBrow?.thickness, face.rightBrow?.thickness)
        mouthWidth = face.mouth?.width
        mouthY = face.mouth.map { ($0.center.y + ($0.leftCorner.y + $0.rightCorner.y) / 2) / 2 }
        noseBase = face.nose?.base.y
        noseWidth = face.nose?.wingWidth
        faceWidth = face.cheekWidth
    }

    private static func height(of brow: FaceGeometry.Brow?, over eye: FaceGeometry.Eye?) -> Double? {
        guard let brow, let eye else { return nil }
        return eye.center.y - (brow.inner.y + brow.peak.y + brow.outer.y) / 3
    }
}

/// Mean and spread of a measure over many faces, in units of the canonical frame.
struct TypicalMeasure: Sendable {
    let mean: Double
    let deviation: Double

    /// The measure, no farther than two deviations from the mean: what is farther out is rather a mistake than a face.
    func limited(_ value: Double) -> Double {
        min(max(value, mean - 2 * deviation), mean + 2 * deviation)
    }
}

extension FaceMeasures {
    /// The typical face: frontal photos of the training half, measured by `Tools/training/placements/measure.py`.
    enum Typical {
        static let eyeDistance = TypicalMeasure(mean: 89.6, deviation: 6.1)
        static let eyeWidth = TypicalMeasure(mean: 34.8, deviation: 4.6)
        static let eyeOpening = TypicalMeasure(mean: 13.3, deviation: 2.6)
        static let browHeight = TypicalMeasure(mean: 23.3, deviation: 5.2)
        static let browThickness = TypicalMeasure(mean: 9.4, deviation: 1.7)
        static let mouthWidth = TypicalMeasure(mean: 75.1, deviation: 10.4)
        static let mouthY = TypicalMeasure(mean: 334.7, deviation: 7.4)
        static let noseBase = TypicalMeasure(mean: 304.3, deviation: 6.1)
        static let noseWidth = TypicalMeasure(mean: 58.7, deviation: 4.7)
        static let faceWidth = TypicalMeasure(mean: 196.2, deviation: 10.5)
    }
}
