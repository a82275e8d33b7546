import ArgumentParser
import Imaging
import Mugmoji

/// Something that could not be done, with the exit status that it leads to.
struct Failure: Error, CustomStringConvertible {
    /// Exit statuses, from `sysexits.h`.
    enum Status: Int32 {
        /// The input is no readable picture or video, has no face, or is no valid recipe.
        case data = 65
        case noInput = 66
        /// A program that is needed, such as ffmpeg, is not installed.
        case unavailable = 69
        /// A file of Mugmoji's own is missing or broken.
        case software = 70
        case cannotCreate = 73
        /// Ctrl-C.
        case interrupted = 130
    }

    let status: Status
    let description: String

    var exitCode: ExitCode { ExitCode(status.rawValue) }
}
