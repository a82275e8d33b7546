import Imaging
import Synchronization

/// Tells the reading of a video to end early.
package final class StopSignal: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package var isSet: Bool { flag.load(ordering: .relaxed) }

    package func set() { flag.store(true, ordering: .relaxed) }
}
