public import FaceAtlas

/// What a face wears and how its hair, eyes and mouth are, and the shares that speak for it.
///
/// These decide whether a part is worn at all; which part it is, is for the matching to say. ``FaceJudgement`` says by which limits.
public struct FacePresence: Sendable, Hashable, Codable {
    /// What is worn on the eyes.
    public var glasses: Glasses
    /// Share of the glasses' usual region (both eyes with their surroundings) that is labelled glasses, 0…1.
    package var glassesShare: Double

    /// Whether something is worn on the head.
    public var headwear: Bool
    /// What is worn; `nil` where that was not read.
    public var headwearKind: HeadwearKind?
    /// Area of headwear, in square units of the canonical frame.
    package var headwearArea: Double

    /// How facial hair is worn.
    public var facialHair: FacialHair
    /// Share of facial hair in the lower face, 0…1.
    package var facialHairShare: Double
    /// Share of facial hair between nose and mouth, 0…1.
    package var upperLipHairShare: Double
    /// Share of facial hair on the chin, 0…1.
    package var chinHairShare: Double
    /// Share of facial hair on the cheeks beside the mouth, 0…1.
    package var cheekHairShare: Double

    /// The eye at the left of the picture.
    public var leftEye: EyeState
    /// The eye at the right of the picture.
    public var rightEye: EyeState

    /// Whether enough hair can be seen to be measured and matched.
    public var hair: Bool

    /// `nil` when no mouth was found.
    public var mouth: MouthState?

    /// How long the hair is; `nil` where the hair was not read, as the next three.
    public var hairLength: HairLength?
    /// Whether it covers a good part of the forehead.
    public var bangs: Bangs?
    /// How it falls.
    public var hairTexture: HairTexture?
    /// How it is gathered.
    public var hairUp: HairUp?

    /// `nil` where it was not read.
    public var earrings: Earrings?
    /// How old the person looks; `nil` where it was not read.
    public var age: AgeBand?
    /// What is worn at the neck; `nil` where it was not read.
    public var clothes: Clothes?

    /// Whether lips are painted; `nil` where none were measured.
    package var lips: LipColor?

    /// Whether lashes are drawn. Nothing that is read tells of lashes themselves, so they go by what is often seen with them: painted
    /// lips, earrings, hair that is gathered or longer than the ears. Never with a beard, nor on a child.
    package var lashes: Bool {
        guard facialHair == .none, age != .child else { return false }
        if let lips, lips != .none { return true }
        if let earrings, earrings != .none { return true }
        if let hairUp, hairUp != .loose { return true }
        return hairLength == .medium || hairLength == .long
    }

    /// - Parameter face: what the judgement is of.
    package init(_ judgement: FaceJudgement, of face: MeasuredFace) {
        glasses = judgement.glasses.value
        glassesShare = face.shares.glasses
        headwear = judgement.headwear.value
        headwearKind = judgement.headwearKind?.value
        headwearArea = face.shares.headwearArea
        facialHair = judgement.facialHair.value
        facialHairShare = face.shares.lowerFaceHair
        upperLipHairShare = face.shares.upperLipHair
        chinHairShare = face.shares.chinHair
        cheekHairShare = face.shares.cheekHair
        leftEye = judgement.leftEye.value
        rightEye = judgement.rightEye.value
        hair = judgement.hair.value
        mouth = judgement.mouth?.value
        hairLength = judgement.hairLength?.value
        bangs = judgement.bangs?.value
        hairTexture = judgement.hairTexture?.value
        hairUp = judgement.hairUp?.value
        earrings = judgement.earrings?.value
        age = judgement.age?.value
        clothes = judgement.clothes?.value
        lips = judgement.lips?.value
    }
}
