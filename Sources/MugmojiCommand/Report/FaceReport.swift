import FaceParsing
import Imaging

/// One face of a ``ParseReport``.
struct FaceReport: Encodable {
    /// x′ = a·x + c·y + tx, y′ = b·x + d·y + ty
    struct Transform: Encodable {
        let a: Double
        let b: Double
        let c: Double
        let d: Double
        let tx: Double
        let ty: Double
    }

    struct Geometry: Encodable {
        /// In pixels of the upright picture.
        let picture: GeometryReport
        /// In units of the canonical frame.
        let canonical: GeometryReport
    }

    enum CodingKeys: String, CodingKey {
        case face, geometry, presence, colors, hair, shares, why
        case canonicalToPicture = "canonical_to_picture"
    }

    let face: FacePosition
    /// Takes the canonical frame (512×512 units) to pixels of the upright picture.
    let canonicalToPicture: Transform
    let geometry: Geometry
    let presence: PresenceReport
    let colors: ColorReport
    /// Left out where hair was not read.
    let hair: HairReport?
    /// Share of each class that occurs in the canonical frame, 0…1.
    let shares: [String: Double]
    /// Left out where it was not asked for.
    let why: [String: WhyReport]?

    /// - Parameter saysWhy: tells for each trait what decided it.
    init(_ face: ParsedFace, saysWhy: Bool = false) {
        self.face = FacePosition(face.face, certainty: face.certainty ?? .doubtful)
        let map = face.canonicalToPicture
        canonicalToPicture = Transform(
            a: map.a.rounded(decimals: 6), b: map.b.rounded(decimals: 6), c: map.c.rounded(decimals: 6),
            d: map.d.rounded(decimals: 6), tx: map.tx.rounded(decimals: 3), ty: map.ty.rounded(decimals: 3))
        geometry = Geometry(
            picture: GeometryReport(face.geometry, through: map),
            canonical: GeometryReport(face.geometry, through: .identity))
        presence = PresenceReport(face.presence)
        colors = ColorReport(face)
        hair = face.hair.map(HairReport.init)
        shares = face.labels.shares.named
        why = saysWhy ? face.judgement.reasons.reduce(into: [:]) { $0[$1.trait] = WhyReport($1) } : nil
    }
}
