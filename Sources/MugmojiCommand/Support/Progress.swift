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
        /// When the count was drawn.
        var counted = ContinuousClock.now
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
    func counted(frames: Int) {
        guard isShown else { return }
        state.withLock { state in
            guard state.counted.duration(to: .now) > .milliseconds(200) else { return }
            state.counted = .now
            draw("\(frames) frames", &state)
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
        let width = 30
        let filled = width * state.done / total
        let cells = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        var rest = ""
        if state.done > 0, state.done < total {
            let elapsed = state.started.duration(to: .now) / .seconds(1)
            rest = String(format: "  %.0f s left", elapsed / Double(state.done) * Double(total - state.done))
        }
        draw("\(cells) \(state.done)/\(total)\(rest)", &state)
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
