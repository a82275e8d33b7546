import Imaging
import NeuralNetwork

/// Finds faces in a picture: from 48 pixels wide to the whole picture, leaning up to 45° to either side.
///
/// A locator holds only its weights: it may be used from many threads at a time.
public struct FaceLocator: Sendable {
    /// What a search found.
    public struct Search: Sendable, Hashable {
        /// Largest first, doubtful ones last; pixels of the picture.
        public var faces: [DetectedFace]
        /// Score of the best candidate that was not taken for a face, 0…1; 0 when there was none.
        public var bestRejectedScore: Double
    }

    /// The score, 0…1, from which on a place may be a face.
    public static let threshold = LocatorNumbers.threshold

    private let network: FaceLocatorNetwork

    /// Loads the weights that the package ships.
    ///
    /// - Throws: ``FaceParsingError`` when they are missing or broken.
    public init() throws(FaceParsingError) {
        let weights = try PackagedWeights.load("face-locator.safetensors")
        do {
            network = try FaceLocatorNetwork(weights: weights)
        } catch {
            throw FaceParsingError.weightsBroken(file: "face-locator.safetensors", reason: "\(error)")
        }
    }

    /// The faces of an upright picture, largest first, doubtful ones last.
    public func faces(in image: Image) -> [DetectedFace] { search(image).faces }

    /// The faces of an upright picture, largest first, and the score of the best candidate that was not taken for one.
    ///
    /// The picture is searched coarse first, at 160 pixels, then at 320 and so on, until a large face is sure or a face
    /// of 48 picture pixels would have been found. Each face is then looked at once more, upright and at one size, which
    /// makes its eyes and chin more exact.
    ///
    /// - Parameter threshold: the score, 0…1, from which on a place may be a face.
    public func search(_ image: Image, threshold: Double = FaceLocator.threshold) -> Search {
        var candidates: [DetectedFace] = []
        var rejected = 0.0
        let longSide = Double(max(image.width, image.height))
        var levelSide = LocatorNumbers.coarsestSide
        while true {
            let level = LocatorLevel(of: image, longSide: levelSide)
            let output = network.output(for: level.picture)
            let (found, best) = output.candidates(
                width: level.picture.width, height: level.picture.height, threshold: threshold)
            rejected = max(rejected, best)
            let wide = found.filter { $0.levelWidth >= LocatorNumbers.wide }
            let isLast =
                wide.contains { $0.face.score >= LocatorNumbers.sure } || Double(levelSide) >= longSide / 2
            // The next level, twice as large, sees narrow faces better.
            candidates += (isLast ? found : wide).map { $0.face.scaled(by: 1 / level.scale) }
            if isLast { break }
            levelSide *= 2
        }
        let faces = DetectedFace.merged(
            candidates, overlap: LocatorNumbers.overlap, inside: LocatorNumbers.inside)
        return Search(faces: faces.map { look(at: $0, in: image) }, bestRejectedScore: rejected)
    }

    /// Looks at a face once more, upright and at one size: its eyes and chin become more exact, and its second score is new.
    /// The box and the first score stay.
    public func look(at face: DetectedFace, in image: Image) -> DetectedFace {
        let toPicture = LocatorNumbers.refinementTransform(for: face)
        let size = LocatorNumbers.coarsestSide
        let crop = image.warped(by: toPicture, width: size, height: size, outside: .fill(LocatorNumbers.border))
        let found = network.output(for: crop)
            .candidates(width: size, height: size, threshold: LocatorNumbers.secondThreshold).found
        var refined = face
        let nearest = LocatorNumbers.central(found.map(\.face))
        refined.secondScore = nearest?.score ?? 0
        guard let nearest, nearest.score >= LocatorNumbers.threshold else { return refined }
        refined.leftEye = toPicture(nearest.leftEye)
        refined.rightEye = toPicture(nearest.rightEye)
        refined.chin = toPicture(nearest.chin)
        refined.roll = DetectedFace.roll(leftEye: refined.leftEye, rightEye: refined.rightEye, chin: refined.chin)
        return refined
    }
}
