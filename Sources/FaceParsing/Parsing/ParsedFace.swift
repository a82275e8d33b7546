public import FaceAtlas
public import Imaging

/// What the parser read from one face.
public struct ParsedFace: Sendable {
    /// 256×256 labels: the canonical frame at half size.
    package let labels: LabelMap
    /// Takes the canonical frame to pixels of the picture.
    public private(set) var canonicalToPicture: AffineMap
    /// The face, its eyes and chin corrected from the labels; pixels of the picture.
    public private(set) var face: DetectedFace
    /// What speaks for this being a face at all.
    package let evidence: FaceEvidence
    /// What was measured of the face.
    package let measured: MeasuredFace
    /// What was read of the attributes; `nil` where nothing was, so that the judgement goes by what was measured alone.
    package let attributes: AttributeReading?
    /// What the face is, and why.
    package let judgement: FaceJudgement
    /// What is worn, and the state of eyes and mouth.
    public let presence: FacePresence

    /// Landmark-like points and sizes, in units of the canonical frame.
    public var geometry: FaceGeometry { measured.geometry }
    /// Colours of the regions.
    public var colors: FaceColors { measured.colors }
    /// What the hair's colour is called; `nil` where no hair was measured.
    public var hairName: HairColorName? { judgement.hairColor?.value }
    /// The tone of the skin; `nil` where no skin was measured.
    public var skinTone: SkinTone? { judgement.skin?.value.tone }
    /// In what light the face was taken.
    public var light: Light { judgement.light.value }

    /// Measures everything that follows from the labels, and judges it.
    ///
    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the canonical frame sampled at 256×256, of the same alignment as `labels`.
    ///   - canonicalToPicture: that alignment.
    ///   - face: the face to which it belongs, in pixels of the picture.
    ///   - evidence: what speaks for this being a face; measured from `labels` when `nil`.
    ///   - attributes: what was read of the attributes.
    /// - Precondition: `labels` and `crop` are 256×256.
    package init(
        labels: LabelMap, crop: Image, canonicalToPicture: AffineMap, face: DetectedFace,
        evidence: FaceEvidence? = nil, attributes: AttributeReading? = nil
    ) {
        let colors = FaceColors(measuring: labels, of: crop)
        self.init(
            labels: labels, measured: MeasuredFace(labels: labels, colors: colors),
            canonicalToPicture: canonicalToPicture, face: face,
            evidence: evidence ?? FaceEvidence(measuring: labels), attributes: attributes)
    }

    init(
        labels: LabelMap, measured: MeasuredFace, canonicalToPicture: AffineMap, face: DetectedFace,
        evidence: FaceEvidence, attributes: AttributeReading?
    ) {
        self.evidence = evidence
        self.attributes = attributes
        self.labels = labels
        self.canonicalToPicture = canonicalToPicture
        self.face = face
        self.measured = measured
        judgement = FaceJudgement(of: measured, reading: attributes)
        presence = FacePresence(judgement, of: measured)
    }

    /// The same face with other measures, and what follows from them.
    init(_ face: ParsedFace, measured: MeasuredFace, attributes: AttributeReading?) {
        (labels, canonicalToPicture, self.face) = (face.labels, face.canonicalToPicture, face.face)
        (evidence, self.measured, self.attributes) = (face.evidence, measured, attributes)
        judgement = FaceJudgement(of: measured, reading: attributes)
        presence = FacePresence(judgement, of: measured)
    }

    /// The same face in a picture that shows it otherwise.
    ///
    /// - Parameters:
    ///   - zoom: pixels of that picture for one of this face's.
    ///   - origin: where this face's picture begins in it.
    package func placed(zoom: Double, origin: Point = Point(x: 0, y: 0)) -> ParsedFace {
        var placed = self
        placed.face = face.scaled(by: zoom).moved(dx: origin.x, dy: origin.y)
        placed.canonicalToPicture = canonicalToPicture.then(
            AffineMap(a: zoom, b: 0, c: 0, d: zoom, tx: origin.x, ty: origin.y))
        return placed
    }
}
