#if Service
import Foundation
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Connections from when they are accepted, so that the service ends neither before it has looked at the last ones nor before they end.
final class LastConnections: Sendable {
    private struct State {
        var open = 0
        /// Of the open ones, those on which nobody waits for requests yet.
        var waiting = 0
    }

    private let state = Mutex(State())
    private let most: Int

    /// - Parameter most: how many may be open at a time; others wait until the system takes them from its list.
    init(most: Int) { self.most = most }

    /// Told of each connection by the loop that accepts it, at once.
    var admission: some AvailableConnectionsDelegate { Admission(connections: self) }

    /// Sets up and answers connections as `channel` does, none left out.
    func counting<Base: ServerChildChannel>(_ channel: Base) -> some ServerChildChannel {
        CountedChannel(base: channel, connections: self)
    }

    /// Returns when no connection that was made waits to be looked at, or that takes longer than a second: a listener that is closed resets those that
    /// the system has made and nobody has taken, whatever was sent on them, and loses those that are on their way to who answers.
    func areTaken(from listener: any Channel) async {
        guard let socket = listener as? any SocketOptionProvider else { return }
        // Of a socket that listens, tcpi_unacked is the number of connections that the system holds. It is asked for on the loop that accepts.
        await poll(for: 1) {
            guard let info = try? await socket.getTCPInfo().get() else { return true }
            return info.tcpi_unacked == 0 && state.withLock { $0.waiting } == 0
        }
    }

    /// Returns when there is no connection any more, or that takes longer than `seconds`.
    func haveEnded(within seconds: Double) async {
        await poll(for: seconds) { state.withLock { $0.open } == 0 }
    }

    private func poll(for seconds: Double, _ isDone: () async -> Bool) async {
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        while ContinuousClock.now < end, await !isDone() { try? await Task.sleep(for: .milliseconds(1)) }
    }

    fileprivate func begins() { state.withLock { $0.waiting -= 1 } }

    private struct Admission: AvailableConnectionsDelegate {
        let connections: LastConnections

        func connectionOpened() {
            connections.state.withLock { state in
                state.open += 1
                state.waiting += 1
            }
        }

        func connectionClosed() { connections.state.withLock { $0.open -= 1 } }

        func isAcceptingNewConnections() -> Bool { connections.state.withLock { $0.open } < connections.most }
    }
}

/// A connection that is made while the listener closes is dropped by SwiftNIO, which ends a program that drops one on which nobody has waited for
/// requests. Here such a connection is answered like all others.
private struct CountedChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let connections: LastConnections

    /// A connection, until somebody answers what comes on it.
    final class Value: ServerChildChannelValue {
        private let value: Mutex<Base.Value?>
        private let answering: CountedChannel
        private let logger: Logger
        let channel: any Channel

        init(_ value: Base.Value, answering: CountedChannel, logger: Logger) {
            self.value = Mutex(value)
            (channel, self.answering, self.logger) = (value.channel, answering, logger)
        }

        func answer() async {
            let value = value.withLock { $0.take() }
            if let value { await answering.answer(value, logger) }
        }

        deinit {
            guard let value = value.withLock({ $0.take() }) else { return }
            Task { [answering, logger] in await answering.answer(value, logger) }
        }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let made = base.setup(channel: channel, logger: logger).map { Value($0, answering: self, logger: logger) }
        made.whenFailure { _ in connections.begins() }
        return made
    }

    func handle(value: Value, logger: Logger) async { await value.answer() }

    private func answer(_ value: Base.Value, _ logger: Logger) async {
        connections.begins()
        await base.handle(value: value, logger: logger)
    }
}

#endif
