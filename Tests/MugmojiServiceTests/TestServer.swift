#if Service
import Foundation
import PartLibrary
import Synchronization
import Testing

@testable import MugmojiService

/// A service on a free port of loopback, which ends with the value.
final class TestServer: Sendable {
    let port: Int
    let core: ServiceCore
    private let service: MugmojiService
    private let task: Task<Void, any Error>

    /// Networks and styles, loaded once for all tests.
    private static let loaded = Result { try ServiceCore.Loaded(ServiceConfiguration()) }

    init(_ change: (inout ServiceConfiguration) -> Void = { _ in }) async throws {
        var configuration = ServiceConfiguration(port: 0)
        // A busy machine is no fault; who tests such a limit sets it.
        (configuration.limits.bodySeconds, configuration.limits.requestSeconds) = (120, 120)
        configuration.limits.idleSeconds = 120
        change(&configuration)
        let core = try ServiceCore(configuration, loaded: Self.loaded.get())
        let service = MugmojiService(core, logLevel: "critical")
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        task = Task {
            defer { continuation.finish() }
            try await service.run { continuation.yield($0) }
        }
        var found: Int?
        for await port in ports {
            found = port
            break
        }
        port = try #require(found, "the service does not listen")
        (self.core, self.service) = (core, service)
    }

    deinit { service.stop() }

    /// Stops it, and returns when all that was accepted is answered.
    func stop() async throws {
        service.stop()
        try await task.value
    }

    func connect(receiveBuffer: Int? = nil) async throws -> Connection {
        try await Connection(port: port, receiveBuffer: receiveBuffer)
    }

    /// Asks once, on a connection of its own.
    func ask(
        _ method: String = "GET", _ path: String, _ fields: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Reply {
        let connection = try await connect()
        return try await connection.ask(method, path, fields, body: body)
    }
}

/// What was answered.
struct Reply: Sendable {
    let status: Int
    /// By names in lower case.
    let fields: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: Any? { try? JSONSerialization.jsonObject(with: Data(body)) }

    /// The last word of a problem's type.
    var problem: String? {
        guard fields["content-type"] == "application/problem+json", let problem = json as? [String: Any],
            let type = problem["type"] as? String, problem["status"] as? Int == status,
            (problem["detail"] as? String)?.isEmpty == false, (problem["title"] as? String)?.isEmpty == false
        else { return nil }
        return type.hasPrefix("urn:mugmoji:") ? String(type.dropFirst(12)) : nil
    }
}

/// A connection on which bytes are written as they are.
final class Connection: Sendable {
    private let descriptor: Int32
    private let rest = Mutex<[UInt8]>([])

    struct Failed: Error {
        let what: String
    }

    /// - Parameter receiveBuffer: bytes that the system takes before somebody reads them, about.
    init(port: Int, receiveBuffer: Int? = nil) async throws {
        descriptor = try await Self.apart {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            if var size = receiveBuffer.map(Int32.init) {
                setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard result == 0 else { throw Failed(what: "connect: \(errno)") }
            var limit = timeval(tv_sec: 60, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            return descriptor
        }
    }

    deinit { close(descriptor) }

    /// Blocks a thread that is not one of those that tasks need.
    private static func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }

    func send(_ bytes: [UInt8]) async throws {
        let descriptor = descriptor
        try await Self.apart {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw Failed(what: "send: \(errno)") }
                sent += count
            }
        }
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// No more is sent; what comes is still read.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes next; empty at the end.
    private func receive() async throws -> [UInt8] {
        let descriptor = descriptor
        return try await Self.apart {
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw Failed(what: "recv: \(errno)") }
            return Array(buffer.prefix(count))
        }
    }

    /// Whether the other side has closed the connection, or closes it without another byte.
    func isClosed() async throws -> Bool {
        do { return try await receive().isEmpty } catch { return true }
    }

    /// The next answer; an interim one (1xx) counts.
    func reply(toHead: Bool = false) async throws -> Reply {
        var bytes = rest.withLock { $0 }
        let blank = Array("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            end = bytes.indices.first { bytes[$0...].starts(with: blank) }
            if end != nil { break }
            let more = try await receive()
            guard !more.isEmpty else { throw Failed(what: "closed before an answer") }
            bytes += more
        }
        let head = String(decoding: bytes.prefix(end ?? 0), as: UTF8.self).components(separatedBy: "\r\n")
        bytes.removeFirst((end ?? 0) + 4)
        let status = Int(head[0].split(separator: " ")[1]) ?? 0
        var fields: [String: String] = [:]
        for line in head.dropFirst() {
            let halves = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            fields[halves[0].lowercased()] = halves.count > 1 ? halves[1] : ""
        }
        let length =
            toHead || status < 200 || status == 204 || status == 304 ? 0 : Int(fields["content-length"] ?? "0") ?? 0
        while bytes.count < length {
            let more = try await receive()
            guard !more.isEmpty else { throw Failed(what: "closed within an answer") }
            bytes += more
        }
        let left = Array(bytes.dropFirst(length))
        rest.withLock { $0 = left }
        return Reply(status: status, fields: fields, body: Array(bytes.prefix(length)))
    }

    /// The text of a request's head.
    static func head(_ method: String, _ path: String, _ fields: [String: String] = [:]) -> String {
        var fields = fields
        if fields["Host"] == nil { fields["Host"] = "localhost" }
        let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
        return "\(method) \(path) HTTP/1.1\r\n" + lines.joined() + "\r\n"
    }

    func ask(
        _ method: String = "GET", _ path: String, _ fields: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Reply {
        var fields = fields
        if !body.isEmpty { fields["Content-Length"] = "\(body.count)" }
        try await send(Array(Self.head(method, path, fields).utf8) + body)
        return try await reply(toHead: method == "HEAD")
    }
}

#endif
