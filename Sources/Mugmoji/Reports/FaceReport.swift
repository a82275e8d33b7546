import FaceAtlas
import FaceParsing
import Imaging

extension [FaceLabel: Double] {
    /// Shares by the names of the labels.
    var named: [String: Double] {
        reduce(into: [:]) { $0[$1.key.name] = $1.value.rounded(decimals: 5) }
    }
}

/// One face of a ``PictureReport``.
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
        case face, geometry, presence, light, colors, hair, shares, why
        case canonicalToPicture = "canonical_to_picture"
    }

    let face: FacePosition
    /// Takes the canonical frame (512×512 units) to pixels of the upright picture.
    let canonicalToPicture: Transform
    let geometry: Geometry
    let presence: PresenceReport
    /// In what light the face was taken.
    let light: Light
    let colors: ColorReport
    /// Left out where hair was not read.
    let hair: HairReport?
    /// Share of each class that occurs in the canonical frame, 0…1.
    let shares: [String: Double]
    /// Left out where it was not asked for.
    let why: [String: WhyReport]?

    init(_ face: ParsedFace, saysWhy: Bool) {
        self.face = FacePosition(face.face, certainty: face.certainty ?? .doubtful)
        let map = face.canonicalToPicture
        canonicalToPicture = Transform(
            a: map.a.rounded(decimals: 6), b: map.b.rounded(decimals: 6), c: map.c.rounded(decimals: 6),
            d: map.d.rounded(decimals: 6), tx: map.tx.rounded(decimals: 3), ty: map.ty.rounded(decimals: 3))
        geometry = Geometry(
            picture: GeometryReport(face.geometry, through: map),
            canonical: GeometryReport(face.geometry, through: .identity))
        presence = PresenceReport(face)
        light = face.light
        colors = ColorReport(face)
        why = saysWhy ? face.judgement.reasons.reduce(into: [:]) { $0[$1.trait] = WhyReport($1) } : nil
        hair = HairReport(face)
        shares = face.labels.shares.named
    }
}

/// ``FacePresence``: what is worn, and how eyes and mouth are. Shares are 0…1.
struct PresenceReport: Encodable {
    let glasses: Glasses
    /// Share of the region around both eyes that is labelled glasses.
    let glassesShare: Double
    let headwear: Bool
    /// Left out where it was not read.
    let headwearKind: HeadwearKind?
    /// Square units of the canonical frame.
    let headwearArea: Double
    let facialHair: FacialHair
    /// Share of facial hair in the lower face, above the lips, on the chin and on the cheeks.
    let facialHairShare: Double
    let upperLipHairShare: Double
    let chinHairShare: Double
    let cheekHairShare: Double
    let leftEye: EyeState
    let rightEye: EyeState
    /// Left out when no mouth was found.
    let mouth: MouthState?
    /// Whether there is enough hair to be measured.
    let hair: Bool
    /// Left out where they were not read.
    let earrings: Earrings?
    let age: AgeBand?
    let lips: LipColor?
    let clothes: Clothes?

    init(_ face: ParsedFace) {
        let presence = face.presence
        glasses = presence.glasses
        glassesShare = presence.glassesShare.rounded(decimals: 4)
        headwear = presence.headwear
        headwearKind = presence.headwearKind
        headwearArea = presence.headwearArea.rounded(decimals: 1)
        facialHair = presence.facialHair
        facialHairShare = presence.facialHairShare.rounded(decimals: 4)
        upperLipHairShare = presence.upperLipHairShare.rounded(decimals: 4)
        chinHairShare = presence.chinHairShare.rounded(decimals: 4)
        cheekHairShare = presence.cheekHairShare.rounded(decimals: 4)
        leftEye = presence.leftEye
        rightEye = presence.rightEye
        mouth = presence.mouth
        hair = presence.hair
        earrings = presence.earrings
        age = presence.age
        lips = face.judgement.lips?.value
        clothes = face.judgement.clothes?.value
    }
}

/// ``FaceColors``: `#rrggbb` as measured in the photo, and what skin and hair are called.
struct ColorReport: Encodable {
    struct Tone: Encodable {
        /// The number on the Monk Skin Tone Scale, 1 (light) … 10 (dark).
        let monk: Int
        /// The colour that stands for the tone, not the one that was measured.
        let color: Color
        /// The emoji skin-tone modifier, `1` (light) … `5` (dark).
        let modifier: SkinModifier
    }

    let skin: Color?
    let skinTone: Tone?
    let hair: Color?
    let hairName: HairColorName?
    /// OKLab lightness from the darkest to the lightest tenth of the hair, 0…1.
    let hairLightnessSpread: Double?
    let facialHair: Color?
    let brow: Color?
    let iris: Color?
    let sclera: Color?
    let lip: Color?
    let glasses: Color?
    let headwear: Color?

    init(_ face: ParsedFace) {
        let colors = face.colors
        skin = colors.skin
        skinTone = face.skinTone.map { Tone(monk: $0.rawValue, color: $0.color, modifier: $0.modifier) }
        hair = colors.hair
        hairName = face.hairName
        hairLightnessSpread = colors.hairLightnessSpread?.rounded(decimals: 4)
        facialHair = colors.facialHair
        brow = colors.brow
        iris = colors.iris
        sclera = colors.sclera
        lip = colors.lip
        glasses = colors.glasses
        headwear = colors.headwear
    }
}

/// What the hair is, and the probability (0…1) of each class.
struct HairReport: Encodable {
    let length: HairLength
    let lengthProbabilities: [String: Double]
    let bangs: Bool
    let bangsProbability: Double
    let texture: HairTexture
    let textureProbabilities: [String: Double]
    let up: HairUp
    let upProbabilities: [String: Double]

    /// `nil` where hair was not read.
    init?(_ face: ParsedFace) {
        guard let reading = face.attributes, let length = face.judgement.hairLength?.value,
            let bangs = face.judgement.bangs?.value, let texture = face.judgement.hairTexture?.value,
            let up = face.judgement.hairUp?.value
        else { return nil }
        (self.length, self.texture, self.up) = (length, texture, up)
        self.bangs = bangs == .yes
        lengthProbabilities = named(reading.values(HairLength.self))
        bangsProbability = Double(reading[Bangs.yes]).rounded(decimals: 4)
        textureProbabilities = named(reading.values(HairTexture.self))
        upProbabilities = named(reading.values(HairUp.self))
    }
}

/// ``Reason``: why a face is what it is; printed with `--why` only.
struct WhyReport: Encodable {
    /// A number that was looked at.
    struct Number: Encodable {
        let name: String
        let number: Double
        /// What the number was held against; left out where it was weighed otherwise.
        let limit: Double?
    }

    /// The answer, a word of the vocabulary where that has one.
    let value: String
    let decidedBy: String
    /// In the order in which they were looked at.
    let evidence: [Number]

    init(_ reason: Reason) {
        value = reason.value
        decidedBy = reason.decidedBy.rawValue
        evidence = reason.evidence.map {
            Number(
                name: $0.name, number: $0.number.rounded(decimals: 4), limit: $0.limit?.rounded(decimals: 4))
        }
    }
}

private func named<Class: RawRepresentable<String>>(_ probabilities: [Class: Float]) -> [String: Double] {
    probabilities.reduce(into: [:]) { $0[$1.key.rawValue] = Double($1.value).rounded(decimals: 4) }
}
