import ArgumentParser
import Imaging
import Mugmoji

/// Something that could not be done, with the exit status that it leads to.
struct Failure: Error, CustomStringConvertible {
    /// Exit statuses, from `sysexits.h`.
    enum Status: Int32 {
        /// What was asked for cannot be meant.
        case usage = 64
        /// The input is no readable picture or video, has no face, or is no valid recipe.
        case data = 65
        case noInput = 66
        /// A program that is needed, such as ffmpeg, is not installed.
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
        case outputExists = "output_exists"
        case outputIsInput = "output_is_input"
        case outputClash = "output_clash"
        case cannotWrite = "cannot_write"
        case cannotWriteOutput = "cannot_write_output"
        case programMissing = "program_missing"
        case interrupted
        case internalFault = "internal"
        case systemLimit = "system_limit"
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
