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
    static let tolerance = 6.0
    /// The same for a face that the aligner did not move.
    static let locatedTolerance = 4.0

    private let network: FaceParserNetwork
    private let attributeReader: AttributeReader
    private let refinement = AlignmentRefinement()

    /// Loads the weights that the package ships.
    ///
    /// - Throws: ``FaceParsingError`` when they are missing or broken.
    package init() throws(FaceParsingError) {
        network = try PackagedWeights.load("face-parser.safetensors") { try FaceParserNetwork(weights: $0) }
        attributeReader = try PackagedWeights.load("face-attributes.safetensors") { try AttributeReader(weights: $0) }
    }

    /// Parses one face of a picture.
    ///
    /// The face is cropped into the canonical frame by its eyes and chin, parsed, aligned anew by what the labels show,
    /// and parsed again when that moved it.
    ///
    /// - Parameters:
    ///   - image: the upright picture.
    ///   - face: where the face is, in pixels of `image`; as found by ``FaceLocator``.
    ///   - located: where the locator put it before the aligner did. The aligner goes by the eyes: where the labels show none (they are closed,
    ///     or behind dark glasses), the face is parsed as the locator put it.
    package func parse(_ image: Image, face: DetectedFace, located: DetectedFace? = nil) -> ParsedFace {
        let aligned = align(face, located: located, in: image)
        var cleared = aligned.labels
        cleared.clear(outside: image, toPicture: aligned.toPicture)
        let labels = cleared
        let ((evidence, colors), (features, geometry, shares)) = SpareProcessors.both {
            // Of what lies beyond the picture too: half a face at the border is a face.
            let evidence = FaceEvidence(measuring: aligned.labels, sureness: LabelSureness(of: aligned.logits))
            return (evidence, FaceColors(measuring: labels, of: aligned.crop))
        } _: {
            let geometry = FaceGeometry(measuring: labels)
            let shares = CoverShares(measuring: labels, mouth: geometry.mouth)
            return (attributeReader.features(of: aligned.shared), geometry, shares)
        }
        let measures = AttributeMeasures(labels: labels, colors: colors, features: features)
        return ParsedFace(
            labels: labels, measured: MeasuredFace(geometry: geometry, colors: colors, shares: shares),
            canonicalToPicture: aligned.toPicture, face: aligned.face, evidence: evidence,
            attributes: attributeReader.read(measures))
    }

    /// A face in the alignment in which it was parsed last.
    struct AlignedParse: Sendable {
        var face: DetectedFace
        let toPicture: AffineMap
        let crop: Image
        let labels: LabelMap
        let logits: Tensor
        let shared: Tensor
        /// How often the network was asked: once to three times.
        var parses = 1
    }

    /// Parses a face, and once more where the labels move its eyes or its chin farther than the tolerance, or show no eye.
    func align(
        _ face: DetectedFace, located: DetectedFace? = nil, in image: Image, tolerance: Double = Self.tolerance
    ) -> AlignedParse {
        var parse = read(face, in: image)
        let refined = refinement.refine(face, labels: parse.labels, toPicture: parse.toPicture)
        var parses = 1
        if let located, !refined.seesEye {
            parse = align(located, in: image, tolerance: Self.locatedTolerance)
            parses += parse.parses
        } else if refined.moved > tolerance {
            parse = read(refined.face, in: image)
            parses += 1
        }
        parse.parses = parses
        return parse
    }

    /// Where the labels of one parse put a face, and how often ``parse(_:face:)`` asks its network for it.
    package func refined(_ face: DetectedFace, in image: Image) -> (face: DetectedFace, moved: Double, parses: Int) {
        let first = read(face, in: image)
        let refined = refinement.refine(face, labels: first.labels, toPicture: first.toPicture)
        return (refined.face, refined.moved, refined.moved > Self.tolerance ? 2 : 1)
    }

    private func read(_ face: DetectedFace, in image: Image) -> AlignedParse {
        let toPicture = CanonicalFrame.transformToPicture(of: face)
        let crop = Self.crop(of: image, toPicture: toPicture)
        let (labels, logits, shared) = network.read(crop)
        return AlignedParse(
            face: face, toPicture: toPicture, crop: crop, labels: labels, logits: logits, shared: shared)
    }

    /// The canonical frame sampled at 256×256; beyond the picture its edge is repeated.
    static func crop(of image: Image, toPicture: AffineMap) -> Image {
        let size = CanonicalFrame.parserSize
        let fromCrop = AffineMap.similarity(scale: CanonicalFrame.unitsPerPixel, roll: 0, tx: 0, ty: 0)
        return image.warped(by: fromCrop.then(toPicture), width: size, height: size, outside: .replicate)
    }
}
