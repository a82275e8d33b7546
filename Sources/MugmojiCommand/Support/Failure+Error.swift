import Compositing
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary
import SVGRendering
import VideoFrames

extension Failure {
    /// What an error that was thrown while `file` was being worked on means for the exit status.
    init(_ error: any Error, file: String) {
        switch error {
        case let failure as Failure: self = failure
        case is EmojiError, is ImagingError, is PartQueryError, is RecipeError, is SVGError, is EmbeddingError:
            self.init(status: .data, description: "\(file): \(error)")
        case let error as StyleIndexError: self.init(status: Self.status(of: error.reason), description: "\(error)")
        case is StyleError: self.init(status: .data, description: "\(error)")
        case VideoError.programMissing: self.init(status: .unavailable, description: "\(error)")
        case VideoError.writingFailed: self.init(status: .cannotCreate, description: "\(file): \(error)")
        case VideoError.stopped: self.init(status: .interrupted, description: "\(file): \(error)")
        case is VideoError: self.init(status: .data, description: "\(file): \(error)")
        case is FileWriteError: self.init(status: .cannotCreate, description: "cannot write: \(error)")
        default: self.init(status: .software, description: "\(error)")
        }
    }

    private static func status(of error: PartIndexError) -> Status {
        switch error {
        case .cannotWrite: .cannotCreate
        case .cannotRead: .noInput
        default: .data
        }
    }
}
