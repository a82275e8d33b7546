import Basics
public import FaceAtlas
import PartLibrary

/// Why a recipe cannot be read or drawn. The description says it in words; the caller adds the file's name.
public enum RecipeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The JSON is broken or holds something else than a recipe.
    case unreadable(details: String)
    /// The style has no such part.
    case unknownPart(id: String, slot: Slot, known: [String])
    /// Details that are more than can be drawn, or none where some should be.
    case tooManyParts(Int, slot: Slot, most: Int)
    /// The rate asked for is not within 1…60 frames a second.
    case invalidRate(Double)
    /// The style has no such expression.
    case unknownExpression(String, known: [String])
    /// No style of this name comes with Mugmoji.
    case unknownStyle(String, known: [String])
    /// The recipe is of another style than the one that it is to be drawn in.
    case otherStyle(found: String, expected: String)
    /// The size asked for is not within 16…4096.
    case invalidSize(Int)
    /// The text of the caption cannot be drawn.
    case unusableCaption(reason: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let details): "it is not a readable recipe: \(details)"
        case .unknownPart(let id, let slot, let known) where known.isEmpty:
            "parts.\(slot.rawValue): the style has no part \(quoted(id)), and none for this slot; remove the line"
        case .unknownPart(let id, let slot, let known):
            "parts.\(slot.rawValue): the style has no part \(quoted(id)); \(namesNear(id, among: known))"
        case .unknownExpression(let name, let known) where known.isEmpty:
            "the style has no expressions, and the recipe wants \(quoted(name)); take another style, or leave it out"
        case .unknownExpression(let name, let known):
            "the style has no expression \(quoted(name)); \(namesNear(name, among: known))"
        case .unknownStyle(let name, let known):
            "the recipe's style is \(quoted(name)), and the styles that come with Mugmoji are "
                + "\(known.joined(separator: ", ")); name the folder of another style with --parts"
        case .otherStyle(let found, let expected):
            "the recipe's style is \(quoted(found)), and the style to draw it in is \(quoted(expected)); take the recipe's own, "
                + "or write the other name into the recipe"
        case .tooManyParts(let count, let slot, let most):
            "parts.\(slot.rawValue): \(count) parts are named; take 1 to \(most), joined by +"
        case .invalidRate(let rate): "\(rate) frames a second cannot be drawn; take 1 to 60"
        case .invalidSize(let size): "a size of \(size) pixels cannot be drawn; take 16 to 4096"
        case .unusableCaption(let reason): "the caption cannot be drawn: \(reason)"
        }
    }

    /// What is wrong with a caption, as the reader of recipes says it behind the key.
    package var captionReason: String {
        if case .unusableCaption(let reason) = self { reason } else { description }
    }
}
