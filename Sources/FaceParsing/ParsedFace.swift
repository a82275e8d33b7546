import Imaging

/// What the parser read from one face.
public struct ParsedFace: Sendable {
    /// 256×256 labels: the canonical frame at half size.
    public let labels: LabelMap
    /// Takes the canonical frame to pixels of the picture.
    public let canonicalToPicture: AffineTransform
    /// The face, its eyes and chin corrected from the labels; pixels of the picture.
    public let face: DetectedFace
    /// What speaks for this being a face at all.
    public let evidence: FaceEvidence
    /// Landmark-like points and sizes, in units of the canonical frame.
    public let geometry: FaceGeometry
    /// Colours of the regions.
    public let colors: FaceColors
    /// What is worn, and the state of eyes and mouth.
    public let presence: FacePresence
    /// What the hair looks like; `nil` where it was not read.
    public let hair: HairReading?

    /// Measures everything that follows from the labels.
    ///
    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the canonical frame sampled at 256×256, of the same alignment as `labels`.
    ///   - canonicalToPicture: that alignment.
    ///   - face: the face to which it belongs, in pixels of the picture.
    ///   - evidence: what speaks for this being a face; measured from `labels` when `nil`.
    ///   - hair: what was read of the hair.
    /// - Precondition: `labels` and `crop` are 256×256.
    public init(
        labels: LabelMap, crop: Image, canonicalToPicture: AffineTransform, face: DetectedFace,
        evidence: FaceEvidence? = nil, hair: HairReading? = nil
    ) {
        self.evidence = evidence ?? FaceEvidence(measuring: labels)
        self.hair = hair
        self.labels = labels
        self.canonicalToPicture = canonicalToPicture
        self.face = face
        geometry = FaceGeometry(measuring: labels)
        colors = FaceColors(measuring: labels, of: crop)
        presence = FacePresence(measuring: labels, geometry: geometry, colors: colors)
    }
}
