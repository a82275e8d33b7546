import Basics
import Compositing
import FaceParsing
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary
import SVGRendering
import VideoFrames

/// What errors of other modules mean: the one place where statuses and reasons are given to them.
extension Failure {
    /// What an error that was thrown while `file` was being worked on means for the exit status.
    init(_ error: any Error, file: String) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ImagingError: self.init(.data, Self.reason(of: error), "\(file): \(error)")
        case FaceReadingError.noFace: self.init(.data, .noFace, "\(file): \(error)")
        case FaceReadingError.noSuchFace: self.init(.data, .noSuchFace, "\(file): \(error)")
        case is FaceReadingError: self.init(.data, .damaged, "\(file): \(error)")
        case is PartQueryError: self.init(.data, .badStyle, "\(file): \(error)")
        case is RecipeError: self.init(.data, .badRecipe, "\(file): \(error)")
        case let error as StyleIndexError:
            self.init(Self.status(of: error.reason), Self.reason(of: error.reason), "\(error)")
        case let error as StyleError:
            self.init(status: .data, reason: .badStyle, lines: error.problems.map(\.description))
        case VideoError.programMissing: self.init(.unavailable, .programMissing, "\(error)")
        case VideoError.writingFailed: self.init(.cannotCreate, .cannotWrite, "\(file): \(error)")
        case VideoError.stopped: self.init(.interrupted, .interrupted, "\(file): \(error)")
        case is VideoError: self.init(.data, .badVideo, "\(file): \(error)")
        case is FileWriteError: self.init(.cannotCreate, .cannotWrite, "cannot write: \(error)")
        case is SVGError, is EmbeddingError: self.init(.data, .badStyle, "\(file): \(error)")
        default: self.init(.software, .internalFault, "\(error)")
        }
    }

    /// The file `path` could not be written.
    init(_ error: FileWriteError, path: String) {
        switch error {
        case .exists:
            self.init(
                .cannotCreate, .outputExists,
                "\(path) exists; choose another output with -o, or add --force to overwrite it")
        case .isProtected:
            self.init(
                .cannotCreate, .outputIsInput,
                "\(path) is an input or another output of this run; Mugmoji overwrites neither: name another output")
        default:
            self.init(.cannotCreate, .cannotWrite, "cannot write \(path): \(error); name another place with -o")
        }
    }

    private init(_ status: Status, _ reason: Reason, _ description: String) {
        self.init(status: status, reason: reason, description: description)
    }

    private static func reason(of error: ImagingError) -> Reason {
        switch error {
        case .empty: .empty
        case .unreadable: .unreadable
        case .unsupportedFormat: .unsupportedFormat
        case .tooLarge, .tooDemanding: .tooManyPixels
        case .truncated: .truncated
        case .outOfMemory: .outOfMemory
        case .encodingFailed: .cannotWrite
        default: .damaged
        }
    }

    private static func status(of error: PartIndexError) -> Status {
        switch error {
        case .cannotWrite: .cannotCreate
        case .cannotRead: .noInput
        default: .data
        }
    }

    private static func reason(of error: PartIndexError) -> Reason {
        switch error {
        case .cannotWrite: .cannotWrite
        case .cannotRead: .unreadable
        default: .badIndex
        }
    }
}
