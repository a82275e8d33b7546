#if Service
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The HTTP service: pictures in, avatars out, and the page on which they are finished.
///
///     let service = try MugmojiService(ServiceConfiguration(port: 8080))
///     try await service.run()
public final class MugmojiService: Sendable {
    private let core: ServiceCore
    private let logLevel: Logger.Level
    private let state = Mutex(State())
    private let connections: LastConnections

    private struct State {
        var isStopped = false
        var group: ServiceGroup?
        /// Set once it listens.
        var listener: (any Channel)?
    }

    /// Loads everything that requests need.
    ///
    /// - Parameters:
    ///   - configuration: where it listens, for whom, and how much it does.
    ///   - logLevel: what is told on standard error: `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`. Nothing of a
    ///     picture is, at any level.
    /// - Throws: ``ServiceConfigurationError``, and what is thrown where networks, styles or the page cannot be loaded.
    public convenience init(
        _ configuration: ServiceConfiguration = ServiceConfiguration(), logLevel: String = "notice"
    ) throws {
        try self.init(ServiceCore(configuration), logLevel: logLevel)
    }

    init(_ core: ServiceCore, logLevel: String) {
        self.core = core
        connections = LastConnections(most: core.limits.connections)
        self.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
    }

    /// Answers requests until ``stop()``, and then those that had been accepted.
    ///
    /// - Parameter ready: told the port once it listens.
    /// - Throws: what the system says when the address cannot be listened on.
    public func run(ready: @escaping @Sendable (_ port: Int) async -> Void = { _ in }) async throws {
        var logger = Logger(label: "mugmoji") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        let configuration = core.configuration
        let (limits, untaken) = (core.limits, core.untaken)
        var channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits: limits, untaken: untaken)],
            idleTimeout: .seconds(limits.idleSeconds))
        channel.httpDecoder.maxHeaderFieldSize = limits.headBytes
        channel.httpDecoder.maxHeaderListSize = limits.headBytes
        channel.httpDecoder.maxHeaderFieldCount = limits.headFields
        let application = Application(
            responder: ServiceResponder(core: core),
            server: HTTPServerBuilder { [channel, connections] responder in
                connections.counting(HTTP1Channel(responder: responder, configuration: channel))
            },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: connections.admission),
            onServerRunning: { [self] listener in
                let isStopped = state.withLock { state in
                    state.listener = listener
                    return state.isStopped
                }
                if !isStopped { await ready(listener.localAddress?.port ?? configuration.port) }
            },
            logger: logger)
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        defer { core.queue.end() }
        let isStopped = state.withLock { state in
            state.group = group
            return state.isStopped
        }
        guard !isStopped else { return }
        try await group.run()
        await connections.haveEnded(within: limits.requestSeconds)
    }

    /// Takes no more requests, and lets ``run(ready:)`` return when those that were accepted are answered. Before it listens, there are none.
    public func stop() {
        let (group, listener) = state.withLock { state in
            state.isStopped = true
            return (state.group, state.listener)
        }
        guard let group else { return }
        Task {
            if let listener { await connections.areTaken(from: listener) }
            await group.triggerGracefulShutdown()
        }
    }
}

#endif
