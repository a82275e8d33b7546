import ArgumentParser
import Basics
import Compositing
import FaceParsing
import Imaging
import Lettering
import MovingPictures
import Mugmoji
import PartEmbedding
import PartLibrary
import SVGRendering
import StickerPacks
import VideoFrames

/// Something that could not be done, with the exit status that it leads to.
struct Failure: Error, CustomStringConvertible {
    /// Exit statuses, from `sysexits.h`.
    enum Status: Int32 {
        /// What was asked for cannot be meant.
        case usage = 64
        /// The input is no readable picture or video, has no face, or is no valid recipe.
        case data = 65
        case noInput = 66
        /// A program or a font that is needed, such as ffmpeg, is not installed.
        case unavailable = 69
        /// A file of Mugmoji's own is missing or broken.
        case software = 70
        /// A limit of the system is reached.
        case system = 71
        case cannotCreate = 73
        /// Standard output cannot be written.
        case ioError = 74
        /// Ctrl-C.
        case interrupted = 130
    }

    /// What programs tell failures apart by; `docs/json.md` lists them.
    enum Reason: String {
        case notFound = "not_found"
        case danglingLink = "dangling_link"
        case unreadable
        case folder
        case notAFile = "not_a_file"
        case noPictures = "no_pictures"
        case empty
        case unsupportedFormat = "unsupported_format"
        case tooManyBytes = "too_many_bytes"
        case tooManyPixels = "too_many_pixels"
        case truncated
        case damaged
        case outOfMemory = "out_of_memory"
        case noFace = "no_face"
        case noSuchFace = "no_such_face"
        case badRecipe = "bad_recipe"
        case badStyle = "bad_style"
        case badIndex = "bad_index"
        case badVideo = "bad_video"
        case badPack = "bad_pack"
        case outputExists = "output_exists"
        case outputIsInput = "output_is_input"
        case outputClash = "output_clash"
        case cannotWrite = "cannot_write"
        case cannotWriteOutput = "cannot_write_output"
        case programMissing = "program_missing"
        case fontMissing = "font_missing"
        case interrupted
        case internalFault = "internal"
        case systemLimit = "system_limit"
        case timedOut = "timed_out"
        case crashed
        case badFrame = "bad_frame"
        case badRequest = "bad_request"
        case otherProtocol = "other_protocol"
        case usage
    }

    let status: Status
    let reason: Reason
    /// What is said, at least one line.
    let lines: [String]

    /// - Parameter reason: follows from the status where it is left out.
    init(status: Status, reason: Reason? = nil, description: String) {
        self.init(status: status, reason: reason, lines: [description])
    }

    init(status: Status, reason: Reason? = nil, lines: [String]) {
        self.status = status
        self.reason = reason ?? Self.usualReason(of: status)
        self.lines = lines
    }

    var description: String { lines.joined(separator: "\n") }

    var exitCode: ExitCode { ExitCode(status.rawValue) }

    private static func usualReason(of status: Status) -> Reason {
        switch status {
        case .usage: .usage
        case .data: .damaged
        case .noInput: .notFound
        case .unavailable: .programMissing
        case .software: .internalFault
        case .system: .systemLimit
        case .cannotCreate: .cannotWrite
        case .ioError: .cannotWriteOutput
        case .interrupted: .interrupted
        }
    }
}

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
        case LetteringError.missingGlyph, LetteringError.noFonts:
            self.init(.unavailable, .fontMissing, "\(file): the caption cannot be drawn: \(error)")
        case is LetteringError: self.init(.data, .badRecipe, "\(file): the caption cannot be drawn: \(error)")
        case let error as StyleIndexError:
            self.init(Self.status(of: error.reason), Self.reason(of: error.reason), "\(error)")
        case let error as StyleError:
            self.init(status: .data, reason: .badStyle, lines: error.problems.map(\.text))
        case VideoError.programMissing, VideoError.programForbidden:
            self.init(.unavailable, .programMissing, "\(error)")
        case VideoError.writingFailed: self.init(.cannotCreate, .cannotWrite, "\(file): \(error)")
        case VideoError.outOfResources: self.init(.system, .systemLimit, "\(file): \(error)")
        case VideoError.stopped: self.init(.interrupted, .interrupted, "\(file): \(error)")
        case is VideoError: self.init(.data, .badVideo, "\(file): \(error)")
        case let error as PackError: self.init(error)
        case is FileWriteError: self.init(.cannotCreate, .cannotWrite, "cannot write: \(error)")
        case is MovingPictureError: self.init(.cannotCreate, .cannotWrite, "\(file): \(error)")
        case is SVGError, is EmbeddingError: self.init(.data, .badStyle, "\(file): \(error)")
        default: self.init(.software, .internalFault, "\(error)")
        }
    }

    /// A pack could not be made or judged.
    init(_ error: PackError) {
        switch error {
        case .doesNotFit: self.init(.data, .tooManyBytes, "\(error)")
        case .wrongCount, .wrongText, .unknownExpression, .nothingToShow: self.init(.usage, .usage, "\(error)")
        case .broken: self.init(.software, .internalFault, "\(error)")
        case .unreadable: self.init(.noInput, .unreadable, "\(error)")
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
        case .cannotWrite, .cannotWritePack: .cannotCreate
        case .cannotRead: .noInput
        default: .data
        }
    }

    private static func reason(of error: PartIndexError) -> Reason {
        switch error {
        case .cannotWrite, .cannotWritePack: .cannotWrite
        case .cannotRead: .unreadable
        default: .badIndex
        }
    }
}

/// Runs `work`; what it throws is said in one line, and becomes the exit status.
func reportingFailures<Result>(file: String, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch { throw reported(error, file: file) }
}

/// As the other, of work that waits for something.
func reportingFailures<Result>(file: String, _ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch { throw reported(error, file: file) }
}

/// What the parser of arguments says itself; else the status, once the failure was said.
private func reported(_ error: any Error, file: String) -> any Error {
    if error is ValidationError { return error }
    let failure = Failure(error, file: file == "-" ? "standard input" : file)
    Terminal.report(failure)
    return failure.exitCode
}

/// The JSON object that `convert --json` and `parse --json` print for an input that failed; `docs/json.md` describes it.
struct FailureReport: JSONLine {
    struct Problem: Codable, Sendable {
        /// The exit status that it leads to.
        let status: Int32
        let reason: String
        /// As it is said on standard error.
        let message: String

        init(_ failure: Failure) {
            status = failure.status.rawValue
            (reason, message) = (failure.reason.rawValue, failure.description)
        }
    }

    let input: String
    let error: Problem

    init(input: String, failure: Failure) {
        self.input = input
        error = Problem(failure)
    }
}
