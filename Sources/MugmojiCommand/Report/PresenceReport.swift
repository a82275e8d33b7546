import FaceAtlas
import FaceParsing

/// ``FacePresence``: what is worn, and how eyes and mouth are. Shares are 0…1.
struct PresenceReport: Encodable {
    let glasses: Glasses
    /// Share of the region around both eyes that is labelled glasses.
    let glassesShare: Double
    let headwear: Bool
    /// Left out where it was not read.
    let headwearKind: Headwear?
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

    init(_ presence: FacePresence) {
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
    }
}
