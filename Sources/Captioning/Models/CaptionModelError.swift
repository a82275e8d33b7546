internal import Basics

/// Why a model that writes captions cannot be loaded, or cannot write.
public enum CaptionModelError: Error, Sendable, Equatable {
    /// The file cannot be read, or does not hold what it should.
    case brokenFile(path: String, reason: String)
    /// The model knows no such mood.
    case unknownMood(String, known: [String])
    /// The numbers that stand for the picture are more or fewer than those that the model was trained with.
    case wrongPicture(count: Int, expected: Int)
    /// The prompt leaves no room for a caption; counted in words, or in characters where the model writes those.
    case longPrompt(count: Int, limit: Int)
}

extension CaptionModelError: CustomStringConvertible {
    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .brokenFile(let path, let reason):
            return "the caption model \(path) cannot be used: \(reason); "
                + "put back the file that came with Mugmoji, or export the model again"
        case .unknownMood(let mood, let known):
            return "the caption model knows no mood \(quoted(mood)); the moods are \(known.joined(separator: ", "))"
        case .wrongPicture(let count, let expected):
            return "the caption model takes a picture of \(expected) numbers and was given \(count); "
                + "build the style's index with the embedder that is usual"
        case .longPrompt(let count, let limit):
            return "the prompt is \(count) long and the caption model writes at most \(limit); shorten the prompt"
        }
    }
}
