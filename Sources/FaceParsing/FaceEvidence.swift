/// What speaks for a parsed candidate being a face: whether the labels of a face lie where the canonical frame puts them.
///
/// The locator judges a candidate by how it looks from afar; the parser's labels have the last word.
public struct FaceEvidence: Sendable, Hashable {
    /// Share of the face's labels (skin, features, facial hair, glasses) in the inner face, from the brows to the chin, 0…1.
    public var innerFace: Double
    /// Share of eye opening and glasses around the place of each eye, 0…1; the left one in the picture first.
    public var eyes: [Double]
    /// Share of brow above each eye, 0…1.
    public var brows: [Double]
    /// Share of nose between the eyes and the mouth, as wide as a profile needs, 0…1.
    public var nose: Double
    /// Share of lips, teeth and the inside of the mouth around the place of the mouth, 0…1.
    public var mouth: Double
    /// Mean probability that the parser gives to its labels in the inner face, 0…1.
    public var certainty: Double

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - certainty: as ``certainty``.
    /// - Precondition: `labels` is 256×256.
    public init(measuring labels: LabelMap, certainty: Double = 1) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        innerFace = labels.share(of: .face, rows: Self.innerRows, columns: Self.innerColumns)
        eyes = [88..<124, 132..<168].map {
            labels.share(of: [.eye, .iris, .glasses], rows: 104..<134, columns: $0)
        }
        brows = [78..<126, 130..<178].map { labels.share(of: [.brow], rows: 84..<118, columns: $0) }
        nose = labels.share(of: [.nose], rows: 116..<162, columns: 76..<180)
        mouth = labels.share(of: .wholeMouth, rows: 148..<190, columns: 88..<168)
        self.certainty = certainty
    }

    /// The inner face, in pixels of the label map.
    static let innerRows = 100..<192
    static let innerColumns = 92..<164
}
