/// The role of a shape in a part, given by its `class` attribute; a role decides the colour of the shape.
public enum Role: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    case skin
    case skinShade = "skin-shade"
    case hair
    case hairShade = "hair-shade"
    case hairLight = "hair-light"
    case brow, sclera, iris, pupil, lip, teeth, tongue, mouth, beard, frame, lens, fabric
    case fabricShade = "fabric-shade"
    case metal, line
    case cloth
    case clothShade = "cloth-shade"
    case clothLight = "cloth-light"
    case backdrop
}
