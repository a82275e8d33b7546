/// The classes of a label map. Raw values are the ids in the map.
public enum FaceLabel: UInt8, CaseIterable, Sendable {
    case background = 0
    case skin
    case nose
    case brow
    /// The white of the eye.
    case eye
    /// Iris and pupil.
    case iris
    case lip
    /// Inside of the mouth, without teeth.
    case mouth
    case hair
    case facialHair
    case headwear
    /// Rims, bridge and temples, and lenses that hide the eyes.
    case glasses
    case ear
    case neck
    case clothes
    case teeth
}

extension FaceLabel {
    /// The name in files and legends: `skin`, `facial_hair`.
    public var name: String { self == .facialHair ? "facial_hair" : "\(self)" }
}
