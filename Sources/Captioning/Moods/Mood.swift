package import PartLibrary

/// What a sticker says: one of the 48 templates of captions.
public struct Mood: Sendable, Hashable {
    /// What recipes and the command line call it: lower-case letters.
    public let id: String
    /// Name for people who read English.
    public let english: String
    /// Name for people who read Chinese.
    public let chinese: String
    /// Names of expressions that fit it, the best first; at least one of them is in each style that comes with Mugmoji.
    public let expressions: [String]

    /// Its name in a language.
    public func title(in language: CaptionLanguage) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// The best of its expressions that a style has; `nil` where it has none.
    package func expression(in library: StyleLibrary) -> Expression? {
        expressions.lazy.compactMap { library.expression($0) }.first
    }
}

/// Why captions cannot be written.
public enum CaptionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A mood that is none of the 48; `nearest` says which it may have been.
    case unknownMood(String, nearest: String)
    /// A file that the package ships is missing or broken.
    case brokenResource(file: String, reason: String)
    /// The beginning that a caption is to have cannot be kept.
    case unusablePrompt(reason: String)
    /// A caption that a person begins is of a kind that Mugmoji writes no captions of.
    case refusedPrompt(CaptionRefusal)

    /// Whether the beginning of a caption is at fault, and not the package.
    package var isOfPrompt: Bool {
        switch self {
        case .unusablePrompt, .refusedPrompt: true
        case .unknownMood, .brokenResource: false
        }
    }

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unknownMood(let name, let nearest):
            "there is no mood “\(name)”; \(nearest)"
        case .brokenResource(let file, let reason):
            "the file \(file) of the captions cannot be used: \(reason); install Mugmoji again, so that the program and its "
                + "resources are of one version"
        case .unusablePrompt(let reason):
            "the caption cannot begin so: \(reason)"
        case .refusedPrompt(let refusal):
            "no caption is written that begins so: \(refusal); begin it otherwise, or have your own words drawn with --text"
        }
    }
}
