/// Why a video could not be read or written. The description is a clause; whoever knows the file's name puts it in front.
public enum VideoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `ffmpeg` or `ffprobe` is not installed.
    case programMissing(name: String)
    /// It is no video that ffmpeg can read; `details` are its words.
    case unreadable(details: String)
    /// There is no moving picture in it, only sound or a cover.
    case noPicture
    /// Not one frame could be decoded, or none lies in the stretch that was asked for.
    case noFrames
    /// The program ended before its work was done; `details` are the last words it said.
    case readingFailed(details: String)
    /// The program could not write the video; `details` are the last words it said.
    case writingFailed(details: String)
    /// It was told to stop before its first frame.
    case stopped
    /// The file name's ending stands for no kind of video that is written.
    case unknownFormat(ending: String)

    public var description: String {
        switch self {
        case .programMissing(let name):
            "the program \(name) is not found; install the package ffmpeg (Debian, Ubuntu: apt-get install ffmpeg), "
                + "or put the folder of \(name) into PATH"
        case .unreadable(let details):
            "it is no video that can be read (\(details)); play it to see whether it is whole"
        case .noPicture: "there is no moving picture in it, only sound or a cover; choose a video"
        case .noFrames: "there is no frame in it, or none in the stretch that was asked for"
        case .readingFailed(let details): "reading stopped before its end: \(details)"
        case .writingFailed(let details): "ffmpeg cannot write it: \(details)"
        case .stopped: "stopped before its first frame; nothing is written"
        case .unknownFormat(let ending):
            "“.\(ending)” is no kind of video that is written; take \(VideoFormat.names)"
        }
    }
}
