import Basics
import Foundation
import Imaging

/// Messages to the person at the terminal. They go to standard error, so that standard output carries only results. Where they
/// cannot be written they are lost, and the work goes on.
enum Terminal {
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Says one line; names in it cannot break out of it.
    static func say(_ line: String) { write(line.visible + "\n") }

    /// Says what went wrong, or what is to be known: a line each, with the program's name before it.
    static func report(_ lines: String...) { report(lines) }

    static func report(_ failure: Failure) { report(failure.lines) }

    private static func report(_ lines: [String]) {
        write(lines.map { "mugmoji: \($0.visible)\n" }.joined())
    }

    /// Writes text as it is, escape sequences too.
    static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}
