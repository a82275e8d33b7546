import Basics
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
        let refusals = ["Operation not permitted", "Permission denied"]
        if refusals.contains(where: "\(error)".contains) { return .programForbidden(name: program) }
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
        let plain = text.replacing(where: { !$0.isPlain }, by: { _ in "" })
        return String(plain.trimmingCharacters(in: .whitespaces).prefix(300))
    }

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

/// What a program said on its standard error.
final class SpokenWords: Sendable {
    private struct Lines {
        var last: String?
        var first: [String] = []
    }
    private let lines = Mutex(Lines())
    private static let kept = 64

    /// The last line.
    var text: String? { lines.withLock { $0.last } }

    /// The last line that tells a cause: ffmpeg ends with consequences.
    var reason: String? {
        lines.withLock { lines in
            lines.first.last { line in !Self.consequences.contains { line.contains($0) } } ?? lines.last
        }
    }
    private static let consequences = [
        "Error marking filters", "Cannot determine format of input stream", "Conversion failed",
        "Error while filtering",
        "Nothing was written into output file", "Last message repeated",
    ]

    /// The first of the lines that holds one of `phrases`. Of thousands of lines only the first and the last are kept.
    func line(with phrases: [String]) -> String? {
        let heard = lines.withLock { $0.first + ($0.last.map { [$0] } ?? []) }
        return heard.first { line in phrases.contains { line.contains($0) } }
    }

    /// Reads to the end.
    func listen(to output: SubprocessOutputSequence) async {
        do {
            for try await text in output.strings() {
                let text = FFmpeg.clean(text)
                guard !text.isEmpty else { continue }
                lines.withLock { lines in
                    lines.last = text
                    if lines.first.count < Self.kept { lines.first.append(text) }
                }
            }
        } catch {
            // What was heard so far is all there is.
        }
    }
}

/// The system's numbers of open files, of which every pipe to a program takes two.
enum Descriptors {
    /// What two programs with three pipes each take, and some more.
    private static let needed = 32

    /// Looks whether enough are left. To start programs when they run out half-way can wait for ever.
    ///
    /// - Throws: ``VideoError/outOfResources(details:)``.
    static func require() throws(VideoError) {
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 1024))
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        var held: [Int32] = []
        defer { for descriptor in held { close(descriptor) } }
        while held.count < needed {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw .outOfResources(details: String(cString: strerror(errno)).lowercased())
            }
            held.append(descriptor)
        }
    }
}

extension StandardInputWriter {
    /// Writes all bytes.
    ///
    /// - Throws: ``EncoderEnded``.
    func writeAll(_ bytes: [UInt8]) async throws(EncoderEnded) {
        let written: Int
        do {
            written = try await write(bytes)
        } catch {
            throw EncoderEnded()
        }
        guard written == bytes.count else { throw EncoderEnded() }
    }
}

/// The program ended before everything was written.
struct EncoderEnded: Error {}
