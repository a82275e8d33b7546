import Basics

/// Why a pack could not be made or judged.
public enum PackError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A sticker cannot be made as small as a platform demands: the smallest that was made has `bytes` bytes.
    case doesNotFit(sticker: String, platform: Platform, file: String, bytes: Int, limit: Int)
    /// A platform takes other numbers of stickers; `allowed` is in words.
    case wrongCount(platform: Platform, count: Int, allowed: String)
    /// A text of the pack is too long, or empty; `option` is the one that gives it.
    case wrongText(platform: Platform, option: String, length: Int, allowed: ClosedRange<Int>)
    /// The style has no such expression.
    case unknownExpression(String, style: String, known: [String])
    /// The style has no expressions at all, or none that moves.
    case nothingToShow(style: String, moving: Bool)
    /// What was made breaks a rule of the platform: a fault of Mugmoji's own. The lines tell which.
    case broken(platform: Platform, breaches: [String])
    /// A file or folder that was to be judged cannot be read.
    case unreadable(file: String, details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .doesNotFit(let sticker, let platform, let file, let bytes, let limit):
            "the sticker \(sticker) does not fit: \(file) has \(bytes.grouped) bytes even when made as small as it goes, and "
                + "\(platform.title) takes \(limit.grouped); leave \(sticker) out of --expressions, or \(platform.name) out of --for"
        case .wrongCount(let platform, let count, let allowed):
            "\(platform.title) takes \(allowed) stickers, and there are \(count); name others with --expressions, or leave "
                + "\(platform.name) out of --for"
        case .wrongText(let platform, let option, let length, let allowed):
            "\(option) has \(length) characters, and \(platform.title) takes \(allowed.lowerBound) to \(allowed.upperBound); "
                + (length > allowed.upperBound ? "shorten it" : "write something")
        case .unknownExpression(let name, let style, let known):
            "--expressions: the style \(style) has no expression \(quoted(name)); \(namesNear(name, among: known))"
        case .nothingToShow(let style, false):
            "the style \(style) has no expressions; take one that has some, such as pop"
        case .nothingToShow(let style, true):
            "--animated: the style \(style) has no motions; take one that has some, such as pop"
        case .broken(let platform, let breaches):
            "the pack for \(platform.title) breaks its rules: " + breaches.joined(separator: "; ")
        case .unreadable(let file, let details): "\(file): \(details)"
        }
    }
}
