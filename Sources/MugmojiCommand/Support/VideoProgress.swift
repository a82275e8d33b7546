import Foundation
import Synchronization

/// Says on a terminal how many frames are drawn.
final class VideoProgress: Sendable {
    private let isShown: Bool
    private let last = Mutex(ContinuousClock.now)

    init(quiet: Bool) { isShown = !quiet && Terminal.errorIsTerminal }

    func drawn(_ frames: Int) {
        guard isShown else { return }
        let isDue = last.withLock { last in
            guard last.duration(to: .now) > .milliseconds(200) else { return false }
            last = .now
            return true
        }
        if isDue { show("\r\(frames) frames\u{1B}[K") }
    }

    func end() {
        if isShown { show("\r\u{1B}[K") }
    }

    private func show(_ text: String) { Terminal.write(text) }
}
