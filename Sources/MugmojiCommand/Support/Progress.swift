import Foundation
import Synchronization

/// How far a command is, for the person at the terminal: a bar where it is known how many steps there are, and more than one; a
/// count where it is not. Elsewhere than on a terminal there is only a plain line for each step that is worth one. Steps may be
/// told of from any thread.
final class Progress: Sendable {
    private struct State {
        var total: Int?
        var done = 0
        var started = ContinuousClock.now
        /// When the count was drawn; `nil` before the first frame.
        var counted: ContinuousClock.Instant?
        /// The last line of the terminal is ours.
        var isDrawn = false
    }

    private let isQuiet: Bool
    private let isShown: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - total: how many steps there are, where that is known before the first.
    ///   - quiet: nothing is said but what went wrong.
    init(total: Int? = nil, quiet: Bool) {
        isQuiet = quiet
        isShown = !quiet && Terminal.errorIsTerminal
        if let total { state.withLock { begin(&$0, total: total) } }
    }

    /// Progress is drawn as a bar, over which messages may scroll away.
    var isBar: Bool { state.withLock { isBar($0) } }

    /// Counts one step as done; `line` says what became of it, where that is worth a line.
    func finished(_ line: String? = nil) {
        state.withLock { state in
            state.done += 1
            if !isQuiet, !isBar(state), let line { Terminal.say(line) }
            drawBar(&state)
        }
    }

    /// Counts one step as failed. Failures are always reported.
    func failed(_ failure: Failure) {
        state.withLock { state in
            state.done += 1
            clear(&state)
            Terminal.report(failure)
            drawBar(&state)
        }
    }

    /// Counts one step as done unless `done` is 0, which only tells how many there are.
    func reached(_ done: Int, of total: Int) {
        state.withLock { state in
            if state.total == nil { begin(&state, total: total) }
            // Threads may tell of their steps in another order than they were counted.
            if done > 0 { state.done += 1 }
            drawBar(&state)
        }
    }

    /// Draws how many frames are done, a few times a second.
    ///
    /// - Parameter expected: about how many there will be; with it the share and the time that is left are drawn.
    func counted(frames: Int, of expected: Int? = nil) {
        guard isShown else { return }
        state.withLock { state in
            if state.counted == nil { state.started = .now }
            if let counted = state.counted, counted.duration(to: .now) < .milliseconds(200) { return }
            state.counted = .now
            guard let expected, frames < expected else { return draw("\(frames) frames", &state) }
            let share = "\(frames) of about \(expected) frames, \(100 * frames / expected) %"
            draw("\(Self.bar(frames, of: expected)) \(share)\(left(frames, of: expected, state))", &state)
        }
    }

    /// Removes what is drawn.
    func end() { state.withLock { clear(&$0) } }

    private func isBar(_ state: State) -> Bool { isShown && (state.total ?? 0) > 1 }

    private func begin(_ state: inout State, total: Int) {
        state.total = total
        state.started = .now
        drawBar(&state)
    }

    private func drawBar(_ state: inout State) {
        guard isBar(state), let total = state.total else { return }
        draw("\(Self.bar(state.done, of: total)) \(state.done)/\(total)\(left(state.done, of: total, state))", &state)
    }

    private static func bar(_ done: Int, of total: Int) -> String {
        let width = 30
        let filled = width * done / total
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    /// How long the rest will take, at the pace so far.
    private func left(_ done: Int, of total: Int, _ state: State) -> String {
        guard done > 0, done < total else { return "" }
        let elapsed = state.started.duration(to: .now) / .seconds(1)
        return String(format: "  %.0f s left", elapsed / Double(done) * Double(total - done))
    }

    private func draw(_ text: String, _ state: inout State) {
        Terminal.write("\r\(text)\u{1B}[K")
        state.isDrawn = true
    }

    private func clear(_ state: inout State) {
        if state.isDrawn { Terminal.write("\r\u{1B}[K") }
        state.isDrawn = false
    }
}
