import Foundation

/// Reports the progress of several inputs: a bar on a terminal, a plain line for each input elsewhere.
struct ProgressReporter {
    private let total: Int
    /// Progress is drawn as a bar, over which messages may scroll away.
    let bar: Bool
    private let lines: Bool
    private var done = 0
    private let started = ContinuousClock.now

    /// - Parameter quiet: reports nothing but failures.
    init(total: Int, quiet: Bool) {
        self.total = total
        bar = !quiet && total > 1 && Terminal.errorIsTerminal
        lines = !quiet && !bar
        draw()
    }

    /// Counts one input as done; `line` says what became of it, where that is worth a line.
    mutating func finished(_ line: String? = nil) {
        done += 1
        if lines, let line { Terminal.say(line) }
        draw()
    }

    /// Counts one input as failed. Failures are always reported.
    mutating func failed(_ failure: Failure) {
        done += 1
        if bar { clear() }
        Terminal.report(failure)
        draw()
    }

    /// Removes the bar.
    func end() {
        if bar { clear() }
    }

    private func draw() {
        guard bar else { return }
        let width = 30
        let filled = total == 0 ? width : width * done / total
        let cells = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        write("\r\(cells) \(done)/\(total)\(remaining)\u{1B}[K")
    }

    private var remaining: String {
        guard done > 0, done < total else { return "" }
        let elapsed = started.duration(to: .now) / .seconds(1)
        return String(format: "  %.0f s left", elapsed / Double(done) * Double(total - done))
    }

    private func clear() { write("\r\u{1B}[K") }

    private func write(_ text: String) { Terminal.write(text) }
}
