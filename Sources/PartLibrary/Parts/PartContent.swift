import Synchronization

/// What stands in a part's file: there at once, or read when it is first asked for. A part that is copied keeps one of them.
final class PartContent: Sendable {
    private enum State {
        case unread(@Sendable () throws(StyleError) -> PartContent)
        case sound(Drawing, title: String?)
        case broken(StyleError)
    }

    private let state: Mutex<State>

    init(drawing: Drawing, title: String?) { state = Mutex(.sound(drawing, title: title)) }

    /// - Parameter reading: reads the file and checks all of it.
    init(reading: @escaping @Sendable () throws(StyleError) -> PartContent) { state = Mutex(.unread(reading)) }

    var drawing: Drawing {
        if case .sound(let drawing, _) = read() { drawing } else { Drawing() }
    }

    var title: String? {
        if case .sound(_, let title) = read() { title } else { nil }
    }

    func check() throws(StyleError) {
        if case .broken(let error) = read() { throw error }
    }

    private func read() -> State {
        state.withLock { state in
            guard case .unread(let reading) = state else { return state }
            do throws(StyleError) {
                state = try reading().read()
            } catch {
                state = .broken(error)
            }
            return state
        }
    }
}
