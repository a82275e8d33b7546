#if Service
import Synchronization

/// How many bytes of requests' bodies, or of answers, are held at a time, over all connections.
final class HeldBytes: Sendable {
    private let most: Int
    private let held = Mutex(0)

    init(most: Int) { self.most = most }

    var count: Int { held.withLock { $0 } }

    /// Takes so many more bytes; `false` where there would be too many.
    func take(_ bytes: Int) -> Bool {
        held.withLock { held in
            guard held + bytes <= most else { return false }
            held += bytes
            return true
        }
    }

    /// Whether there are as many as may be.
    var isFull: Bool { held.withLock { $0 >= most } }

    /// Takes so many more bytes, whether or not there is room.
    func add(_ bytes: Int) { held.withLock { $0 += bytes } }

    func giveBack(_ bytes: Int) { held.withLock { $0 -= bytes } }
}

#endif
