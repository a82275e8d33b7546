import Foundation
import Subprocess
import Synchronization

/// How the programs `ffmpeg` and `ffprobe` are run.
enum FFmpeg {
    /// A group of its own keeps Ctrl-C away from the program: it ends when its work is over, or when it is told to.
    static var platformOptions: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        return options
    }

    /// The input is this file, whatever its name looks like, read as `container` and as nothing else: the reader is named, no
    /// other may be opened from within it, and of the protocols only that of files is left. None of the containers names
    /// others but MP4, whose reader is told not to follow, as it is by default.
    static func input(_ path: String, as container: VideoContainer) -> [String] {
        let references = container == .mp4 ? ["-enable_drefs", "0", "-use_absolute_path", "0"] : []
        return ["-protocol_whitelist", "file", "-format_whitelist", container.demuxer] + references + [
            "-max_pixels", "\(VideoInfo.mostPixels)", "-f", container.demuxer, "-i", "file:" + path,
        ]
    }

    /// A program that ends while we write to it must not end us, nor a file that reaches the limit of its size.
    static func ignoreBrokenPipes() { _ = ignored }
    private static let ignored: Void = {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }()

    /// What a program that could not even be started, or whose pipes failed, means.
    static func failure(of program: String, _ error: SubprocessError) -> VideoError? {
        if error.code == .executableNotFound { return .programMissing(name: program) }
        return resources("\(error)")
    }

    /// The machine's limits, where words tell of them.
    static func resources(_ words: String) -> VideoError? {
        let limits = ["Too many open files", "Resource temporarily unavailable"]
        guard let limit = limits.first(where: words.contains) else { return nil }
        return .outOfResources(details: limit.lowercased())
    }

    /// The last line of what a program said, without the file's name.
    static func words(_ text: String, path: String) -> String? {
        guard let line = text.split(whereSeparator: \.isNewline).last(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return nil }
        return clean(line.replacingOccurrences(of: "file:\(path): ", with: ""))
    }

    /// A program's words as they may stand in a message: of a file's making, and for a terminal.
    static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { !unsafeCategories.contains($0.properties.generalCategory) }
        return String(String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces).prefix(300))
    }
    private static let unsafeCategories: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
    ]

    /// Why a program that ended with `status` failed; `nil` when it did not.
    static func failure(_ status: TerminationStatus, said: String?) -> String? {
        switch status {
        case .exited(0): nil
        case .exited(let code): said ?? "ffmpeg ended with status \(code) and gave no reason"
        case .signaled(let number):
            "ffmpeg was stopped by signal \(number)" + (said.map { "; it last said: \($0)" } ?? "")
        }
    }
}
