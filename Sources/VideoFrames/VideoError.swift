/// Why a video could not be read or written. The description is a clause; whoever knows the file's name puts it in front.
package enum VideoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `ffmpeg` or `ffprobe` is not installed.
    case programMissing(name: String)
    /// This process may start no programs, as in a sandbox.
    case programForbidden(name: String)
    /// The system refuses to open it; `details` are its words.
    case cannotOpen(details: String)
    /// It is a folder, a pipe, a socket or a device.
    case notAFile(kind: String)
    /// It is something else than a video, or a list of videos.
    case otherKind(name: String, advice: String)
    /// It is no video that ffmpeg can read; `details` are its words.
    case unreadable(details: String)
    /// Its frames have more pixels than ``VideoInfo/mostPixels``.
    case tooLarge(width: Int, height: Int)
    /// There is no moving picture in it, only sound or a cover.
    case noPicture
    /// Not one frame could be decoded, or none lies in the stretch that was asked for.
    case noFrames
    /// The program ended before its work was done; `details` are the last words it said.
    case readingFailed(details: String)
    /// The video could not be written; `details` are the words of the system or of ffmpeg.
    case writingFailed(details: String)
    /// The machine's limits are reached; `details` are the system's words.
    case outOfResources(details: String)
    /// It was told to stop before its first frame.
    case stopped
    /// The file name's ending stands for no kind of video that is written.
    case unknownFormat(ending: String)

    package var description: String {
        switch self {
        case .programMissing(let name):
            "the program \(name) is not found; install the package ffmpeg (Debian, Ubuntu: apt-get install ffmpeg), "
                + "or put the folder of \(name) into PATH"
        case .programForbidden(let name):
            "the program \(name) may not be started here; take a kind of file that needs none, or leave the sandbox out"
        case .cannotOpen(let details): "it cannot be opened: \(details)"
        case .notAFile(let kind): "it is \(kind); a video has to be a file, in which one can go back and forth"
        case .otherKind(let name, let advice): "it is no video that can be read: it is \(name); \(advice)"
        case .unreadable(let details):
            "it is no video that can be read (\(details)); play it to see whether it is whole"
        case .tooLarge(let width, let height):
            "its frames of \(width)×\(height) pixels are larger than what is read, \(VideoInfo.mostPixels) pixels "
                + "(8192×4320); make them smaller first"
        case .noPicture: "there is no moving picture in it, only sound or a cover; choose a video"
        case .noFrames: "there is no frame in it, or none in the stretch that was asked for"
        case .readingFailed(let details): "reading stopped before its end: \(details)"
        case .writingFailed(let details): "the video cannot be written: \(details)"
        case .outOfResources(let details):
            "the system’s limits are reached: \(details); raise them (ulimit -n, ulimit -u), or end other programs"
        case .stopped: "stopped before its first frame; nothing is written"
        case .unknownFormat(let ending):
            "“.\(ending)” is no kind of video that is written; take \(VideoFormat.names)"
        }
    }
}
