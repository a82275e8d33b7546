import Basics

/// Why words could not be set. The description says it in words, with what to do about it.
public enum LetteringError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No font that is installed has this sign, a character as it is read; `package` is a Debian package that has it.
    case missingGlyph(character: String, script: String, package: String)
    /// No font is installed at all, or fontconfig does not find any.
    case noFonts
    /// Nothing of the text can be seen.
    case nothingToSee
    /// The text does not fit its box at the least size.
    case tooLong(characters: Int)
    /// Pango or cairo failed, for want of memory; the words are theirs.
    case failed(details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .missingGlyph(let character, let script, let package):
            "no font has the sign \(quoted(character)) (\(Self.codes(of: character)), \(script)); install one: apt-get install \(package)"
        case .noFonts:
            "no fonts are installed, or fontconfig does not find them; run Tools/setup, or: apt-get install "
                + FontPackage.all.joined(separator: " ")
        case .nothingToSee: "nothing of it can be seen; write letters, signs or emoji"
        case .tooLong(let characters): "its \(characters) characters do not fit the picture; write fewer"
        case .failed(let details): "pango cannot set it: \(details)"
        }
    }

    private static func codes(of character: String) -> String {
        character.unicodeScalars.prefix(8).map { "U+" + String.hexadecimal($0.value, digits: 4) }.joined(separator: " ")
    }
}
