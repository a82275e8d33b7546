import FaceAtlas
package import Imaging
import NeuralNetwork

/// Corrects the eyes and the chin of a face that the locator has looked at, so that it need be parsed only once.
///
/// An aligner holds only its weights: it may be used from many threads at a time.
package struct FaceAligner: Sendable {
    static let weightsFile = "face-aligner.safetensors"
    /// Units of the canonical frame for a pixel of the network's input.
    static let unitsPerPixel = 3.2
    /// Where the input has the midpoint of the eyes.
    static let eyeMidpoint = Point(x: 48, y: 29)
    /// Units of the canonical frame for an output of 1.
    static let unitsPerStep = 16.0
    /// No point is moved farther than this, in units: what the network says then is no correction.
    static let reach = 64.0

    private let network: FaceAlignerNetwork

    /// Loads the weights that the package ships.
    ///
    /// - Throws: ``FaceParsingError`` when they are missing or broken.
    package init() throws(FaceParsingError) {
        self = try PackagedWeights.load(Self.weightsFile) { try FaceAligner(weights: $0) }
    }

    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    init(weights: Weights) throws(NetworkError) { network = try FaceAlignerNetwork(weights: weights) }

    /// The face with its eyes, its chin and its roll corrected.
    ///
    /// - Parameters:
    ///   - face: in pixels of a picture.
    ///   - crop: shows the face, upright or nearly so.
    ///   - toPicture: takes a point of `crop` to that picture.
    package func aligned(_ face: DetectedFace, in crop: Image, toPicture: AffineMap) -> DetectedFace {
        guard let toCrop = toPicture.inverse else { return face }
        let toFace = CanonicalFrame.transformToPicture(of: face)
        guard let toCanonical = toFace.inverse else { return face }
        let side = FaceAlignerNetwork.side
        let view = crop.warped(by: Self.viewToCanonical.then(toFace).then(toCrop), width: side, height: side)
        let shifts = network.shifts(in: Tensor(colorsOf: view, granularity: side)).map {
            Double($0) * Self.unitsPerStep
        }
        guard shifts.allSatisfy({ abs($0) <= Self.reach }) else { return face }
        func moved(_ point: Point, by index: Int) -> Point {
            let old = toCanonical(point)
            return toFace(Point(x: old.x + shifts[index], y: old.y + shifts[index + 1]))
        }
        var aligned = face
        aligned.moveEyesAndChin(
            left: moved(face.leftEye, by: 0), right: moved(face.rightEye, by: 2), chin: moved(face.chin, by: 4))
        return aligned
    }

    /// Takes pixels of the network's input to the canonical frame.
    static let viewToCanonical = AffineMap(
        a: unitsPerPixel, b: 0, c: 0, d: unitsPerPixel,
        tx: CanonicalFrame.eyeMidpoint.x - unitsPerPixel * eyeMidpoint.x,
        ty: CanonicalFrame.eyeMidpoint.y - unitsPerPixel * eyeMidpoint.y)
}
