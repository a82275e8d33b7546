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

    /// The input is a file, whatever its name looks like, and it cannot name others on the net.
    static func input(_ path: String) -> [String] { ["-protocol_whitelist", "file,pipe", "-i", "file:" + path] }

    /// A program that ends while we write to it must not end us.
    static func ignoreBrokenPipes() { _ = ignored }
    private static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    static func missing(_ program: String, _ error: SubprocessError) -> VideoError? {
        error.code == .executableNotFound ? .programMissing(name: program) : nil
    }

    /// The last line of what a program said, without the file's name.
    static func words(_ text: String, path: String) -> String? {
        guard let line = text.split(whereSeparator: \.isNewline).last(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return nil }
        return line.replacingOccurrences(of: "file:\(path): ", with: "").trimmingCharacters(in: .whitespaces)
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

/// The last line that a program said on its standard error.
final class LastWords: Sendable {
    private let line = Mutex<String?>(nil)

    var text: String? { line.withLock { $0 } }

    /// Reads to the end.
    func listen(to output: SubprocessOutputSequence) async {
        do {
            for try await text in output.strings() {
                let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
                if !text.isEmpty { line.withLock { $0 = text } }
            }
        } catch {
            // What was heard so far is all there is.
        }
    }
}
