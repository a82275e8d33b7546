/// The hair colours that the attribute vocabulary knows.
public enum HairColorName: String, CaseIterable, Sendable, Codable {
    case black, brown, blond, red, grey, dyed
}
