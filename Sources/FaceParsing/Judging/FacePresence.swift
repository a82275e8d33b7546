/// What a face wears and how its eyes and mouth are, decided from its label map.
///
/// These decide whether a part is worn at all; which part it is, is for the matching to say. Thresholds were chosen on the
/// training half of the photos; see `docs/models/face-measures.md`.
public struct FacePresence: Sendable, Hashable, Codable {
    /// What is worn on the eyes: nothing, clear lenses, or lenses that hide the eyes.
    public enum Glasses: String, Sendable, Codable { case none, clear, sun }
    /// How facial hair is worn.
    public enum FacialHair: String, CaseIterable, Sendable, Codable { case none, stubble, moustache, goatee, beard }
    /// `scarf`: a hijab, turban, bandana or headwrap; `other`: a crown, flowers, a hood, headphones, a hairband.
    public enum Headwear: String, CaseIterable, Sendable, Codable { case none, hat, scarf, other }
    /// `hidden`: by dark glasses, hair, or the edge of the picture.
    public enum Eye: String, Sendable, Codable { case open, closed, hidden }
    /// How the mouth stands; `teeth`: a smile that shows them.
    public enum Mouth: String, CaseIterable, Sendable, Codable { case closed, smile, teeth, open }

    /// What is worn on the eyes.
    public var glasses: Glasses
    /// Share of the glasses' usual region (both eyes with their surroundings) that is labelled glasses, 0…1.
    public var glassesShare: Double

    /// Whether something is worn on the head.
    public var headwear: Bool
    /// What is worn; `nil` where that was not read.
    public var headwearKind: Headwear?
    /// Area of headwear, in square units of the canonical frame.
    public var headwearArea: Double

    /// How facial hair is worn.
    public var facialHair: FacialHair
    /// Share of facial hair in the lower face, 0…1.
    public var facialHairShare: Double
    /// Share of facial hair between nose and mouth, 0…1.
    public var upperLipHairShare: Double
    /// Share of facial hair on the chin, 0…1.
    public var chinHairShare: Double
    /// Share of facial hair on the cheeks beside the mouth, 0…1.
    public var cheekHairShare: Double

    /// The eye at the left of the picture.
    public var leftEye: Eye
    /// The eye at the right of the picture.
    public var rightEye: Eye

    /// Whether enough hair can be seen to be measured and matched.
    public var hair: Bool

    /// `nil` when no mouth was found.
    public var mouth: Mouth?
}
