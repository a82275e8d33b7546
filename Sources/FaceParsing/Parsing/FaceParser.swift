import Basics
import FaceAtlas
package import Imaging
import NeuralNetwork

/// Parses a face into the sixteen classes of ``FaceLabel``, and measures it.
///
/// A parser holds only its weights: it may be used from many threads at a time.
package struct FaceParser: Sendable {
    /// When the labels say that the eyes or the chin lie farther than this from where the crop put them, in units of the
    /// canonical frame, the face is cropped and parsed once more.
    static let tolerance = 4.0

    private let network: FaceParserNetwork
    private let attributeReader: AttributeReader
    private let refinement = AlignmentRefinement()

    /// Loads the weights that the package ships.
    ///
    /// - Throws: ``FaceParsingError`` when they are missing or broken.
    package init() throws(FaceParsingError) {
        network = try Self.load("face-parser.safetensors") { try FaceParserNetwork(weights: $0) }
        attributeReader = try Self.load("face-attributes.safetensors") { try AttributeReader(weights: $0) }
    }

    private static func load<Part>(_ file: String, _ make: (Weights) throws -> Part) throws(FaceParsingError) -> Part {
        let weights = try PackagedWeights.load(file)
        do {
            return try make(weights)
        } catch {
            throw .weightsBroken(file: file, reason: "\(error)")
        }
    }

    /// Parses one face of a picture.
    ///
    /// The face is cropped into the canonical frame by its eyes and chin, parsed, aligned anew by what the labels show,
    /// and parsed again when that moved it.
    ///
    /// - Parameters:
    ///   - image: the upright picture.
    ///   - face: where the face is, in pixels of `image`; as found by ``FaceLocator``.
    package func parse(_ image: Image, face: DetectedFace) -> ParsedFace {
        var face = face
        var toPicture = CanonicalFrame.transformToPicture(of: face)
        var crop = Self.crop(of: image, toPicture: toPicture)
        var (labels, logits, shared) = network.read(crop)
        let refined = refinement.refine(face, labels: labels, toPicture: toPicture)
        if refined.moved > Self.tolerance {
            face = refined.face
            toPicture = CanonicalFrame.transformToPicture(of: face)
            crop = Self.crop(of: image, toPicture: toPicture)
            (labels, logits, shared) = network.read(crop)
        }
        // Before what lies beyond the picture is cleared: half a face at the border is a face.
        let evidence = FaceEvidence(measuring: labels, sureness: LabelSureness(of: logits))
        labels.clear(outside: image, toPicture: toPicture)
        let colors = FaceColors(measuring: labels, of: crop)
        let attributes = attributeReader.read(labels: labels, colors: colors, shared: shared)
        return ParsedFace(
            labels: labels, colors: colors, canonicalToPicture: toPicture, face: face, evidence: evidence,
            attributes: attributes)
    }

    /// The canonical frame sampled at 256×256; beyond the picture its edge is repeated.
    static func crop(of image: Image, toPicture: AffineMap) -> Image {
        let size = CanonicalFrame.parserSize
        let fromCrop = AffineMap.similarity(scale: CanonicalFrame.unitsPerPixel, roll: 0, tx: 0, ty: 0)
        return image.warped(by: fromCrop.then(toPicture), width: size, height: size, outside: .replicate)
    }
}
