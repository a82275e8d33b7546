import Foundation
import Subprocess
import Synchronization

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
